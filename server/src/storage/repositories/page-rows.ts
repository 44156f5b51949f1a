import { type Page, type PageFields, titleKey } from '@commonplace/domain'
import { as, asOrNull, read } from '../rows.ts'
import type { PagesTable } from '../schema.ts'

export const pageOf = (row: Omit<PagesTable, 'touched_at' | 'title_key' | 'gate' | 'gated_at'>): Page => ({
  id: as(row.id),
  communityId: as(row.community_id),
  documentId: as(row.document_id),
  kind: as(row.kind),
  slug: row.slug,
  parentId: asOrNull(row.parent_id),
  position: row.position,
  fields: {
    title: row.title,
    summary: row.summary,
    tags: read(row.tags),
    status: as(row.status),
    stewards: read(row.stewards),
    reviewEvery: row.review_every,
    reviewedAt: row.reviewed_at,
    extra: read(row.extra),
    tried: read(row.tried),
  },
  lead: row.lead,
  words: row.words,
  createdBy: as(row.created_by),
  createdAt: row.created_at,
  changedAt: row.changed_at,
  changedBy: read(row.changed_by),
  deletedAt: row.deleted_at,
  audience: row.audience === null ? null : read(row.audience),
  lockedAt: row.locked_at,
  pinnedAt: row.pinned_at,
})

export const fieldColumns = (fields: PageFields) => ({
  title: fields.title,
  title_key: titleKey(fields.title),
  summary: fields.summary,
  tags: JSON.stringify(fields.tags),
  status: fields.status,
  stewards: JSON.stringify(fields.stewards),
  review_every: fields.reviewEvery,
  reviewed_at: fields.reviewedAt,
  extra: JSON.stringify(fields.extra),
  tried: JSON.stringify(fields.tried),
})
