import type { CommunityId, EventId, Instant, MemberId } from './ids.ts'
import type { SubjectKind } from './link.ts'

/** Something that happened, in the past tense. Feeds live windows, links, search, measures and mail; features meet only through these. */
export const EVENT_TYPES = [
  'community-founded',
  'community-changed',
  'member-joined',
  'member-left',
  'role-changed',
  'page-created',
  'page-settled',
  'page-changed',
  'page-moved',
  'page-pinned',
  'page-narrowed',
  'page-deleted',
  'page-restored',
  'version-named',
  'version-restored',
  'question-asked',
  'question-settled',
  'question-changed',
  'question-deleted',
  'answer-given',
  'answer-settled',
  'answer-deleted',
  'answer-accepted',
  'answer-unaccepted',
  'answer-confirmed',
  'answer-obsoleted',
  'answer-restored',
  'answer-opened',
  'question-held',
  'question-declined',
  'question-merged',
  'question-unmerged',
  'answerer-invited',
  'asker-reminded',
  'followed',
  'comment-given',
  'comment-changed',
  'comment-deleted',
  'suggestion-accepted',
  'suggestion-rejected',
  'thread-resolved',
  'thread-reopened',
  'section-credited',
  'vote-given',
  'vote-withdrawn',
  'answer-adopted',
  'adoption-updated',
  'adoption-kept',
  'adoption-detached',
  'adoption-moved',
  'section-proposed',
  'section-confirmed',
  'section-declined',
  'section-updated',
  'section-moved',
  'searched-in-vain',
  'gap-invited',
  'gap-filled',
  'attachment-added',
  'join-requested',
  'join-declined',
  'member-banned',
  'member-unbanned',
  'member-undone',
  'member-recovered',
  'content-reported',
  'report-settled',
  'content-hidden',
  'content-shown',
  'content-locked',
  'content-unlocked',
  'content-held',
  'invite-made',
  'webhook-made',
  'webhook-removed',
  'delivery-replayed',
  'imported',
  'exported',
] as const
export type EventType = (typeof EVENT_TYPES)[number]

export interface DomainEvent {
  readonly id: EventId
  /** Grows with every event of the installation; a cursor for whoever follows. */
  readonly seq: number
  readonly communityId: CommunityId
  readonly type: EventType
  readonly by: MemberId | null
  readonly at: Instant
  /** What it happened to; null for the community itself or a member. */
  readonly subject: { readonly kind: SubjectKind | 'member' | 'adoption' | 'section'; readonly id: string } | null
  /** A few plain values a reader of the event needs, never a body of text. */
  readonly data: Readonly<Record<string, string | number | boolean | null>>
}

/** An event before the store gave it its place in the order. */
export type NewEvent = Omit<DomainEvent, 'id' | 'seq' | 'at'>
