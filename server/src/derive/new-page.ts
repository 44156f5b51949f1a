import { type Community, type Kind, type MemberId, type Page, type PageId, slugOf } from '@commonplace/domain'
import type { Seeded } from './new-document.ts'

interface Given {
  readonly id: PageId
  readonly kind: Kind
  readonly title: string
  readonly parentId: PageId | null
  readonly position: string
  readonly by: MemberId
  readonly at: number
}

/** A page as it is before anybody wrote in it but its maker. */
export const newPage = (community: Community, seed: Seeded, given: Given): Page => ({
  id: given.id,
  communityId: community.id,
  documentId: seed.id,
  kind: given.kind,
  slug: slugOf(given.title),
  parentId: given.parentId,
  position: given.position,
  fields: seed.fields,
  lead: '',
  words: 0,
  createdBy: given.by,
  createdAt: given.at,
  changedAt: given.at,
  changedBy: [given.by],
  deletedAt: null,
  audience: null,
  lockedAt: null,
  pinnedAt: null,
})
