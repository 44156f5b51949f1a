/** Every way one thing can point at another. Derived from documents (mentions) and from acts (the rest), never typed by hand. */
export const LINK_TYPES = [
  'mentions',
  'asked-from',
  'adopted-into',
  'answered-by-section',
  'shows',
  'evidence-for',
  'duplicate-of',
] as const
export type LinkType = (typeof LINK_TYPES)[number]

export const SUBJECT_KINDS = ['page', 'question', 'answer'] as const
export type SubjectKind = (typeof SUBJECT_KINDS)[number]

/** A thing that holds a document and can be linked. */
export interface Subject {
  readonly kind: SubjectKind
  readonly id: string
}

export interface Link {
  readonly type: LinkType
  readonly from: Subject
  readonly to: Subject
  /** The sentence around it, for the other side to show. */
  readonly sentence: string
}
