import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react'
import { ago, dayOf, exactly } from '../words/dates.ts'

/** The clock of the first view: the server's, so that both sides say the same. */
export const FirstNow = createContext(0)

const never = () => () => undefined

/** False while the server's view is taken over, true from then on. */
export function useTakenOver(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
}

const MINUTE = 60_000

/** The time now, moving on every minute. */
export function useNow(): number {
  const first = useContext(FirstNow)
  const [now, setNow] = useState(first)
  useEffect(() => {
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), MINUTE)
    return () => clearInterval(timer)
  }, [])
  return now
}

/** "3 hours ago", with the exact moment for whoever asks. */
export function Ago({ at }: { at: number }) {
  const now = useNow()
  const zone = useTakenOver() ? undefined : 'UTC'
  return (
    <time dateTime={new Date(at).toISOString()} title={exactly(at, zone)}>
      {ago(at, now, zone)}
    </time>
  )
}

/** "3 November 2026". */
export function Day({ at }: { at: number }) {
  const zone = useTakenOver() ? undefined : 'UTC'
  return <time dateTime={new Date(at).toISOString()}>{dayOf(at, zone)}</time>
}
