import { folded, type Standing } from '@commonplace/domain/search'
import { type RawBuilder, sql } from 'kysely'
import type { SearchEntry, SearchQuery } from '../../ports/search.ts'
import type { Context } from '../repositories/context.ts'
import { tagKey } from '../repositories/tags.ts'

// What narrows a search stands twice: as marks among a section's words, so that the index itself looks no further, and in the row of its
// thing, where it is looked at again, since marks are rough (letter case, accents).

export type Filter = Pick<SearchQuery, 'kind' | 'tag' | 'status' | 'is' | 'writers' | 'stewards'> &
  Pick<Context, 'closed'>

/** Of no script: a word of the index on either engine, and part of none that somebody types, since those are folded to letters and digits. */
const MARK = '\uE002'
const mark = (name: string, value: string) => `${MARK}${name}0${folded(value).replaceAll(' ', '0')}`
const OF_QUESTION = {
  unanswered: ({ answered }: SearchEntry) => !answered,
  open: ({ accepted }: SearchEntry) => !accepted,
  resolved: ({ accepted }: SearchEntry) => accepted,
} as const

/** The marks that each section of a thing carries. */
export function marksOf(entry: SearchEntry): string[] {
  const { kind, pageKind, status, tags, writers, stewards } = entry
  const standings = kind === 'question' ? (Object.keys(OF_QUESTION) as Standing[]) : []
  return [
    mark('kind', kind === 'question' ? kind : (pageKind ?? '')),
    ...(status === null ? [] : [mark('status', status)]),
    ...standings.filter((is) => OF_QUESTION[is](entry)).map((is) => mark('is', is)),
    ...tags.map((tag) => mark('tag', tag)),
    ...writers.map((id) => mark('by', id)),
    ...stewards.map((id) => mark('steward', id)),
  ]
}

/** The marks that are asked for: one of each list. */
export function marksWanted({ kind, tag, status, is, writers, stewards }: Filter): readonly (readonly string[])[] {
  const one = (name: string, value: string | undefined) => (value === undefined ? [] : [[mark(name, value)]])
  const any = (name: string, values: readonly string[] | undefined) =>
    values === undefined ? [] : [values.map((value) => mark(name, value))]
  return [
    ...one('kind', kind),
    ...one('tag', tag),
    ...one('status', status),
    ...one('is', is),
    ...any('by', writers),
    ...any('steward', stewards),
  ]
}

/** Who wrote and who keeps a thing, as its row has them. */
export const peopleOf = ({ writers, stewards }: SearchEntry): string =>
  `\n${[...writers.map((id) => `by ${id}`), ...stewards.map((id) => `steward ${id}`)].join('\n')}\n`

/** Whether one of its lines is this, letter case included, which `like` of SQLite leaves aside. */
const holds = (column: RawBuilder<unknown>, line: string) => sql`replace(${column}, ${`\n${line}\n`}, '') <> ${column}`
const STANDS = {
  unanswered: sql`doc.answered = 0`,
  open: sql`doc.accepted = 0`,
  resolved: sql`doc.accepted = 1`,
} as const

/** The condition on `doc` that a query's filters make. */
export function filterOf({ kind, tag, status, is, writers, stewards, closed = [] }: Filter): RawBuilder<unknown> {
  const conditions: RawBuilder<unknown>[] = [sql`1 = 1`]
  if (kind === 'question') conditions.push(sql`doc.kind = 'question'`)
  else if (kind !== undefined) conditions.push(sql`doc.kind = 'page' and doc.page_kind = ${kind}`)
  if (status !== undefined) conditions.push(sql`doc.status = ${status}`)
  if (is !== undefined) conditions.push(sql`doc.kind = 'question' and ${STANDS[is]}`)
  if (tag !== undefined) conditions.push(holds(sql`doc.tags`, tagKey(tag)))
  const people = [
    ['by', writers],
    ['steward', stewards],
  ] as const
  for (const [name, ids] of people) {
    if (ids === undefined) continue
    const each = ids.map((id) => holds(sql`doc.people`, `${name} ${id}`))
    conditions.push(each.length === 0 ? sql`1 = 0` : sql`(${sql.join(each, sql` or `)})`)
  }
  if (closed.length > 0) conditions.push(shownIn(closed))
  return sql.join(conditions, sql` and `)
}

/** The condition that `doc` is no page behind a closed gate. */
const shownIn = (closed: readonly string[]): RawBuilder<boolean> =>
  sql<boolean>`(doc.kind <> 'page' or not exists (
    select 1 from pages where pages.id = doc.thing_id and pages.gate in (${sql.join(closed)})))`

/** The same of a thing that is told by its number, for within a limit: what is not to be seen must not take the place of what is. */
export const thingShown = ({ closed = [] }: Filter, doc: RawBuilder<unknown>): RawBuilder<unknown> =>
  closed.length === 0
    ? sql`1 = 1`
    : sql`exists (select 1 from search_docs as doc where doc.id = ${doc} and ${shownIn(closed)})`
