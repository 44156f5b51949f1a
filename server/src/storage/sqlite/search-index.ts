import { type RawBuilder, sql } from 'kysely'
import { piecesOf } from '../rows.ts'
import { filterOf } from '../search/filter.ts'
import { type Found, type SearchIndex, shareOf, type Term, type Wanted } from '../search/search-index.ts'

// Terms are folded words of letters and digits, always between quotation marks: nothing typed reaches FTS5's own query language.

const spelt = (word: string) => `"${word}"`

function termOf({ spellings, prefix }: Term): string {
  // The stemmer changes whole words ("running" is kept as "run"), so a beginning is asked for beside the word.
  const all = spellings.flatMap((word) => (prefix ? [spelt(word), `${spelt(word)} *`] : [spelt(word)]))
  return all.length === 1 ? (all[0] ?? '') : `(${all.join(' OR ')})`
}

function matchOf({ terms, how, inTitle }: Wanted): string {
  const words = terms.map(termOf).join(how === 'all' ? ' AND ' : ' OR ')
  return inTitle ? `{title} : (${words})` : words
}

/** Words in titles weigh most, then headings, then tags. */
const FIT = sql`-bm25(search_fts, 8, 4, 3, 1)`

export const sqliteSearchIndex: SearchIndex = {
  async find(db, community, wanted, filter, limit) {
    const { from, below } = shareOf(community)
    const { rows } = await sql<Found>`
      with hit as materialized (
        select rowid as id, ${FIT} as fit from search_fts
        where search_fts match ${matchOf(wanted)} and rowid >= ${from} and rowid < ${below}
        order by rowid desc limit ${limit}
      )
      select hit.id as section, doc.id as doc, hit.fit, doc.title, doc.status, doc.accepted
      from hit join search_sections as section on section.id = hit.id join search_docs as doc on doc.id = section.doc_id
      where ${filterOf(filter)}`.execute(db)
    return rows
  },
  async counts(db, community, terms, cap) {
    if (terms.length === 0) return []
    const { from, below } = shareOf(community)
    const each = terms.map(
      (term, i) => sql`select ${sql.lit(i)} as place, (select count(*) from (
        select rowid from search_fts
        where search_fts match ${termOf(term)} and rowid >= ${from} and rowid < ${below} limit ${cap}
      ) as few) as n`,
    )
    const { rows } = await sql<{ n: number }>`${sql.join(each, sql` union all `)} order by place`.execute(db)
    return rows.map(({ n }) => n)
  },
  async add(db, sections) {
    for (const some of piecesOf(sections, 200)) {
      await db
        .insertInto('search_sections')
        .values(
          some.map(({ id, docId, place, anchor, heading, text }) => ({
            id,
            doc_id: docId,
            place,
            anchor,
            heading,
            text,
          })),
        )
        .execute()
      const rows: RawBuilder<unknown>[] = some.map(
        ({ id, folded: { title, heading, tags, text } }) => sql`(${id}, ${title}, ${heading}, ${tags}, ${text})`,
      )
      await sql`insert into search_fts (rowid, title, heading, tags, text) values ${sql.join(rows)}`.execute(db)
    }
  },
  async remove(db, docId) {
    await sql`delete from search_fts where rowid in (select id from search_sections where doc_id = ${docId})`.execute(
      db,
    )
    await db.deleteFrom('search_sections').where('doc_id', '=', docId).execute()
  },
}
