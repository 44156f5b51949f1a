import { type Kysely, sql } from 'kysely'
import type { Engine } from '../engine.ts'
import type { Schema } from '../schema.ts'

/** Which place in the core group somebody has, or is invited to. */
export async function up(db: Kysely<Schema>, engine: Engine): Promise<void> {
  const text = engine === 'sqlite' ? sql`text` : sql`text collate "C"`
  for (const table of ['invites', 'memberships']) await db.schema.alterTable(table).addColumn('place', text).execute()
}
