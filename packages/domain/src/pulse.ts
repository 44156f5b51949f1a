import type { CommunityId, Instant, PulseId } from './ids.ts'

// A pulse: a few statements that members agree with or not, anonymous by what is kept. Of replies there are only sums; who replied is kept beside
// them while it is open, so that nobody replies twice, and forgotten within a day of its end.

/** Statements of one pulse at most. */
export const MOST_STATEMENTS = 3
export const LONGEST_STATEMENT = 160
export const LONGEST_PULSE_COMMENT = 1000
/** From 1, not at all, to 5, fully. */
export const AGREEMENTS = [1, 2, 3, 4, 5] as const
export type Agreement = (typeof AGREEMENTS)[number]

/** Under this many replies nothing is shown. */
export const FEWEST_REPLIES = 5
/** Days a pulse stays open: long enough that its end is not chosen for who has replied. */
export const PULSE_DAYS = { fewest: 3, most: 21, first: 7 } as const

export interface Pulse {
  readonly id: PulseId
  readonly communityId: CommunityId
  /** Set when it is opened, and never changed. */
  readonly closesAt: Instant
  readonly statements: readonly string[]
}

/** All that is kept of the replies to one statement. */
export interface PulseTally {
  readonly replies: number
  readonly sum: number
}

/** How many replied, shown; null where too few did. */
export const repliesShown = (replies: number): number | null => (replies < FEWEST_REPLIES ? null : replies)

/** Where one step ends and the next begins, of the mean of what was replied. */
const STEPS = [2.25, 2.75, 3.25, 3.75]

/**
 * How far they agree on the whole, in five steps from hardly to very much; null under five replies. The outer steps are wide on purpose: that all
 * said the same looks like most did, so that nobody is betrayed by what everybody said, not even to who knows one of the replies.
 */
export const agreementOf = ({ replies, sum }: PulseTally): Agreement | null =>
  replies < FEWEST_REPLIES ? null : ((1 + STEPS.filter((step) => sum / replies >= step).length) as Agreement)
