import type { PageRow, QuestionRow } from '@commonplace/api'
import { folded } from '@commonplace/domain/search'
import { isInList, type KeptQuestion } from './question-list.ts'

// The lists of the API, answered from what is on the device.

export interface PagesQuery {
  readonly kind?: string
  readonly tag?: string
  readonly status?: string
  readonly sort?: string
  readonly deleted?: string
  readonly pinned?: string
  readonly limit?: number | string
  readonly cursor?: string
}

export interface QuestionsQuery {
  readonly show?: string
  readonly tag?: string
  readonly page?: string
  readonly sort?: string
  readonly limit?: number | string
  readonly cursor?: string
}

interface Sought {
  readonly name: string
  readonly offers: string
  readonly topics: readonly string[]
}

/** Members by the beginning of a word of their name, or by what they say they know of. */
export function membersLike<T extends Sought>(members: readonly T[], text: string): T[] {
  const q = folded(text)
  return members.filter(
    ({ name, offers, topics }) =>
      ` ${folded(name)}`.includes(` ${q}`) || folded([offers, ...topics].join(' ')).includes(q),
  )
}

interface Piece<T> {
  readonly items: T[]
  readonly next: string | null
}

function pieceOf<T>(all: readonly T[], limit: number | string | undefined, cursor: string | undefined): Piece<T> {
  const from = Number(cursor ?? 0) || 0
  const size = Number(limit ?? 50) || 50
  const to = from + size
  return { items: all.slice(from, to), next: to < all.length ? String(to) : null }
}

const byTitle = (a: { title: string }, b: { title: string }) => a.title.localeCompare(b.title)

export function listPages(rows: readonly PageRow[], query: PagesQuery): Piece<PageRow> {
  const deleted = query.deleted === 'true'
  const found = rows.filter(
    (row) =>
      (row.deletedAt !== null) === deleted &&
      (query.pinned === undefined || row.pinned) &&
      (query.kind === undefined || row.kind === query.kind) &&
      (query.tag === undefined || row.tags.includes(query.tag)) &&
      (query.status === undefined || row.status === query.status),
  )
  if (query.sort === 'title') found.sort(byTitle)
  else if (query.sort === 'tree')
    found.sort((a, b) => (a.position < b.position ? -1 : a.position > b.position ? 1 : byTitle(a, b)))
  else found.sort((a, b) => b.changedAt - a.changedAt)
  return pieceOf(found, query.limit, query.cursor)
}

export function listQuestions(
  rows: readonly KeptQuestion[],
  query: QuestionsQuery,
  me: string,
  now: number,
): Piece<QuestionRow> {
  const found = rows.filter(
    (row) =>
      row.mergedInto === null &&
      isInList(query.show ?? 'all', row, { me, now }) &&
      (query.tag === undefined || row.tags.includes(query.tag)) &&
      (query.page === undefined || row.about?.id === query.page),
  )
  const order: Record<string, (a: QuestionRow, b: QuestionRow) => number> = {
    old: (a, b) => a.at - b.at,
    active: (a, b) => b.changedAt - a.changedAt,
    votes: (a, b) => b.votes - a.votes || b.at - a.at,
  }
  found.sort(order[query.sort ?? ''] ?? ((a, b) => b.at - a.at))
  return pieceOf(found, query.limit, query.cursor)
}
