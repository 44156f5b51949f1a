import { type Kysely, sql } from 'kysely'
import type { Engine } from '../engine.ts'
import type { Schema } from '../schema.ts'

/** A session says which device it is on, and may be told to forget. */
export async function up(db: Kysely<Schema>, engine: Engine): Promise<void> {
  const integer = engine === 'sqlite' ? sql`integer` : sql`bigint`
  await db.schema
    .alterTable('sessions')
    .addColumn('device', 'text', (it) => it.notNull().defaultTo(''))
    .execute()
  await db.schema.alterTable('sessions').addColumn('wiped_at', integer).execute()
}
