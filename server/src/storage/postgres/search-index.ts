import { type RawBuilder, sql } from 'kysely'
import { piecesOf } from '../rows.ts'
import { filterOf } from '../search/filter.ts'
import { type Found, type SearchIndex, shareOf, type Term, type Wanted } from '../search/search-index.ts'

// A section's words stand in its tsvector twice: as they are (for beginnings, and words the English stemmer throws away) and stemmed.
// Terms are folded words of letters and digits, quoted all the same: nothing typed reaches the query language of tsquery.

function termOf({ spellings, prefix }: Term): RawBuilder<unknown> {
  const ways = spellings.map((word) => {
    const plain = `'${word.replaceAll("'", "''")}'${prefix ? ':*' : ''}`
    return sql`(to_tsquery('simple', ${plain}) || plainto_tsquery('english', ${word}))`
  })
  return sql`(${sql.join(ways, sql` || `)})`
}

const queryOf = ({ terms, how }: Wanted): RawBuilder<unknown> =>
  sql`(${sql.join(terms.map(termOf), how === 'all' ? sql` && ` : sql` || `)})`

/** Weights of text (D), tags (C), headings (B), titles (A): what ts_rank takes, in its order. */
const WEIGHTS = sql`'{0.1, 0.3, 0.4, 0.8}'::float4[]`

export const postgresSearchIndex: SearchIndex = {
  async find(db, community, wanted, filter, limit) {
    const { from, below } = shareOf(community)
    const query = queryOf(wanted)
    // The query stands there as it is, not behind a name: the planner folds it and knows how many rows to expect. Titles are looked for in
    // the rows that the index gave, and ranking comes after the limit.
    const inTitle = wanted.inTitle ? sql` and ts_filter(words, '{a}') @@ ${query}` : sql``
    const { rows } = await sql<Found>`
      with hit as materialized (
        select id, doc_id, words from search_sections
        where words @@ ${query} and id >= ${from} and id < ${below}${inTitle} limit ${limit}
      )
      select hit.id as section, doc.id as doc, ts_rank(${WEIGHTS}, hit.words, ${query}, 1) as fit,
        doc.title, doc.status, doc.accepted
      from hit join search_docs as doc on doc.id = hit.doc_id
      where ${filterOf(filter)}`.execute(db)
    return rows
  },
  async counts(db, community, terms, cap) {
    if (terms.length === 0) return []
    const { from, below } = shareOf(community)
    const each = terms.map(
      (term, i) => sql`select ${sql.lit(i)} as place, (select count(*) from (
        select id from search_sections
        where words @@ ${termOf(term)} and id >= ${from} and id < ${below} limit ${cap}
      ) as few) as n`,
    )
    const { rows } = await sql<{ n: number }>`${sql.join(each, sql` union all `)} order by place`.execute(db)
    return rows.map(({ n }) => n)
  },
  async add(db, sections) {
    const both = (text: string, weight: string) =>
      sql`setweight(to_tsvector('simple', ${text}) || to_tsvector('english', ${text}), ${sql.lit(weight)})`
    for (const some of piecesOf(sections, 100)) {
      const rows = some.map(({ id, docId, place, anchor, heading, text, folded }) => {
        const words = sql.join(
          [both(folded.title, 'A'), both(folded.heading, 'B'), both(folded.tags, 'C'), both(folded.text, 'D')],
          sql` || `,
        )
        return sql`(${id}, ${docId}, ${place}, ${anchor}, ${heading}, ${text}, ${words})`
      })
      await sql`insert into search_sections (id, doc_id, place, anchor, heading, text, words)
        values ${sql.join(rows)}`.execute(db)
    }
  },
  async remove(db, docId) {
    await db.deleteFrom('search_sections').where('doc_id', '=', docId).execute()
  },
}
