import type { AnswerId, CommentId, CommunityId, DayCount, Instant, PageId, QuestionId, Span } from '@commonplace/domain'

/** How pages that somebody is to rely on stand: practices, methods and tools that all of the community may read. */
export interface Trust {
  readonly pages: number
  /** Their status is trusted. */
  readonly trusted: number
  /** Trusted, and no review is due. */
  readonly fresh: number
}

export interface MeasureReads {
  /** Up to which event days were marked; null before the first time. */
  place(): Promise<number | null>
  days(community: CommunityId, span: Span): Promise<ReadonlyMap<number, DayCount>>
  /** The first day there is anything of; null of an empty community. */
  firstDay(community: CommunityId): Promise<number | null>
  /** How many different people wrote in each group of so many weeks, from a week on. */
  writers(community: CommunityId, fromWeek: number, weeksEach: number): Promise<ReadonlyMap<number, number>>
  /** How many people wrote in how many weeks of these: the number of people, by the number of weeks. */
  spread(community: CommunityId, fromWeek: number, toWeek: number): Promise<ReadonlyMap<number, number>>
  members(community: CommunityId): Promise<number>
  /** Questions without any answer that were asked before. */
  unanswered(community: CommunityId, before: Instant): Promise<number>
  trust(community: CommunityId, now: Instant): Promise<Trust>
  /** The days on which a thing, and what was said on it, came: they are counted anew when it goes, or comes back. */
  daysOf(
    thing:
      | { readonly kind: 'question'; readonly id: QuestionId }
      | { readonly kind: 'answer'; readonly id: AnswerId }
      | { readonly kind: 'comment'; readonly id: CommentId }
      | { readonly kind: 'page'; readonly id: PageId; readonly below: boolean },
  ): Promise<readonly number[]>
  /** Whether days of a community wait to be counted. */
  waiting(community: CommunityId): Promise<boolean>
}
export interface MeasureWrites extends MeasureReads {
  setPlace(seq: number): Promise<void>
  /** These days have to be counted anew, because of an event at this place. */
  mark(community: CommunityId, days: readonly number[], seq: number): Promise<void>
  /** Every day there is anything of, and every day that was ever counted. */
  markAll(community: CommunityId, seq: number): Promise<void>
  /** Counts so many of the marked days anew, the newest first, with the weeks they lie in. */
  count(community: CommunityId, limit: number): Promise<void>
}
