import { type Kysely, sql } from 'kysely'
import type { Engine } from '../engine.ts'
import type { Schema } from '../schema.ts'

/**
 * Words are stemmed in code by the language of their text, so the engine's own stemmer goes. Titles have an index of their own: what is
 * called so is found however many sections hold its words. Things know who wrote them, who keeps them, and how they stand. What is there
 * is put in again at the next start: it has no entry.
 */
export async function up(db: Kysely<Schema>, engine: Engine): Promise<void> {
  await db.deleteFrom('search_sections').execute()
  await db.deleteFrom('search_likeness').execute()
  await db.deleteFrom('search_docs').execute()
  const text = engine === 'sqlite' ? sql`text` : sql`text collate "C"`
  const whole = engine === 'sqlite' ? sql`integer` : sql`bigint`
  await db.schema
    .alterTable('search_communities')
    .addColumn('languages', text, (it) => it.notNull().defaultTo(''))
    .execute()
  for (const column of ['title_key', 'people'])
    await db.schema
      .alterTable('search_docs')
      .addColumn(column, text, (it) => it.notNull().defaultTo(''))
      .execute()
  await db.schema
    .alterTable('search_docs')
    .addColumn('answered', whole, (it) => it.notNull().defaultTo(0))
    .execute()
  await db.schema.createIndex('search_docs_by_title').on('search_docs').columns(['community_id', 'title_key']).execute()
  if (engine === 'sqlite') {
    await sql`delete from search_stems`.execute(db)
    await sql`drop table search_fts`.execute(db)
    await sql`create virtual table search_fts using fts5(
      title, heading, tags, text, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0', prefix='3 4')`.execute(
      db,
    )
    // Each word stands behind the number of its community: the beginnings are so much longer.
    await sql`create virtual table search_titles using fts5(
      words, content='', contentless_delete=1, detail=none, tokenize="ascii tokenchars '.'", prefix='5 6')`.execute(db)
  } else {
    await sql`alter table search_docs add column title_words tsvector not null default ''`.execute(db)
    await sql`create index search_docs_titles on search_docs using gin (title_words) with (fastupdate = off)`.execute(
      db,
    )
  }
}
