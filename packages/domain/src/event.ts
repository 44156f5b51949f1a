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
  'vote-given',
  'vote-withdrawn',
  'answer-adopted',
  'adoption-updated',
  'adoption-kept',
  'adoption-detached',
  'attachment-added',
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
  readonly subject: { readonly kind: SubjectKind | 'member' | 'adoption'; readonly id: string } | null
  /** A few plain values a reader of the event needs, never a body of text. */
  readonly data: Readonly<Record<string, string | number | boolean | null>>
}

/** An event before the store gave it its place in the order. */
export type NewEvent = Omit<DomainEvent, 'id' | 'seq' | 'at'>
