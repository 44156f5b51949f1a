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
    tags: tagsIn(row.Tags ?? ''),
    score: numberOf(row.Score) ?? 0,
    createdAt,
    changedAt: timeOf(row.LastEditDate) ?? createdAt,
    closed: row.ClosedDate !== undefined,
    author: authorOf(row),
    authorName: (row.OwnerDisplayName ?? '').trim(),
  }
}

/** `<fuse><kitchen>` in older dumps, `|fuse|kitchen|` in newer ones. */
export const tagsIn = (text: string): string[] => text.split(/[<>|]+/).filter(Boolean)

const authorOf = (row: Row): string => personOf(row.OwnerUserId, row.OwnerDisplayName)

export function personOf(id: string | undefined, name: string | undefined): string {
  if (numberOf(id) !== null) return `u${id}`
  return name ? `n${name.trim()}` : ''
}

/** A comment of a dump; its text is Markdown already. */
export interface DumpComment {
  readonly id: number
  readonly postId: number
  readonly text: string
  readonly at: number
  readonly author: string
  readonly authorName: string
}

/** A row of Comments.xml; null where it has no number, post, date or words. */
export function readComment(row: Row): DumpComment | null {
  const id = numberOf(row.Id)
  const postId = numberOf(row.PostId)
  const at = timeOf(row.CreationDate)
  const text = (row.Text ?? '').trim()
  if (id === null || postId === null || at === null || text === '') return null
  const authorName = (row.UserDisplayName ?? '').trim()
  return { id, postId, text, at, author: personOf(row.UserId, authorName), authorName }
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
