import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react'
import { ago, dayOf, exactly, nextAgo } from '../words/dates.ts'

const MINUTE = 60_000

/** The clock of the first view: the server's, so that both sides say the same. It is that of the minute that has begun. */
export const FirstNow = createContext(0)
export const minuteOf = (now: number): number => Math.floor(now / MINUTE) * MINUTE
/** The first minute that begins no earlier. */
export const nextMinuteOf = (at: number): number => Math.ceil(at / MINUTE) * MINUTE

/** Until when what is drawn says the time rightly. */
export interface Ageing {
  until: number
}

/** The server collects it while it renders, to know for how long a drawing can be given again. In the browser there is no collector. */
export const AgeingCollector = createContext<Ageing | null>(null)

const never = () => () => undefined

/** False while the server's view is taken over, true from then on. */
export function useTakenOver(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
}

const everyMinute = (now: number): number => now + MINUTE

/** The time now, moving on every minute. `changes` says when what is made of it next says something else, where that is not each minute. */
export function useNow(changes: (now: number) => number = everyMinute): number {
  const first = useContext(FirstNow)
  const ageing = useContext(AgeingCollector)
  if (ageing) ageing.until = Math.min(ageing.until, changes(first))
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
  const now = useNow((from) => nextAgo(at, from))
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
