import type { Kysely } from 'kysely'
import type { Schema } from '../schema.ts'

/** A ticket remembers the session or token it was made with. Those that are open have half a minute left and are simply dropped. */
export async function up(db: Kysely<Schema>): Promise<void> {
  await db.deleteFrom('tickets').execute()
  await db.schema.alterTable('tickets').addColumn('made_with', 'text').execute()
}
