import type { CommunityId, CreditId, Instant, MemberId, Subject } from '@commonplace/domain'

/** Somebody was about to ask and found their answer written: where, and what they had begun to ask. */
export interface Credit {
  readonly id: CreditId
  readonly communityId: CommunityId
  readonly subject: Subject
  /** The heading it stood under; empty for the beginning of a page, and for answers. */
  readonly heading: string
  readonly asked: string
  readonly by: MemberId
  readonly at: Instant
  readonly undoneAt: Instant | null
}

export interface CreditReads {
  byId(id: CreditId): Promise<Credit | null>
  /** Those of one thing that were not taken back, the newest first. */
  of(subject: Subject, limit: number): Promise<readonly Credit[]>
  /** How many people said so. */
  countOf(subject: Subject): Promise<number>
  /** Of a community since an instant, the newest first. */
  since(community: CommunityId, at: Instant, limit: number): Promise<readonly Credit[]>
}
export interface CreditWrites extends CreditReads {
  add(credit: Credit): Promise<void>
  setUndone(id: CreditId, at: Instant | null): Promise<void>
}
