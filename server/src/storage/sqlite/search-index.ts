import type { Found, Term } from '@commonplace/domain/search'
import { type RawBuilder, sql } from 'kysely'
import { piecesOf } from '../rows.ts'
import { filterOf, marksWanted, thingShown } from '../search/filter.ts'
import { leavingOneOut, type SearchIndex, shareOf, stemKey, type Wanted } from '../search/search-index.ts'
import { idsIn, lineOf } from '../search/stems.ts'

// Terms are folded words of letters and digits, always between quotation marks: nothing typed reaches FTS5's own query language.

const spelt = (word: string) => `"${word}"`
const eitherOf = (ways: readonly string[]) => (ways.length === 1 ? (ways[0] ?? '') : `(${ways.join(' OR ')})`)

/** The beginning of a word is asked for beside the word and its stems. */
const termOf = ({ spellings, prefix }: Term): string =>
  eitherOf([...spellings.map(spelt), ...(prefix ? [`${spelt(spellings[0] ?? '')} *`] : [])])

function matchOf({ terms, how, filter }: Pick<Wanted, 'terms' | 'how' | 'filter'>): string {
  const each = terms.map(termOf)
  const groups = how === 'most' ? leavingOneOut(each) : how === 'any' ? each.map((term) => [term]) : [each]
  const words = `(${groups.map((group) => `(${group.join(' AND ')})`).join(' OR ')})`
  const marks = marksWanted(filter).map((ways) => `{tags} : (${ways.map(spelt).join(' OR ') || '"nobody"'})`)
  return [words, ...marks].join(' AND ')
}

/** Words in titles weigh most, then headings, then tags. Where one may be missing, counting each of the ways would cost more than reading. */
const FIT = { all: sql`-bm25(search_fts, 8, 4, 3, 1)`, any: sql`-bm25(search_fts, 8, 4, 3, 1)`, most: sql`0.0` }
/** What ranking needs of a thing. */
const THING = sql`doc.id as doc, doc.title, doc.title_key as called, doc.status, doc.accepted, doc.changed_at as "changedAt"`

export const sqliteSearchIndex: SearchIndex = {
  async find(db, community, wanted) {
    const { from, below } = shareOf(community)
    const { rows } = await sql<Found>`
      with hit as materialized (
        select rowid as id, ${FIT[wanted.how]} as fit from search_fts
        where search_fts match ${matchOf(wanted)} and rowid >= ${from} and rowid < ${below}
          and ${thingShown(wanted.filter, sql`(select doc_id from search_sections where id = search_fts.rowid)`)}
        order by rowid desc limit ${wanted.limit}
      )
      select hit.id as section, hit.fit, ${THING}
      from hit join search_sections as section on section.id = hit.id join search_docs as doc on doc.id = section.doc_id
      where ${filterOf(wanted.filter)}`.execute(db)
    return rows
  },
  async called(db, community, { terms, exact, filter, limit }) {
    const keyed = terms.map((term) => ({ ...term, spellings: term.spellings.map((word) => stemKey(community, word)) }))
    const { rows } = await sql<Found>`
      with hit as materialized (
        select id from (select rowid as id from search_titles where search_titles match ${keyed.map(termOf).join(' AND ')}
            and ${thingShown(filter, sql`search_titles.rowid`)}
          order by rowid desc limit ${limit})
        union select doc.id from search_docs as doc join search_communities as own on own.community_id = doc.community_id
          where own.n = ${community} and doc.title_key = ${exact}
      )
      select section.id as section, 0.0 as fit, ${THING}
      from hit join search_docs as doc on doc.id = hit.id
        join search_sections as section on section.doc_id = doc.id and section.place = 0
      where ${filterOf(filter)}`.execute(db)
    return rows
  },
  async within(db, community, { stems, filter, limit }) {
    const match = stems.map((stem) => spelt(stemKey(community, stem))).join(' AND ')
    const { rows } = await sql<Found>`
      with hit as materialized (
        select rowid as id from search_stems
        where search_stems match ${match} and ${thingShown(filter, sql`search_stems.rowid`)}
        order by rowid desc limit ${limit}
      )
      select section.id as section, 0.0 as fit, ${THING}
      from hit join search_docs as doc on doc.id = hit.id
        join search_sections as section on section.doc_id = doc.id and section.place = 0
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
  async holding(db, community, words, most) {
    if (words.length === 0) return []
    const { from, below } = shareOf(community)
    const each = words.map(
      (word, i) => sql`select ${sql.lit(i)} as place, (select group_concat(id) from (
        select rowid as id from search_fts
        where search_fts match ${spelt(word)} and rowid >= ${from} and rowid < ${below} limit ${most}
      ) as few) as ids`,
    )
    const { rows } = await sql<{ ids: string | null }>`${sql.join(each, sql` union all `)} order by place`.execute(db)
    return rows.map(({ ids }) => idsIn(ids))
  },
  async about(db, community, stems, { listed, counted, filter }) {
    const each = stems.map((stem, i) => {
      const held = sql`select rowid as id from search_stems where search_stems match ${spelt(stemKey(community, stem))}`
      return sql`select ${sql.lit(i)} as place, n as count,
        case when n < ${listed} then (select group_concat(id) from (${held} and ${thingShown(filter, sql`search_stems.rowid`)})) end as docs
        from (select count(*) as n from (${held} limit ${counted}))`
    })
    const { rows } = await sql<{ docs: string | null; count: number }>`
      ${sql.join(each, sql` union all `)} order by place`.execute(db)
    return rows.map(({ docs, count }) => ({ docs: idsIn(docs), count }))
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
        ({ id, words: { title, heading, tags, text }, marks }) =>
          sql`(${id}, ${title}, ${heading}, ${`${tags} ${marks.join(' ')}`}, ${text})`,
      )
      await sql`insert into search_fts (rowid, title, heading, tags, text) values ${sql.join(rows)}`.execute(db)
    }
  },
  async addTitle(db, community, docId, words) {
    const keys = words.map((word) => stemKey(community, word)).join(' ')
    await sql`insert into search_titles (rowid, words) values (${docId}, ${keys})`.execute(db)
  },
  async addStems(db, community, docId, stems) {
    await db
      .insertInto('search_likeness')
      .values({ doc_id: docId, line: lineOf(stems) })
      .execute()
    const keys = [...stems.keys()].map((stem) => stemKey(community, stem)).join(' ')
    await sql`insert into search_stems (rowid, stems) values (${docId}, ${keys})`.execute(db)
  },
  async remove(db, docId) {
    await sql`delete from search_stems where rowid = ${docId}`.execute(db)
    await sql`delete from search_titles where rowid = ${docId}`.execute(db)
    await db.deleteFrom('search_likeness').where('doc_id', '=', docId).execute()
    await sql`delete from search_fts where rowid in (select id from search_sections where doc_id = ${docId})`.execute(
      db,
    )
    await db.deleteFrom('search_sections').where('doc_id', '=', docId).execute()
  },
}
