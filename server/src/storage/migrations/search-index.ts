import { type Kysely, sql } from 'kysely'
import type { Engine } from '../engine.ts'
import type { Schema } from '../schema.ts'

/**
 * The inverted index over sections: FTS5 without a copy of the text (rowid is the section's id; the text for snippets stands in
 * search_sections), or a tsvector with GIN. Both are fed text that was folded in code.
 */
export async function makeSearchIndex(db: Kysely<Schema>, engine: Engine): Promise<void> {
  if (engine === 'sqlite') {
    await sql`create virtual table search_fts using fts5(
      title, heading, tags, text, content='', contentless_delete=1,
      tokenize='porter unicode61 remove_diacritics 2', prefix='2 3')`.execute(db)
    return
  }
  await sql`alter table search_sections add column words tsvector not null`.execute(db)
  await sql`create index search_sections_words on search_sections using gin (words)`.execute(db)
}
