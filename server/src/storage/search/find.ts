import { COUNTED, EMPTY_WORDS, type Found, inTiers, type Term, type Text } from '@commonplace/domain/search'
import { sql } from 'kysely'
import type { Hit, SearchQuery } from '../../ports/search.ts'
import type { Context } from '../repositories/context.ts'
import { countsOf } from './counts.ts'
import { type Filter, filterOf } from './filter.ts'
import { hitsOf } from './hits.ts'
import { stemOf } from './stems.ts'
import { communityOf, corrections, rareWords } from './vocabulary.ts'

/** Sections looked at for one answer, and things by their titles: of very broad words that is some of them. Where any word will do, fewer. */
const SECTIONS = { all: 1000, most: 1000, any: 400 } as const
const TITLES = 300
const WITHIN = 200
/** Things listed where nothing but filters is given. */
const LISTED = 1000

/** The search of `SearchReads.find`. */
export async function find(context: Context, query: SearchQuery): Promise<{ hits: Hit[]; total: number }> {
  const community = await communityOf(context, query.communityId)
  if (community === null) return { hits: [], total: 0 }
  const { index, db } = context
  const { n, languages, atHome } = community
  const ask = { text: query.text, phrases: query.phrases ?? [] }
  const filter: Filter = { ...query, ...(context.closed && { closed: context.closed }) }
  const found = await inTiers(ask, {
    ...{ languages, atHome },
    find: (terms, how) => index.find(db, n, { terms, how, filter, limit: SECTIONS[how] }),
    called: (terms, exact) => index.called(db, n, { terms, exact, filter, limit: TITLES }),
    within: (terms) => within(context, n, terms, filter),
    texts: (sections, letters) => textsOf(context, sections, letters),
    counts: (terms) => countsOf(context, n, terms, COUNTED),
    rareWords: (start) => rareWords(context, n, start),
    corrections: (words) => corrections(context, n, words),
  })
  const isListed = found.length === 0 && query.text.trim() === ''
  const all = isListed
    ? (await newest(context, query.communityId, filter)).map((one) => ({ ...one, terms: [] }))
    : found
  const shown = all.slice(query.offset, query.offset + query.limit)
  return { hits: await hitsOf(context, languages, shown), total: all.length }
}

/** Things that are about every word, by the beginnings of words that likeness is judged by: on either engine a few short lists. */
async function within(context: Context, community: number, terms: readonly Term[], filter: Filter) {
  const words = terms.map(({ spellings: [word = ''] }) => word)
  const asked = terms.filter(
    (term, i) => !term.prefix && !EMPTY_WORDS.has(words[i] ?? '') && (words[i] ?? '').length > 1,
  )
  const stems = asked.map(({ spellings: [word = ''] }) => stemOf(word))
  if (stems.length < 2) return []
  return context.index.within(context.db, community, { stems, filter, limit: WITHIN })
}

async function textsOf(
  { db }: Context,
  sections: readonly number[],
  letters: number,
): Promise<ReadonlyMap<number, Text>> {
  if (sections.length === 0) return new Map()
  const rows = await db
    .selectFrom('search_sections')
    .select(['id', 'heading', sql<string>`substr(text, 1, ${letters})`.as('text')])
    .where('id', 'in', [...sections])
    .execute()
  return new Map(rows.map(({ id, heading, text }) => [id, { heading, text }]))
}

/** What the filters let through, the newest first: for a search that is of filters alone. */
async function newest({ db }: Context, community: string, filter: Filter) {
  const { rows } = await sql<Pick<Found, 'doc' | 'section'>>`
    select doc.id as doc, section.id as section
    from search_docs as doc join search_sections as section on section.doc_id = doc.id and section.place = 0
    where doc.community_id = ${community} and ${filterOf(filter)}
    order by doc.changed_at desc, doc.id desc limit ${LISTED}`.execute(db)
  return rows.map(({ doc, section }) => ({ doc, score: 0, sections: [section] }))
}
