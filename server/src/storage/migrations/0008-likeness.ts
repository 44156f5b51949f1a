import { type Kysely, sql } from 'kysely'
import type { Engine } from '../engine.ts'
import type { Schema } from '../schema.ts'
import { makeTable } from './ddl.ts'

/**
 * What each thing is about, by the beginnings of its words: short lists to read while a question is typed. In SQLite an FTS5 table that
 * knows which thing holds which stem and nothing else, with the tokenizer that leaves everything beyond ASCII alone; in PostgreSQL an array with GIN.
 */
export async function up(db: Kysely<Schema>, engine: Engine): Promise<void> {
  await makeTable(
    db,
    engine,
    'search_likeness',
    { doc_id: 'int', line: 'text' },
    { key: ['doc_id'], refers: { doc_id: 'search_docs.id' } },
  )
  await db.schema.createIndex('search_docs_by_community_id').on('search_docs').column('community_id').execute()
  if (engine === 'sqlite')
    await sql`create virtual table search_stems using fts5(
      stems, content='', contentless_delete=1, detail=none, tokenize="ascii tokenchars '.'")`.execute(db)
  else {
    await sql`alter table search_likeness add column stems text[] not null`.execute(db)
    // The rows stay small, with lines and stems beside them, and nothing waits in a list that every search would have to read.
    await sql`alter table search_likeness set (toast_tuple_target = 128)`.execute(db)
    await sql`create index search_likeness_stems on search_likeness using gin (stems) with (fastupdate = off)`.execute(
      db,
    )
    // Without statistics every stem counts as rare, and the index is used: reading all the arrays is what must not happen.
    await sql`alter table search_likeness alter column stems set statistics 0`.execute(db)
  }
  // Every text is derived anew at the next start, and what it is about with it.
  await sql`update contents set seq = 0`.execute(db)
}
