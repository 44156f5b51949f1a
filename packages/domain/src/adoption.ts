import type { AdoptionId, AnswerId, CommunityId, Instant, MemberId, PageId, QuestionId } from './ids.ts'

/** How a woven answer stands to the answer it came from and to the section it was put in. */
export const ADOPTION_STATES = ['current', 'answer-changed', 'page-moved-on', 'detached'] as const
export type AdoptionState = (typeof ADOPTION_STATES)[number]

/**
 * An answer living in a page. The block in the page carries only the adoption's id and the adopted text; everything else is here.
 * A revision is the content hash of the text, so that the same words are the same revision wherever they were edited.
 */
export interface Adoption {
  readonly id: AdoptionId
  readonly communityId: CommunityId
  readonly answerId: AnswerId
  readonly questionId: QuestionId
  readonly pageId: PageId
  /** The heading it was put under, as it read then; empty for the end of the page. */
  readonly heading: string
  readonly adoptedBy: MemberId
  readonly adoptedAt: Instant
  /** The answer's revision the block was made from, or was last updated to or kept at. */
  readonly pinnedRevision: string
  /** The revisions of the words that were woven in, the latest last: only such words bear the name of who answered. */
  readonly wovenRevisions: readonly string[]
  /** The revision of the section around the block (the block itself left out) when it was put there or last kept. */
  readonly sectionRevision: string
  readonly detachedAt: Instant | null
  /** The state that was last told of. What is true is asked anew each time; where the two differ, something is to be told. */
  readonly toldState: AdoptionState
}

/** What is true of the two sides now; null where the answer, page or block is gone. */
export interface AdoptionFacts {
  readonly answerRevision: string | null
  readonly sectionRevision: string | null
}

/** The one rule of the four states. Detached wins, then a changed (or withdrawn) answer, then a section that moved on. */
export function adoptionState(adoption: Adoption, now: AdoptionFacts): AdoptionState {
  if (adoption.detachedAt !== null) return 'detached'
  if (now.answerRevision !== adoption.pinnedRevision) return 'answer-changed'
  if (now.sectionRevision !== adoption.sectionRevision) return 'page-moved-on'
  return 'current'
}
