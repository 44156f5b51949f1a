import type { Row } from './rows.ts'

/** A question or answer of a dump, with the values read that its row spells out in words. */
export interface Post {
  readonly id: number
  readonly type: 'question' | 'answer' | 'other'
  readonly parentId: number | null
  readonly acceptedId: number | null
  readonly title: string
  readonly body: string
  readonly tags: readonly string[]
  readonly score: number
  readonly createdAt: number
  readonly changedAt: number
  readonly closed: boolean
  /** `u12` for an account, `n…` for a name without one, empty for nobody. */
  readonly author: string
  readonly authorName: string
}

/** A row of Posts.xml; null where it has no number or date and so cannot be a post. */
export function readPost(row: Row): Post | null {
  const id = Number.parseInt(row.Id ?? '', 10)
  const createdAt = timeOf(row.CreationDate)
  if (!Number.isSafeInteger(id) || createdAt === null) return null
  const type = row.PostTypeId === '1' ? 'question' : row.PostTypeId === '2' ? 'answer' : 'other'
  return {
    id,
    type,
    parentId: numberOf(row.ParentId),
    acceptedId: numberOf(row.AcceptedAnswerId),
    title: (row.Title ?? '').trim(),
    body: row.Body ?? '',
    tags: (row.Tags ?? '').split(/[<>|]+/).filter(Boolean),
    score: numberOf(row.Score) ?? 0,
    createdAt,
    changedAt: timeOf(row.LastEditDate) ?? createdAt,
    closed: row.ClosedDate !== undefined,
    author: authorOf(row),
    authorName: (row.OwnerDisplayName ?? '').trim(),
  }
}

function authorOf(row: Row): string {
  if (numberOf(row.OwnerUserId) !== null) return `u${row.OwnerUserId}`
  return row.OwnerDisplayName ? `n${row.OwnerDisplayName.trim()}` : ''
}

export function numberOf(text: string | undefined): number | null {
  return text !== undefined && /^-?\d{1,15}$/.test(text) ? Number.parseInt(text, 10) : null
}

/** A dump's dates are UTC and do not say so. */
export function timeOf(text: string | undefined): number | null {
  if (text === undefined) return null
  const at = Date.parse(/(Z|[+-]\d{2}:?\d{2})$/.test(text) ? text : `${text}Z`)
  return Number.isFinite(at) ? at : null
}
