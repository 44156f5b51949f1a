import type { EventType } from './event.ts'
import type { CommunityId, GatheringId, Instant, MemberId, PageId, QuestionId } from './ids.ts'

/**
 * Why something stands in somebody's inbox, what weighs most first. All but `watching` are meant for them: they were named, asked, answered or
 * spoken to, their answer was accepted, woven in or changed, somebody suggests words for a page they steward, or decided a suggestion of
 * theirs; a story tells that a practice they steward did not work; what they entered in a challenge earned its badge; something they come to is near,
 * moved or called off, or is theirs to host; the charter they signed means something else now (`sign`), or is theirs to renew (`renew`); the
 * queue of thoughts they look after is empty (`fill`); they are called to it as a host (`reported`); or somebody thanks them.
 */
export const REASONS = [
  'mention',
  'reported',
  'asked',
  'answer',
  'accepted',
  'adopted',
  'changed',
  'suggestion',
  'decided',
  'comment',
  'doubted',
  'earned',
  'hosting',
  'altered',
  'reminder',
  'sign',
  'renew',
  'fill',
  'thanked',
  'watching',
] as const
export type Reason = (typeof REASONS)[number]

export const SHOWS = ['all', 'direct', 'following'] as const
/** Which notices are looked at: what is meant for oneself, what one follows, or both. */
export type Show = (typeof SHOWS)[number]

/** How long a notice is kept. */
export const NOTICES_KEPT = 90 * 24 * 60 * 60 * 1000

/** What notices are gathered under. */
export type NoticeThing =
  | { readonly kind: 'page'; readonly id: PageId }
  | { readonly kind: 'question'; readonly id: QuestionId }
  | { readonly kind: 'gathering'; readonly id: GatheringId }

/** That something happened, for one member. It holds no words: what they may read of it is judged each time it is shown. */
export interface Notice {
  readonly memberId: MemberId
  /** The place of the event in the order of all. */
  readonly seq: number
  readonly communityId: CommunityId
  readonly thing: NoticeThing
  /** The answer, thread, occurrence or thanks it is about, within the thing. */
  readonly part: { readonly kind: 'answer' | 'comment' | 'occurrence' | 'thanks'; readonly id: string } | null
  readonly type: EventType
  readonly reason: Reason
  readonly by: MemberId | null
  readonly at: Instant
  readonly readAt: Instant | null
}

/** The reason that weighs more of two. */
export const weightier = (a: Reason, b: Reason): Reason => (REASONS.indexOf(a) <= REASONS.indexOf(b) ? a : b)
