import type { CommunityId, Instant, MemberId, QuestionId } from '@commonplace/domain'
import type { QuestionInList } from './questions.ts'

/** What can be followed: a question by its id, a tag by its name. */
export interface Followed {
  readonly kind: 'question' | 'tag'
  readonly id: string
}

export interface FollowReads {
  /** Which of these questions and tags the member follows. */
  followed(community: CommunityId, member: MemberId, things: readonly Followed[]): Promise<readonly Followed[]>
  tagsOf(community: CommunityId, member: MemberId): Promise<readonly string[]>
  countOf(question: QuestionId): Promise<number>
  /** Who was asked to answer, in the order in which they were. */
  invitedTo(
    question: QuestionId,
  ): Promise<readonly { readonly member: MemberId; readonly by: MemberId; readonly at: Instant }[]>
  /** Open questions that this member was asked to answer and has not. */
  waitingFor(community: CommunityId, member: MemberId): Promise<readonly QuestionInList[]>
  /** Followed questions, and questions with followed tags, that others did something with since an instant. */
  activeSince(
    community: CommunityId,
    member: MemberId,
    since: Instant,
    limit: number,
  ): Promise<readonly QuestionInList[]>
}
export interface FollowWrites extends FollowReads {
  follow(community: CommunityId, member: MemberId, thing: Followed, on: boolean, at: Instant): Promise<void>
  /** Whether they were not asked before. */
  invite(question: QuestionId, member: MemberId, by: MemberId, at: Instant): Promise<boolean>
  uninvite(question: QuestionId, member: MemberId): Promise<void>
}
