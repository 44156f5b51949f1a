import { type Kysely, sql } from 'kysely'
import type { Engine } from '../engine.ts'
import type { Schema } from '../schema.ts'

/** A key of a write is taken before the write is done: who is at it, and until when they are believed to be. Null: it is done. */
export async function up(db: Kysely<Schema>, engine: Engine): Promise<void> {
  await db.schema.alterTable('done').addColumn('holder', 'text').execute()
  const integer = engine === 'sqlite' ? sql`integer` : sql`bigint`
  await db.schema.alterTable('done').addColumn('held_until', integer).execute()
}
