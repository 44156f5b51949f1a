import type { ReactNode } from 'react'
import { words } from '../words/en.ts'
import { Ago } from './time.tsx'

interface Props {
  at: number | null
  /** What is not in the copy. */
  children?: ReactNode
}

/** How old the copy of this device is that is on screen; nothing where the server answered. */
export function KeptAge({ at, children }: Props) {
  if (at === null) return null
  return (
    <p className="notice">
      {words.keptCopy} {at > 0 ? <Ago at={at} /> : words.keptOnce}. {children}
    </p>
  )
}
