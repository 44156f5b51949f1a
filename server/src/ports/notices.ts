import type { CommunityId, DocumentId, Instant, MemberId, Notice, NoticeThing, Show } from '@commonplace/domain'
import type { Paging, Piece } from './store.ts'

/** A thing with what stands under it in somebody's inbox. */
export interface NoticeGroup {
  readonly communityId: CommunityId
  readonly thing: NoticeThing
  /** The latest of them. */
  readonly seq: number
  readonly at: Instant
  readonly unread: number
}

/** What somebody lays aside or takes up again: one or several things, or everything; only up to what they have seen. */
export interface Reading {
  readonly things: readonly NoticeThing[] | null
  readonly upTo: number | null
}

/** A notice, and when it is due to be mailed where it is. */
export type NewNotice = Notice & { readonly mailAt: Instant | null }

export interface NoticeReads {
  /** The seq of the last event that notices were made of; null before the first. */
  place(): Promise<number | null>
  /** The things something happened with, the latest first; only those with something unread where `unread` says so. */
  groups(
    member: MemberId,
    query: Paging & { readonly show: Show; readonly unread?: boolean },
  ): Promise<Piece<NoticeGroup>>
  /** What stands under these things, the latest first, at most `each` under one of them. */
  under(member: MemberId, groups: readonly NoticeGroup[], show: Show, each: number): Promise<readonly Notice[]>
  /** Whether any of these is not what `read` says: nothing has to be written where none is. */
  differ(member: MemberId, reading: Reading, read: boolean): Promise<boolean>
  /** Who was named in a document already, and is told no second time. */
  namedIn(document: DocumentId): Promise<readonly MemberId[]>
}
export interface NoticeWrites extends NoticeReads {
  setPlace(seq: number): Promise<void>
  /** Adds them; one that a member has of an event already stays as it is. */
  add(notices: readonly NewNotice[]): Promise<void>
  addNamed(document: DocumentId, members: readonly MemberId[]): Promise<void>
  /** Marks as read at an instant, or with null as not read. */
  mark(member: MemberId, reading: Reading, readAt: Instant | null): Promise<void>
  /** Takes everything of a community out of the inbox of somebody who is not there any more. */
  forget(community: CommunityId, member: MemberId): Promise<void>
  prune(before: Instant): Promise<void>
}
