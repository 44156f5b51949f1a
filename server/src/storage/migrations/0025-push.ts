import type { Kysely } from 'kysely'
import type { Engine } from '../engine.ts'
import type { Schema } from '../schema.ts'
import { makeTable } from './ddl.ts'

/** Browsers that are told of what is meant for their owners, each with the session in which that was asked for. */
export async function up(db: Kysely<Schema>, engine: Engine): Promise<void> {
  await makeTable(
    db,
    engine,
    'push_targets',
    { endpoint: 'text', p256dh: 'text', auth: 'text', member_id: 'text', session_hash: 'text', at: 'int' },
    { key: ['endpoint'], indexes: [['member_id', 'at']] },
  )
}
