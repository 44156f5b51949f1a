import { type Kysely, sql } from 'kysely'
import type { Schema } from '../schema.ts'

/** An adoption knows which words were woven in. Of those there were before, it is the words that stand there when they are next derived. */
export async function up(db: Kysely<Schema>): Promise<void> {
  await db.schema
    .alterTable('adoptions')
    .addColumn('woven_revisions', 'text', (it) => it.notNull().defaultTo(''))
    .execute()
  // The texts they stand in are derived anew at the next start.
  await sql`update contents set seq = 0 where document_id in
    (select pages.document_id from pages join adoptions on adoptions.page_id = pages.id)`.execute(db)
}
