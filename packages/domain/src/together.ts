import type { Occurrence, WallTime } from './gathering.ts'
import type { GatheringId, Instant, MemberId, VoteId } from './ids.ts'

// What people do while they are together.

/** What is on just now, and for how long; one thing at a time. */
export interface RunningItem {
  readonly gatheringId: GatheringId
  readonly key: WallTime
  readonly item: string
  readonly minutes: number
  /** By the clock of the server: whoever shows what is left reckons with that. */
  readonly startedAt: Instant
  readonly by: MemberId
}

/** A vote by dots: everybody has so many, and lays them where they like. */
export interface DotVote {
  readonly id: VoteId
  readonly gatheringId: GatheringId
  readonly key: WallTime
  readonly title: string
  readonly options: readonly string[]
  readonly dots: number
  readonly by: MemberId
  readonly at: Instant
  readonly closedAt: Instant | null
}

/** How somebody laid their dots: so many on each of the options, in their order. */
export interface Dots {
  readonly voteId: VoteId
  readonly memberId: MemberId
  readonly placed: readonly number[]
}

const HOUR = 60 * 60 * 1000
/** So long before it begins people come together. */
export const TOGETHER_BEFORE = HOUR / 2
/** So long after its end they part at the latest, where nobody closes it: an evening runs late, a vote goes on until the next morning. */
export const TOGETHER_AFTER = 24 * HOUR
export const MOST_VOTES = 20
export const MOST_OPTIONS = 20
export const MOST_DOTS = 10
/** So many things of a run-sheet can be timed. */
export const MOST_ITEMS = 60

/** Whether people are together, or about to be; once it is closed they are not any more. */
export const areTogetherAt = (
  { start, end, cancelled }: Pick<Occurrence, 'start' | 'end' | 'cancelled'>,
  closed: boolean,
  now: Instant,
): boolean => cancelled === null && !closed && start - TOGETHER_BEFORE <= now && now < end + TOGETHER_AFTER

/** Whether dots can lie so: no more than there are, on options that there are. */
export const dotsFit = ({ options, dots }: Pick<DotVote, 'options' | 'dots'>, placed: readonly number[]): boolean =>
  placed.length === options.length &&
  placed.every((count) => Number.isInteger(count) && count >= 0) &&
  placed.reduce((sum, count) => sum + count, 0) <= dots

/** How many dots lie on each option. */
export const countDots = ({ options }: Pick<DotVote, 'options'>, all: readonly Dots[]): number[] =>
  options.map((_, n) => all.reduce((sum, { placed }) => sum + (placed[n] ?? 0), 0))
