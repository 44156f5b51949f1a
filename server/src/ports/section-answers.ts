import type { AnswerId, CommunityId, PageId, QuestionId, SectionAnswer } from '@commonplace/domain'

/** A section answer with whether it was told that its section moved on. */
export interface KeptSectionAnswer extends SectionAnswer {
  readonly toldMoved: boolean
}

export interface SectionAnswerReads {
  byId(id: AnswerId): Promise<KeptSectionAnswer | null>
  /** The oldest first. */
  ofQuestions(ids: readonly QuestionId[]): Promise<readonly KeptSectionAnswer[]>
  ofPage(id: PageId): Promise<readonly KeptSectionAnswer[]>
  /** Those nobody declined, of a whole community, the latest first. */
  standing(community: CommunityId): Promise<readonly KeptSectionAnswer[]>
}
export interface SectionAnswerWrites extends SectionAnswerReads {
  add(answer: SectionAnswer): Promise<void>
  change(
    id: AnswerId,
    change: Partial<Pick<KeptSectionAnswer, 'version' | 'seenRevision' | 'declinedAt' | 'toldMoved'>>,
  ): Promise<void>
}
