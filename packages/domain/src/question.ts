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
  /**
   * A guest's question that a host has not let through (`waiting`), or did not (`declined`, with a sentence why). Meanwhile it lies
   * where withdrawn ones lie, so that no door has to know of it to keep it shut.
   */
  readonly held: { readonly state: 'waiting' | 'declined'; readonly reason: string } | null
  /** The question that this one was merged into: there its answers stand now. */
  readonly mergedInto: QuestionId | null
  /** When the asker was reminded that answers wait for a word of theirs; once. */
  readonly remindedAt: Instant | null
  /** Since when only hosts answer and change it. */
  readonly lockedAt: Instant | null
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
  /** Whether every member may write in it. */
  readonly shared: boolean
  /** Who says that it no longer holds, since when and why. It stays readable. */
  readonly obsolete: { readonly by: MemberId; readonly at: Instant; readonly reason: string } | null
  /** How many times somebody said that it still works for them, and when last. */
  readonly confirmations: number
  readonly confirmedAt: Instant | null
}

/** How every question stands when it is asked. */
export const NEW_QUESTION = {
  accepted: null,
  deletedAt: null,
  held: null,
  mergedInto: null,
  remindedAt: null,
  lockedAt: null,
} as const
/** How every answer stands when it is given. */
export const NEW_ANSWER = {
  votes: 0,
  deletedAt: null,
  shared: false,
  obsolete: null,
  confirmations: 0,
  confirmedAt: null,
} as const

/** The day of an instant by UTC: somebody confirms an answer once a day. */
export const dayOf = (at: Instant): string => new Date(at).toISOString().slice(0, 10)

const DAY = 24 * 60 * 60 * 1000
/** After this long a question that has answers and no accepted one reminds its asker, once. */
export const REMIND_AFTER = 7 * DAY
/** Home keeps the reminder up for this long; then it has been seen or will not be. */
export const REMINDED_FOR = 14 * DAY
/** A question that nobody answered for this long is late. */
export const LATE_AFTER = 2 * DAY

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
