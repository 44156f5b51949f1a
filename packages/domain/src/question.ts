import type { AnswerId, CommunityId, DocumentId, Instant, MemberId, PageId, QuestionId } from './ids.ts'

/** A place in a document held outside it: Yjs relative positions (base64) when known, and the words it was about. */
export interface Anchor {
  readonly quote: string
  readonly before: string
  readonly after: string
  readonly start: string | null
  readonly end: string | null
}

export interface Question {
  readonly id: QuestionId
  readonly communityId: CommunityId
  readonly documentId: DocumentId
  readonly title: string
  readonly tags: readonly string[]
  readonly askedBy: MemberId
  readonly askedAt: Instant
  readonly askedFrom: { readonly pageId: PageId; readonly anchor: Anchor } | null
  readonly accepted: { readonly answerId: AnswerId; readonly by: MemberId; readonly at: Instant } | null
  readonly changedAt: Instant
  readonly deletedAt: Instant | null
}

export interface Answer {
  readonly id: AnswerId
  readonly questionId: QuestionId
  readonly communityId: CommunityId
  readonly documentId: DocumentId
  readonly answeredBy: MemberId
  readonly answeredAt: Instant
  readonly votes: number
  readonly changedAt: Instant
  readonly deletedAt: Instant | null
}

/** The question with this answer accepted, by whom and when. Accepting another one later replaces it. */
export function accept(question: Question, answerId: AnswerId, by: MemberId, at: Instant): Question {
  return { ...question, accepted: { answerId, by, at } }
}

/** Accepted first, then by votes, then the older first: the order in which answers are read everywhere. */
export function inReadingOrder<T extends { id: AnswerId; votes: number; answeredAt: Instant }>(
  answers: readonly T[],
  acceptedId: AnswerId | null,
): T[] {
  return [...answers].sort(
    (a, b) =>
      Number(b.id === acceptedId) - Number(a.id === acceptedId) || b.votes - a.votes || a.answeredAt - b.answeredAt,
  )
}
