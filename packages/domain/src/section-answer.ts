import type { AnswerId, CommunityId, Instant, MemberId, PageId, QuestionId } from './ids.ts'

/** Proposed until the asker or a host says whether it answers; confirmed while the question counts as answered by it. */
export const SECTION_STATES = ['proposed', 'confirmed', 'declined'] as const
export type SectionState = (typeof SECTION_STATES)[number]

/**
 * A question answered by editing a page: the answer is a section of that page as it stood at a version. Its id is an answer's id, so that
 * a question is accepted by it the way it is by any other.
 */
export interface SectionAnswer {
  readonly id: AnswerId
  readonly communityId: CommunityId
  readonly questionId: QuestionId
  readonly pageId: PageId
  /** The words of its heading; empty for the whole page. */
  readonly heading: string
  /** The version of the page whose text is shown. */
  readonly version: number
  /** The revision of the section when somebody last took it or kept it: where it reads otherwise now, the page has moved on. */
  readonly seenRevision: string
  readonly proposedBy: MemberId
  readonly proposedAt: Instant
  readonly declinedAt: Instant | null
}

/** How a section answer stands: what the question was accepted by decides, then whether somebody declined. */
export function sectionState(
  answer: Pick<SectionAnswer, 'id' | 'declinedAt'>,
  accepted: { readonly answerId: AnswerId } | null,
): SectionState {
  if (accepted?.answerId === answer.id) return 'confirmed'
  return answer.declinedAt === null ? 'proposed' : 'declined'
}
