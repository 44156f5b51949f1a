import { type Kysely, sql } from 'kysely'
import type { Engine } from '../engine.ts'
import type { Schema } from '../schema.ts'

/** What was decided about a suggestion can be taken back: how its words leave the page again, and who took it back last. */
export async function up(db: Kysely<Schema>, engine: Engine): Promise<void> {
  const integer = engine === 'sqlite' ? sql`integer` : sql`bigint`
  for (const column of ['way_back', 'taken_back_by'])
    await db.schema.alterTable('comments').addColumn(column, 'text').execute()
  await db.schema.alterTable('comments').addColumn('taken_back_at', integer).execute()
}
