import type { OutputOf, routes } from '@commonplace/api'
import type { ActRow } from '../device/open-device.ts'

type Pulses = OutputOf<typeof routes.readPulse>

/** The pulse that is kept, at this moment and as it will be once what waits was sent: replied to, and not open any more after its day. */
export function pulseAsWaiting(kept: unknown, acts: readonly ActRow[], now: number): Pulses {
  const pulses = kept as Pulses
  const { open } = pulses
  if (!open) return pulses
  if (open.closesAt <= now) return { ...pulses, open: null }
  const waits = acts.some((act) => act.name === 'replyToPulse' && act.params.id === open.id && !act.refusal)
  return waits ? { ...pulses, open: { ...open, replied: true } } : pulses
}
