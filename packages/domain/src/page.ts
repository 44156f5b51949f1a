import type { Audience } from './audience.ts'
import type { Trial } from './evidence.ts'
import type { CommunityId, DocumentId, Instant, MemberId, PageId } from './ids.ts'

export const KINDS = ['practice', 'story', 'method', 'tool', 'charter', 'note'] as const
export type Kind = (typeof KINDS)[number]

export const STATUSES = ['draft', 'proposed', 'trusted', 'needs-review', 'retired'] as const
export type Status = (typeof STATUSES)[number]

/** Kinds that are drafts until somebody says more of them. A story is told and a note is noted: nothing of theirs waits to be finished. */
export const isDrafted = (kind: Kind): boolean => kind === 'practice' || kind === 'method'

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
  /** What a story tried. In the document each practice has a place of its own, so that what several say of it at once merges. */
  readonly tried: readonly Trial[]
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

/** The longest template of a kind, in characters of Markdown. */
export const LONGEST_TEMPLATE = 20_000

/** Where a status usually goes from where it stands. Any step can be made; these are offered first. */
export const STATUS_STEPS: Readonly<Record<Status, readonly Status[]>> = {
  draft: ['proposed'],
  proposed: ['trusted', 'draft'],
  trusted: ['needs-review', 'retired'],
  'needs-review': ['trusted', 'retired'],
  retired: ['proposed'],
}

/** A step of a page's status: who made it, when and why. `by` is who the server knows to have done it. */
export interface StatusStep {
  readonly pageId: PageId
  readonly from: Status
  readonly to: Status
  readonly by: MemberId
  readonly at: Instant
  readonly why: string
}

/** How long what was thrown away can be taken out of the trash. */
export const TRASH_KEPT = 30 * 24 * 60 * 60 * 1000

/** Whether something that lies in the trash can still be taken out of it. */
export const isInTrash = (thing: { readonly deletedAt: Instant | null }, now: Instant): boolean =>
  thing.deletedAt !== null && now - thing.deletedAt < TRASH_KEPT

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
  /** Who alone sees it and what is below it; null for whoever sees what it stands under. */
  readonly audience: Audience | null
  /** Since when only hosts change it; null for a page that is open to its members. */
  readonly lockedAt: Instant | null
  /** Since when it stands before the others of its kind; null for most. */
  readonly pinnedAt: Instant | null
}

/** A title as it is compared and sorted: letter case aside. */
export const titleKey = (title: string): string => title.normalize('NFC').trim().toLowerCase()

export const EMPTY_FIELDS: PageFields = {
  title: '',
  summary: '',
  tags: [],
  status: 'draft',
  stewards: [],
  reviewEvery: 0,
  reviewedAt: 0,
  extra: {},
  tried: [],
}

/** A month as review times count it. */
export const MONTH = 30.44 * 24 * 60 * 60 * 1000

/** Whether a trusted page is past the day it should have been looked at again. */
export function reviewDue(fields: PageFields, now: Instant): boolean {
  if (fields.reviewEvery <= 0 || fields.status === 'retired' || fields.status === 'draft') return false
  return now > fields.reviewedAt + fields.reviewEvery * MONTH
}
