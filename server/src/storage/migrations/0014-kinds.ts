import { type Kysely, sql } from 'kysely'
import type { Engine } from '../engine.ts'
import type { Schema } from '../schema.ts'
import { makeTable } from './ddl.ts'

/** A page can be pinned, and remembers who set its status, when and why. */
export async function up(db: Kysely<Schema>, engine: Engine): Promise<void> {
  const integer = engine === 'sqlite' ? sql`integer` : sql`bigint`
  await db.schema.alterTable('pages').addColumn('pinned_at', integer).execute()
  await makeTable(
    db,
    engine,
    'status_steps',
    { page_id: 'text', at: 'int', from_status: 'text', to_status: 'text', member_id: 'text', why: 'text' },
    { refers: { page_id: 'pages.id' }, indexes: [['page_id', 'at']] },
  )
}
