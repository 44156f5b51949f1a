import type {
  Challenge,
  ChallengeEntry,
  ChallengeId,
  ChallengeTerms,
  CommunityId,
  EntryConfirmation,
  EntryId,
  Instant,
  MemberId,
  PageId,
} from '@commonplace/domain'
import type { BadgeKey } from './badge-keys.ts'

/** An earned entry with what its badge says: the words it answers, and the challenge they are of. */
export interface EarnedBadge {
  readonly entry: ChallengeEntry
  readonly terms: ChallengeTerms
}

export interface ChallengeReads {
  byId(id: ChallengeId): Promise<Challenge | null>
  /** Those that close after an instant, the first to open first. */
  current(community: CommunityId, at: Instant): Promise<readonly Challenge[]>
  /** Those that closed before an instant, the latest first. */
  closed(community: CommunityId, at: Instant, limit: number): Promise<readonly Challenge[]>
  /** All words that a challenge had, the first ones first. */
  termsOf(id: ChallengeId): Promise<readonly ChallengeTerms[]>
  /** What was entered in these, the first first. */
  entries(ids: readonly ChallengeId[]): Promise<readonly ChallengeEntry[]>
  entry(id: EntryId): Promise<ChallengeEntry | null>
  /** What a member earned in a community, or anywhere where none is named, the latest first. */
  earnedBy(community: CommunityId | null, member: MemberId): Promise<readonly EarnedBadge[]>
  /** What a page earned, the first first. */
  earnedOn(page: PageId): Promise<readonly EarnedBadge[]>
  /** Who confirmed these, the first first. */
  confirmations(ids: readonly EntryId[]): Promise<readonly EntryConfirmation[]>
  /** With what badges are signed, as PEM; null before the first. */
  signingKey(): Promise<string | null>
  /** The public halves of the keys that signed before it and verify still, the latest first. */
  earlierKeys(): Promise<readonly BadgeKey[]>
}
export interface ChallengeWrites extends ChallengeReads {
  add(challenge: Challenge): Promise<void>
  /** Other instants, and the number of the words it has from now on. */
  change(id: ChallengeId, change: { opensAt?: Instant; closesAt?: Instant; terms?: number }): Promise<void>
  /** Writes words down, in the place of those of the same number. */
  putTerms(id: ChallengeId, terms: ChallengeTerms): Promise<void>
  /** Takes one away that nobody entered. */
  remove(id: ChallengeId): Promise<void>
  /** False where the member entered before; nothing is changed then. */
  enter(entry: ChallengeEntry): Promise<boolean>
  /** Takes an entry back, with what peers said of it. */
  withdraw(id: EntryId): Promise<void>
  /** The entry, held until this change is done, so that of two peers at once one is the second. */
  hold(id: EntryId): Promise<ChallengeEntry | null>
  /** False where the member confirmed it before. */
  confirm(confirmation: EntryConfirmation): Promise<boolean>
  unconfirm(id: EntryId, member: MemberId): Promise<void>
  earn(id: EntryId, at: Instant): Promise<void>
  /** Keeps a key where there is none yet; the one that is kept. */
  keepSigningKey(pem: string): Promise<string>
  /** Another key from now on, with those that go on verifying. Nothing else is kept of the one before: it signs nothing any more. */
  changeSigningKey(pem: string, earlier: readonly BadgeKey[]): Promise<void>
}
