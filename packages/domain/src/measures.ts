import type { Instant } from './ids.ts'
import { LATE_AFTER } from './question.ts'

// What a community did, counted by days and put together by weeks. Days and weeks are those of UTC; a week begins on Monday. Nothing here
// knows who did anything.

const DAY_MS = 24 * 60 * 60 * 1000
/** The number of the day an instant lies in, from 1970-01-01 on. */
export const dayNumber = (at: Instant): number => Math.floor(at / DAY_MS)
export const startOfDay = (day: number): Instant => day * DAY_MS
/** The number of the week a day lies in; 1970 began on a Thursday. */
export const weekOfDay = (day: number): number => Math.floor((day + 3) / 7)
export const firstDayOf = (week: number): number => week * 7 - 3

/** What happened on one day, of what still stands and all of the community may read. */
export interface DayCount {
  readonly joined: number
  readonly left: number
  /** Questions asked. */
  readonly asked: number
  readonly answered: number
  readonly commented: number
  /** Pages begun, stories among them. */
  readonly pages: number
  readonly stories: number
  /** Of the questions asked on this day that have an answer: how long the first one took, in milliseconds. */
  readonly first: readonly number[]
  /** Of those that are resolved: how long until an answer was accepted. */
  readonly resolved: readonly number[]
}

export const NO_DAY: DayCount = {
  ...{ joined: 0, left: 0, asked: 0, answered: 0, commented: 0, pages: 0, stories: 0 },
  ...{ first: [], resolved: [] },
}

/** Half are no longer than this: of an even number, the middle of the two in the middle. Null of none. */
export function medianOf(values: readonly number[]): number | null {
  const sorted = Float64Array.from(values).sort()
  const half = sorted.length >> 1
  const upper = sorted[half]
  if (upper === undefined) return null
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? upper) + upper) / 2
}

/** Nine in ten are no longer than this: the smallest value of which that is so. Null of none. */
export function ninthOf(values: readonly number[]): number | null {
  const sorted = Float64Array.from(values).sort()
  return sorted[Math.ceil(sorted.length * 0.9) - 1] ?? null
}

export const MEASURE_RANGES = ['12w', 'year', 'all'] as const
export type MeasureRange = (typeof MEASURE_RANGES)[number]

/** Days from one up to, and without, another. */
export interface Span {
  readonly from: number
  readonly to: number
}

const WEEKS: Readonly<Record<MeasureRange, number>> = { '12w': 12, year: 52, all: 0 }
/** A picture has no more points than this; of a longer time, several weeks are one. */
const MOST_POINTS = 60

export interface Looked {
  /** The spans that are shown one beside the other, the present one last. */
  readonly spans: readonly Span[]
  readonly weeksEach: number
  readonly whole: Span
  /** As long a time before it, to compare with; null where all is looked at. */
  readonly before: Span | null
}

/** What is looked at: whole weeks, the present one the last. All begins with the week of the first day there is anything of. */
export function lookAt(range: MeasureRange, now: Instant, firstDay: number | null): Looked {
  const last = weekOfDay(dayNumber(now))
  const all = Math.max(1, last - weekOfDay(Math.min(firstDay ?? Number.POSITIVE_INFINITY, dayNumber(now))) + 1)
  const weeks = range === 'all' ? all : WEEKS[range]
  const weeksEach = Math.ceil(weeks / MOST_POINTS)
  const points = Math.ceil(weeks / weeksEach)
  const from = last - points * weeksEach + 1
  const spanOf = (week: number, length: number): Span => ({ from: firstDayOf(week), to: firstDayOf(week + length) })
  return {
    spans: Array.from({ length: points }, (_, i) => spanOf(from + i * weeksEach, weeksEach)),
    weeksEach,
    whole: spanOf(from, points * weeksEach),
    before: range === 'all' ? null : spanOf(from - weeks, weeks),
  }
}

/** The days of a span as one. */
export function sumOfDays(days: ReadonlyMap<number, DayCount>, { from, to }: Span): DayCount {
  const sum = { ...NO_DAY, first: [] as number[], resolved: [] as number[] }
  for (const [day, count] of days) {
    if (day < from || day >= to) continue
    sum.joined += count.joined
    sum.left += count.left
    sum.asked += count.asked
    sum.answered += count.answered
    sum.commented += count.commented
    sum.pages += count.pages
    sum.stories += count.stories
    for (const one of count.first) sum.first.push(one)
    for (const one of count.resolved) sum.resolved.push(one)
  }
  return sum
}

/** Of so many questions, those that got their first answer in time. */
export const answeredInTime = ({ first }: Pick<DayCount, 'first'>): number =>
  first.filter((took) => took <= LATE_AFTER).length

/** How much people take part in twelve weeks: core wrote in at least six of them, active in two to five, occasional in one. */
export interface Parts {
  readonly core: number
  readonly active: number
  readonly occasional: number
}
export const CORE_WEEKS = 6
export const PARTS_WEEKS = 12

/** From how many people wrote in how many of the weeks: at 3 stands how many wrote in three. */
export function partsOf(people: ReadonlyMap<number, number>): Parts {
  const parts = { core: 0, active: 0, occasional: 0 }
  for (const [weeks, n] of people) parts[weeks >= CORE_WEEKS ? 'core' : weeks >= 2 ? 'active' : 'occasional'] += n
  return parts
}
