import type { CommunityId, DocumentId, Instant, MemberId, PageId } from './ids.ts'

export const KINDS = ['practice', 'story', 'method', 'tool', 'charter', 'note'] as const
export type Kind = (typeof KINDS)[number]

export const STATUSES = ['draft', 'proposed', 'trusted', 'needs-review', 'retired'] as const
export type Status = (typeof STATUSES)[number]

/**
 * The fields of a page. They live in the document's `meta` map beside the text, so that they merge like the text does and can be
 * changed offline; the server derives the searchable row from them. Every value is a string, number, or list of strings.
 */
export interface PageFields {
  readonly title: string
  /** One or two sentences that stand under the title. Up to 400 characters. */
  readonly summary: string
  readonly tags: readonly string[]
  readonly status: Status
  readonly stewards: readonly MemberId[]
  /** Months between reviews; 0 for never. */
  readonly reviewEvery: number
  /** When a steward last vouched for the page, or 0. */
  readonly reviewedAt: Instant
  /** The fields of its own kind, by the names in KIND_FIELDS. */
  readonly extra: Readonly<Record<string, string>>
}

/** What each kind of page says of itself beyond the fields that all share. Shown in this order, all optional. */
export const KIND_FIELDS: Readonly<Record<Kind, readonly string[]>> = {
  practice: ['level', 'timeNeeded', 'tools'],
  story: ['teller', 'when', 'where'],
  method: ['purpose', 'duration', 'groupSize', 'materials'],
  tool: ['url', 'licence', 'cost'],
  charter: ['renewal'],
  note: [],
}

/** The headings a new page of a kind starts with. */
export const KIND_SECTIONS: Readonly<Record<Kind, readonly string[]>> = {
  practice: ['When to use', 'What you need', 'Steps', 'Signs it worked', 'Pitfalls'],
  story: ['The situation', 'What we tried', 'What happened', 'What we learned'],
  method: ['Purpose', 'Preparation', 'Steps', 'Debrief', 'Pitfalls'],
  tool: ['What it is', 'When to use it', 'Limits'],
  charter: ['What we care about', 'Who we are', 'What we do together', 'What we expect of each other'],
  note: [],
}

export interface Page {
  readonly id: PageId
  readonly communityId: CommunityId
  readonly documentId: DocumentId
  readonly kind: Kind
  readonly slug: string
  readonly parentId: PageId | null
  /** Where it stands among its siblings: fractional keys in string order. */
  readonly position: string
  readonly fields: PageFields
  /** The first sentences of the text, for lists and for strangers of a gated community. */
  readonly lead: string
  readonly words: number
  readonly createdBy: MemberId
  readonly createdAt: Instant
  readonly changedAt: Instant
  /** Who wrote in its last sitting. */
  readonly changedBy: readonly MemberId[]
  readonly deletedAt: Instant | null
}

export const EMPTY_FIELDS: PageFields = {
  title: '',
  summary: '',
  tags: [],
  status: 'draft',
  stewards: [],
  reviewEvery: 0,
  reviewedAt: 0,
  extra: {},
}

const MONTH = 30.44 * 24 * 60 * 60 * 1000

/** Whether a trusted page is past the day it should have been looked at again. */
export function reviewDue(fields: PageFields, now: Instant): boolean {
  if (fields.reviewEvery <= 0 || fields.status === 'retired' || fields.status === 'draft') return false
  return now > fields.reviewedAt + fields.reviewEvery * MONTH
}
