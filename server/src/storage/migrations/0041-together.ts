import type { Kysely } from 'kysely'
import type { Engine } from '../engine.ts'
import type { Schema } from '../schema.ts'
import { makeTable } from './ddl.ts'

/** What people do while they are together: what is on just now, and votes by dots. */
export async function up(db: Kysely<Schema>, engine: Engine): Promise<void> {
  await makeTable(
    db,
    engine,
    'running_items',
    { gathering_id: 'text', at_key: 'text', item: 'text', minutes: 'int', started_at: 'int', by_id: 'text' },
    { key: ['gathering_id', 'at_key'] },
  )
  await makeTable(
    db,
    engine,
    'dot_votes',
    {
      ...{ id: 'text', gathering_id: 'text', at_key: 'text', title: 'text', options: 'text', dots: 'int' },
      ...{ by_id: 'text', at: 'int', closed_at: 'int?' },
    },
    { key: ['id'], indexes: [['gathering_id', 'at_key']] },
  )
  await makeTable(
    db,
    engine,
    'dots',
    { vote_id: 'text', member_id: 'text', placed: 'text' },
    { key: ['vote_id', 'member_id'], clustered: true },
  )
}
