import { words } from '../words/en.ts'
import { Ago } from './time.tsx'

/** How old the copy of this device is that is on screen; nothing where the server answered. */
export function KeptAge({ at }: { at: number | null }) {
  if (at === null) return null
  return (
    <p className="notice">
      {words.keptCopy} {at > 0 ? <Ago at={at} /> : words.keptOnce}.
    </p>
  )
}
