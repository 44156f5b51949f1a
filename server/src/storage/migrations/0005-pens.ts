import type { Kysely } from 'kysely'
import type { Engine } from '../engine.ts'
import type { Schema } from '../schema.ts'
import { makeTable } from './ddl.ts'

/** Client ids can be lent. Those that are there already stay with who used them first. */
export async function up(db: Kysely<Schema>, engine: Engine): Promise<void> {
  await db.schema.alterTable('client_ids').addColumn('loan', 'bigint').execute()
  await db.schema.alterTable('client_ids').addColumn('free_at', 'bigint').execute()
  await makeTable(
    db,
    engine,
    'pen_stretches',
    { document_id: 'text', client: 'int', from_clock: 'int', member_id: 'text' },
    { key: ['document_id', 'client', 'from_clock'], clustered: true },
  )
}
