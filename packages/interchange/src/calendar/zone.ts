import type { Instant } from '@commonplace/domain'
import { basicWall, offsetAt, transitionsOf, wallOf } from '@commonplace/domain/recurrence'

const MINUTE = 60_000

/** `+0100`, as zones write how far they are ahead of UTC. */
function offset(milliseconds: number): string {
  const minutes = Math.abs(Math.round(milliseconds / MINUTE))
  const two = (n: number) => String(n).padStart(2, '0')
  return `${milliseconds < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}${two(minutes % 60)}`
}

const observance = (kind: 'STANDARD' | 'DAYLIGHT', start: string, from: number, to: number): string[] => [
  `BEGIN:${kind}`,
  `DTSTART:${start}`,
  `TZOFFSETFROM:${offset(from)}`,
  `TZOFFSETTO:${offset(to)}`,
  `END:${kind}`,
]

/** A zone for programs that do not know it by name: every change of its clocks between two instants, one by one, as it really was or will be. */
export function zoneLines(zone: string, from: Instant, to: Instant): string[] {
  const first = offsetAt(from, zone)
  return [
    'BEGIN:VTIMEZONE',
    `TZID:${zone}`,
    ...observance('STANDARD', basicWall(wallOf(from, zone)), first, first),
    ...transitionsOf(zone, from, to).flatMap(({ at, before, after }) => {
      const shown = basicWall(new Date(at + before).toISOString().slice(0, 16))
      return observance(after > before ? 'DAYLIGHT' : 'STANDARD', shown, before, after)
    }),
    'END:VTIMEZONE',
  ]
}
