import type { CommunityId, Instant, Level, MemberId, QuestionId } from '@commonplace/domain'
import type { QuestionInList } from './questions.ts'
import type { Starred } from './stars.ts'

/** What somebody can say a level about: a page, a question or the community by its id, a tag by its name. */
export interface Followed {
  readonly kind: 'page' | 'question' | 'tag' | 'community'
  readonly id: string
}

/** A level that somebody set. */
export interface SetLevel {
  readonly member: MemberId
  readonly thing: Followed
  readonly level: Level
}

export interface FollowReads {
  /** What the member said about this very thing; null where they said nothing. */
  levelOf(community: CommunityId, member: MemberId, thing: Followed): Promise<Level | null>
  /** Everything that anybody said about these things. Tags come as they are kept: folded. */
  levelsOn(community: CommunityId, things: readonly Followed[]): Promise<readonly SetLevel[]>
  /** The tags that a member has at this level, in order. */
  tagsOf(community: CommunityId, member: MemberId, level: Level): Promise<readonly string[]>
  /** Pages and questions whose level the member set at or after `since`, oldest first: a device is told of them. */
  changedSince(
    community: CommunityId,
    member: MemberId,
    since: Instant,
    limit: number,
  ): Promise<readonly (Starred & { readonly changedAt: Instant })[]>
  /** How many watch it. */
  countOf(question: QuestionId): Promise<number>
  /** Who was asked to answer, in the order in which they were. */
  invitedTo(
    question: QuestionId,
  ): Promise<readonly { readonly member: MemberId; readonly by: MemberId; readonly at: Instant }[]>
  /** Open questions that this member was asked to answer and has not. */
  waitingFor(community: CommunityId, member: MemberId): Promise<readonly QuestionInList[]>
  /** Watched questions, and questions with watched tags that are not muted themselves, that others did something with since an instant. */
  activeSince(
    community: CommunityId,
    member: MemberId,
    since: Instant,
    limit: number,
  ): Promise<readonly QuestionInList[]>
}
export interface FollowWrites extends FollowReads {
  setLevel(community: CommunityId, member: MemberId, thing: Followed, level: Level, at: Instant): Promise<void>
  /** Whoever writes in a thing, asks or answers watches it from then on, unless they muted it. */
  watch(community: CommunityId, member: MemberId, thing: Followed, at: Instant): Promise<void>
  /** Whether they were not asked before. */
  invite(question: QuestionId, member: MemberId, by: MemberId, at: Instant): Promise<boolean>
  uninvite(question: QuestionId, member: MemberId): Promise<void>
}
