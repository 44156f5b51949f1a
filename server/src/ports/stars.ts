import type { CommunityId, Instant, MemberId, PageId, QuestionId } from '@commonplace/domain'
import type { Paging, Piece } from './store.ts'

/** What somebody marks for themselves, to find it again: a page or a question. */
export type Starred =
  | { readonly kind: 'page'; readonly id: PageId }
  | { readonly kind: 'question'; readonly id: QuestionId }

/** A star as it was last given or taken back. */
export type Star = Starred & { readonly at: Instant }

export interface StarReads {
  has(community: CommunityId, member: MemberId, thing: Starred): Promise<boolean>
  /** The stars of one member, the latest first. Nobody else ever sees them. */
  list(community: CommunityId, member: MemberId, paging: Paging): Promise<Piece<Star>>
  /** What was starred, or lost its star, at or after `since`, oldest first: a device is told of both. */
  changedSince(
    community: CommunityId,
    member: MemberId,
    since: Instant,
    limit: number,
  ): Promise<readonly (Starred & { readonly changedAt: Instant })[]>
}
export interface StarWrites extends StarReads {
  /** Gives or takes a star. Given or taken a second time, nothing changes, not even when it was given. */
  set(community: CommunityId, member: MemberId, thing: Starred, on: boolean, at: Instant): Promise<void>
}
