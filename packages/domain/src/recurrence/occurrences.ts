import type { Exception, Gathering, Occurrence, WallTime, When } from '../gathering.ts'
import type { Instant } from '../ids.ts'
import { keysBetween } from './rule.ts'
import { asUtc, instantOf } from './zones.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const YEAR = 366 * DAY
/** The last instant there is. */
const LAST = 8.64e15

export type Planned = When & Pick<Gathering, 'cancelled'>

/** The occurrence of this name, or null where the gathering has none. */
export function occurrenceAt(gathering: Planned, exceptions: readonly Exception[], key: WallTime): Occurrence | null {
  if (asUtc(key) === null) return null
  const exception = exceptions.find((one) => one.key === key)
  const at = instantOf(key, gathering.zone)
  // What was moved stands where it is, also where its gathering ended meanwhile before the time that names it.
  if (exception?.start == null && !keysBetween(gathering, at, at).includes(key)) return null
  return occurrenceOf(gathering, key, exception)
}

function occurrenceOf(gathering: Planned, key: WallTime, exception: Exception | undefined): Occurrence {
  const { zone, minutes, cancelled } = gathering
  const start = instantOf(exception?.start ?? key, zone)
  return {
    key,
    start,
    end: start + minutes * MINUTE,
    moved: exception?.start != null,
    cancelled: exception?.cancelled ?? (cancelled && start >= cancelled.at ? cancelled.why : null),
  }
}

/** What is on between two instants (it begins before `to` and ends after `from`), in order, moved and cancelled ones too. */
export function occurrencesBetween(
  gathering: Planned,
  exceptions: readonly Exception[],
  from: Instant,
  to: Instant,
): readonly Occurrence[] {
  const within = ({ start, end }: Occurrence) => start < to && end > from
  const moved = exceptions.filter(({ start }) => start !== null)
  const named = new Map(exceptions.map((one) => [one.key, one]))
  const before = from - gathering.minutes * MINUTE - DAY
  const found = keysBetween(gathering, before, to)
    .filter((key) => named.get(key)?.start == null)
    .map((key) => occurrenceOf(gathering, key, named.get(key)))
  for (const { key } of moved) {
    const there = occurrenceAt(gathering, exceptions, key)
    if (there) found.push(there)
  }
  return found.filter(within).sort((a, b) => a.start - b.start)
}

/** How far ahead is looked, ever further while there are too few: most rules give enough within weeks. */
const AHEAD = [35 * DAY, YEAR, 10 * YEAR]

/** The next occurrences that are not over, the first first; of a rule, at most ten years ahead. */
export function nextOccurrences(
  gathering: Planned,
  exceptions: readonly Exception[],
  now: Instant,
  most: number,
): readonly Occurrence[] {
  if (gathering.rule === null) return occurrencesBetween(gathering, exceptions, now, LAST).slice(0, most)
  let found: readonly Occurrence[] = []
  for (const far of AHEAD) {
    found = occurrencesBetween(gathering, exceptions, now, now + far)
    if (found.length >= most) break
  }
  return found.slice(0, most)
}

/**
 * The next occurrence that takes place, not over at `now`, and beginning later than `after` where that is given; null where there is none within ten
 * years. However many before it are called off, it is found.
 */
export function nextStanding(
  gathering: Planned,
  exceptions: readonly Exception[],
  now: Instant,
  after: Instant = Number.NEGATIVE_INFINITY,
): Occurrence | null {
  const { rule, cancelled } = gathering
  if (cancelled && cancelled.at <= now) return null
  for (const far of rule === null ? [LAST - now] : AHEAD) {
    const coming = occurrencesBetween(gathering, exceptions, now, now + far)
    const next = coming.find((one) => one.cancelled === null && one.start > after)
    if (next) return next
  }
  return null
}

/** The last occurrence that is over, at most ten years ago; null where there is none. */
export function lastOccurrence(gathering: Planned, exceptions: readonly Exception[], now: Instant): Occurrence | null {
  for (const far of AHEAD) {
    const last = occurrencesBetween(gathering, exceptions, now - far, now).findLast(({ end }) => end <= now)
    if (last) return last
  }
  return null
}

/** Whether one of its occurrences began already, within the last ten years. */
export const hasBegun = (gathering: Planned, exceptions: readonly Exception[], now: Instant): boolean =>
  AHEAD.some((far) => occurrencesBetween(gathering, exceptions, now - far, now + 1).some(({ start }) => start <= now))
