import type { Found, Term } from '@commonplace/domain/search'
import { type RawBuilder, sql } from 'kysely'
import { piecesOf } from '../rows.ts'
import { filterOf, marksWanted, thingShown } from '../search/filter.ts'
import { leavingOneOut, type SearchIndex, shareOf, stemKey, type Wanted } from '../search/search-index.ts'
import { idsIn, lineOf } from '../search/stems.ts'

// The words of sections and titles are folded and stemmed in code; PostgreSQL keeps them as they come. In a query they are always quoted:
// nothing typed reaches the query language of tsquery.

const spelt = (word: string) => `'${word.replaceAll('\\', '').replaceAll("'", "''")}'`
const eitherOf = (ways: readonly string[]) => `(${ways.join(' | ')})`

const termOf = ({ spellings, prefix }: Term): string =>
  eitherOf([...spellings.map(spelt), ...(prefix ? [`${spelt(spellings[0] ?? '')}:*`] : [])])

function queryOf({ terms, how, filter }: Pick<Wanted, 'terms' | 'how' | 'filter'>): RawBuilder<unknown> {
  const each = terms.map(termOf)
  const groups = how === 'most' ? leavingOneOut(each) : how === 'any' ? each.map((term) => [term]) : [each]
  const words = eitherOf(groups.map((group) => `(${group.join(' & ')})`))
  const marks = marksWanted(filter).map((ways) => eitherOf(ways.length > 0 ? ways.map(spelt) : ["'nobody0'"]))
  return sql`${[words, ...marks].join(' & ')}::tsquery`
}

/**
 * A value that the planner does not see. Told that few are wanted of a word that many hold, it reads the sections one by one, each with a
 * look into the store of long values, up to all of them where it guessed wrong, and stops at others each time. Unsaid, it asks the index.
 */
const unsaid = (value: RawBuilder<unknown>) => sql`(select ${value})`

/** Weights of text (D), tags (C), headings (B), titles (A): what ts_rank takes, in its order. */
const WEIGHTS = sql`'{0.1, 0.3, 0.4, 0.8}'::float4[]`
/** Up to so many terms are counted in one question. */
const COUNTED_TOGETHER = 3
/** What ranking needs of a thing. */
const THING = sql`doc.id as doc, doc.title, doc.title_key as called, doc.status, doc.accepted, doc.changed_at as "changedAt"`

