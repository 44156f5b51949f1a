import { dayOf } from '../../words/dates.ts'

/** A day by UTC, as it was counted: not the day it was where the reader is. */
export function DayIn({ at }: { at: number }) {
  return <time dateTime={new Date(at).toISOString().slice(0, 10)}>{dayOf(at, 'UTC')}</time>
}
