import { type Kysely, sql } from 'kysely'
import type { Engine } from '../engine.ts'
import type { Schema } from '../schema.ts'

/** What hosts call somebody in their community. */
export async function up(db: Kysely<Schema>, engine: Engine): Promise<void> {
  const text = engine === 'sqlite' ? sql`text` : sql`text collate "C"`
  await db.schema.alterTable('memberships').addColumn('title', text).execute()
}
