import type { ChallengeId, CommunityId, EntryId, Instant, MemberId, PageId } from './ids.ts'
import type { Kind } from './page.ts'

// Micro-challenges: for a few weeks a community tries one thing together. An entry is a page at one of its versions; two peers who looked at it
// confirm it, and it earns a badge that stays tied to that version.

const DAY = 24 * 60 * 60 * 1000

export const LONGEST_BADGE = 80
export const LONGEST_GOAL = 600
export const LONGEST_HOW = 2000
/** How long one may be open. */
export const CHALLENGE_LASTS = { least: DAY - 2 * 60 * 60 * 1000, most: 92 * DAY } as const
/** How far ahead one may be made. */
export const CHALLENGE_AHEAD = 366 * DAY
/** So many of a community may be open or to come at once, and be entered in one. */
export const MOST_CHALLENGES = 12
export const MOST_ENTRIES = 500
/** So many peers confirm an entry before it earns its badge. */
export const PEERS_CONFIRM = 2

/** What a challenge asks for, in its words of one time. Entries answer the words of the day on which they were made. */
export interface ChallengeTerms {
  /** 1, 2, 3 … within its challenge. */
  readonly n: number
  readonly title: string
  /** What whoever takes part does; on the badge it is the criteria. */
  readonly goal: string
  /** How one takes part; may be empty. */
  readonly how: string
  /** What the badge is called. */
  readonly badge: string
}

export interface Challenge {
  readonly id: ChallengeId
  readonly communityId: CommunityId
  readonly opensAt: Instant
  readonly closesAt: Instant
  /** The words of today. */
  readonly terms: ChallengeTerms
  readonly createdBy: MemberId
  readonly createdAt: Instant
}

/** What somebody entered: a page at one version of it, under the words that the challenge had then. */
export interface ChallengeEntry {
  readonly id: EntryId
  readonly challengeId: ChallengeId
  readonly memberId: MemberId
  readonly pageId: PageId
  readonly version: number
  /** The number of the terms it answers. */
  readonly terms: number
  readonly at: Instant
  /** When the last peer that it took confirmed it; null until then. */
  readonly earnedAt: Instant | null
}

export interface EntryConfirmation {
  readonly entryId: EntryId
  readonly memberId: MemberId
  readonly at: Instant
}

export const CHALLENGE_STATES = ['coming', 'open', 'over'] as const
export type ChallengeState = (typeof CHALLENGE_STATES)[number]

/** How a challenge stands at an instant. */
export const challengeStateAt = (
  { opensAt, closesAt }: Pick<Challenge, 'opensAt' | 'closesAt'>,
  at: Instant,
): ChallengeState => (at < opensAt ? 'coming' : at < closesAt ? 'open' : 'over')

/** What may be entered: a story, or a page of how things are done that was made better. */
export const mayEnterKind = (kind: Kind): boolean => kind !== 'charter' && kind !== 'note'

/** Whether these words ask for the same as those; then nothing is another challenge. */
export const sameTerms = (a: Omit<ChallengeTerms, 'n'>, b: Omit<ChallengeTerms, 'n'>): boolean =>
  a.title === b.title && a.goal === b.goal && a.how === b.how && a.badge === b.badge

/**
 * Whether an entry is earned: enough peers who belong to the community confirmed it. Once it is, nobody who leaves takes it away again.
 */
export function isEarned(
  { memberId, earnedAt }: Pick<ChallengeEntry, 'memberId' | 'earnedAt'>,
  confirmed: readonly MemberId[],
  here: ReadonlySet<MemberId>,
): boolean {
  if (earnedAt !== null) return true
  return new Set(confirmed.filter((one) => one !== memberId && here.has(one))).size >= PEERS_CONFIRM
}
