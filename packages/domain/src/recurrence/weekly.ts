import type { Instant } from '../ids.ts'
import { type ThoughtTime, WEEKDAYS } from '../thought.ts'
import { instantOf, wallOf } from './zones.ts'

const DAY = 24 * 60 * 60 * 1000

/**
 * The first instant after another at which it is this hour of this day of the week. An hour that is skipped that day counts as when the
 * clocks before would have shown it, so that no week goes without; one that comes twice, the first time.
 */
export function nextWeekly({ weekday, hour, zone }: ThoughtTime, after: Instant): Instant {
  const today = wallOf(after, zone).slice(0, 10)
  // As if the day were one of UTC: days of a calendar have no zone.
  const start = Date.parse(`${today}T00:00Z`)
  const ahead = (WEEKDAYS.indexOf(weekday) + 8 - new Date(start).getUTCDay()) % 7
  const at = (days: number) =>
    instantOf(`${new Date(start + days * DAY).toISOString().slice(0, 10)}T${String(hour).padStart(2, '0')}:00`, zone)
  const first = at(ahead)
  return first > after ? first : at(ahead + 7)
}
