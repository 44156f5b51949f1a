import { type Kysely, sql } from 'kysely'
import type { Engine } from '../engine.ts'
import type { Schema } from '../schema.ts'

/**
 * On PostgreSQL what was just written went to a list of its own that every look into the index read to its end; now it goes where it
 * belongs. And texts leave the rows of sections for the store of long values: to count what holds a word is to touch a row for each, and
 * so more of them stand together. Sections that are there move out as they are written again.
 */
export async function up(db: Kysely<Schema>, engine: Engine): Promise<void> {
  if (engine === 'sqlite') return
  await sql`alter index search_sections_words set (fastupdate = off)`.execute(db)
  await sql`select gin_clean_pending_list('search_sections_words'::regclass)`.execute(db)
  await sql`alter table search_sections set (toast_tuple_target = 128)`.execute(db)
}