export const postgresSearchIndex: SearchIndex = {
  async find(db, community, wanted) {
    const { from, below } = shareOf(community)
    const query = queryOf(wanted)
    // Ranking comes after the limit.
    const { rows } = await sql<Found>`
      with hit as materialized (
        select id, doc_id, words from search_sections
        where words @@ ${unsaid(query)} and id >= ${from} and id < ${below}
          and ${thingShown(wanted.filter, sql`search_sections.doc_id`)}
        limit ${unsaid(sql`${wanted.limit}::bigint`)}
      )
      select hit.id as section, ts_rank(${WEIGHTS}, hit.words, ${query}, 1) as fit, ${THING}
      from hit join search_docs as doc on doc.id = hit.doc_id
      where ${filterOf(wanted.filter)}`.execute(db)
    return rows
  },
  async called(db, community, { terms, exact, filter, limit }) {
    const keyed = terms.map((term) => ({ ...term, spellings: term.spellings.map((word) => stemKey(community, word)) }))
    const { rows } = await sql<Found>`
      with hit as materialized (
        (select id from search_docs where title_words @@ ${keyed.map(termOf).join(' & ')}::tsquery
          and ${thingShown(filter, sql`search_docs.id`)} limit ${limit})
        union select doc.id from search_docs as doc join search_communities as own on own.community_id = doc.community_id
          where own.n = ${community} and doc.title_key = ${exact}
      )
      select section.id as section, 0::float4 as fit, ${THING}
      from hit join search_docs as doc on doc.id = hit.id
        join search_sections as section on section.doc_id = doc.id and section.place = 0
      where ${filterOf(filter)}`.execute(db)
    return rows
  },
  async within(db, community, { stems, filter, limit }) {
    const keys = stems.map((stem) => stemKey(community, stem))
    const { rows } = await sql<Found>`
      with hit as materialized (
        select doc_id as id from search_likeness
        where stems @> ${keys}::text[] and ${thingShown(filter, sql`search_likeness.doc_id`)}
        limit ${limit}
      )
      select section.id as section, 0::float4 as fit, ${THING}
      from hit join search_docs as doc on doc.id = hit.id
        join search_sections as section on section.doc_id = doc.id and section.place = 0
      where ${filterOf(filter)}`.execute(db)
    return rows
  },
  async counts(db, community, terms, cap) {
    const { from, below } = shareOf(community)
    // Many are counted by two processes of the server at once.
    const parts = piecesOf(terms, Math.max(COUNTED_TOGETHER, Math.ceil(terms.length / 2)))
    const counted = parts.map(async (some) => {
      const { rows } = await sql<{ n: number }>`
        select (select count(*) from (
          select id from search_sections where words @@ query and id >= ${from} and id < ${below}
          limit ${unsaid(sql`${cap}::bigint`)}
        ) as few) as n
        from unnest(${some.map(termOf)}::tsquery[]) with ordinality as each (query, place) order by place`.execute(db)
      return rows.map(({ n }) => n)
    })
    return (await Promise.all(counted)).flat()
  },
  async holding(db, community, words, most) {
    if (words.length === 0) return []
    const { from, below } = shareOf(community)
    const { rows } = await sql<{ ids: string }>`
      select array_to_string(array(
        select id from search_sections where words @@ query and id >= ${from} and id < ${below}
        limit ${unsaid(sql`${most}::bigint`)}
      ), ',') as ids
      from unnest(${words.map(spelt)}::tsquery[]) with ordinality as each (query, place) order by place`.execute(db)
    return rows.map(({ ids }) => idsIn(ids || null))
  },
  async about(db, community, stems, { listed, counted, filter }) {
    const each = stems.map((stem, i) => {
      const held = sql`select doc_id from search_likeness where stems @> array[${stemKey(community, stem)}]::text[]`
      return sql`select ${sql.lit(i)}::int as place, n as count,
        case when n < ${listed} then array_to_string(array(${held} and ${thingShown(filter, sql`search_likeness.doc_id`)}), ',') end as docs
        from (select count(*)::int as n from (${held} limit ${counted}) as few) as few`
    })
    const { rows } = await sql<{ docs: string | null; count: number }>`
      ${sql.join(each, sql` union all `)} order by place`.execute(db)
    return rows.map(({ docs, count }) => ({ docs: idsIn(docs), count }))
  },
  async add(db, sections) {
    const weighed = (text: string, weight: string) => sql`setweight(to_tsvector('simple', ${text}), ${sql.lit(weight)})`
    for (const some of piecesOf(sections, 100)) {
      const rows = some.map(({ id, docId, place, anchor, heading, text, words, marks }) => {
        const all = sql.join(
          [
            ...[
              weighed(words.title, 'A'),
              weighed(words.heading, 'B'),
              weighed(words.tags, 'C'),
              weighed(words.text, 'D'),
            ],
            sql`setweight(array_to_tsvector(${marks}::text[]), 'C')`,
          ],
          sql` || `,
        )
        return sql`(${id}, ${docId}, ${place}, ${anchor}, ${heading}, ${text}, ${all})`
      })
      await sql`insert into search_sections (id, doc_id, place, anchor, heading, text, words)
        values ${sql.join(rows)}`.execute(db)
    }
  },
  async addTitle(db, community, docId, words) {
    const keys = words.map((word) => stemKey(community, word))
    await sql`update search_docs set title_words = array_to_tsvector(${keys}::text[]) where id = ${docId}`.execute(db)
  },
  async addStems(db, community, docId, stems) {
    const keys = [...stems.keys()].map((stem) => stemKey(community, stem))
    await sql`insert into search_likeness (doc_id, line, stems)
      values (${docId}, ${lineOf(stems)}, ${keys}::text[])`.execute(db)
  },
  async remove(db, docId) {
    await db.deleteFrom('search_likeness').where('doc_id', '=', docId).execute()
    await db.deleteFrom('search_sections').where('doc_id', '=', docId).execute()
  },
}
