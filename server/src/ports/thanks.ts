import type { CommunityId, Instant, MemberId, Thanks, ThanksId } from '@commonplace/domain'
import type { Paging, Piece } from './store.ts'

export interface ThanksReads {
  byId(id: ThanksId): Promise<Thanks | null>
  many(ids: readonly ThanksId[]): Promise<ReadonlyMap<ThanksId, Thanks>>
  /** What one member said to another about this; null where they said nothing, or took it back. */
  said(from: MemberId, to: MemberId, subject: Thanks['subject']): Promise<Thanks | null>
  /** What was said to somebody, the latest first. */
  to(community: CommunityId, member: MemberId, paging: Paging): Promise<Piece<Thanks>>
  /** How often somebody was told to have thanked since an instant, also where the words were taken back: whoever was thanked heard of each. */
  countFrom(community: CommunityId, member: MemberId, since: Instant): Promise<number>
}
export interface ThanksWrites extends ThanksReads {
  add(thanks: Thanks): Promise<void>
  /** Taken back, its words are gone. */
  remove(id: ThanksId): Promise<void>
}
