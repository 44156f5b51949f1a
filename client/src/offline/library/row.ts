import type { PageRow, PageShape } from '@commonplace/api'

// Written out, since shapes stay at the server; the type misses none and knows no other.
const ROW: Readonly<Record<keyof PageRow, true>> = {
  id: true,
  documentId: true,
  kind: true,
  title: true,
  slug: true,
  url: true,
  parentId: true,
  position: true,
  status: true,
  tags: true,
  summary: true,
  lead: true,
  reviewDue: true,
  changedAt: true,
  changedBy: true,
  words: true,
  deletedAt: true,
  pinned: true,
}
const ROW_KEYS = Object.keys(ROW) as (keyof PageRow)[]

/** What lists show of a page, cut out of the whole. */
export function rowOf(page: PageShape): PageRow {
  return Object.fromEntries(ROW_KEYS.map((key) => [key, page[key]])) as PageRow
}
