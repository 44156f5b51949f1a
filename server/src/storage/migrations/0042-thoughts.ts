import type { Kysely } from 'kysely'
import type { Engine } from '../engine.ts'
import type { Schema } from '../schema.ts'
import { makeTable } from './ddl.ts'

/** Thought of the week: the queue of prompts, what was published, and on which day of the week and at which hour. */
export async function up(db: Kysely<Schema>, engine: Engine): Promise<void> {
  await makeTable(
    db,
    engine,
    'prompts',
    { id: 'text', community_id: 'text', words: 'text', more: 'text', by_id: 'text', at: 'int', place: 'int' },
    { key: ['id'], indexes: [['community_id', 'place'], ['by_id']] },
  )
  await makeTable(
    db,
    engine,
    'thoughts',
    { page_id: 'text', community_id: 'text', at: 'int' },
    { key: ['page_id'], indexes: [['community_id', 'at']] },
  )
  await makeTable(
    db,
    engine,
    'thought_plans',
    { community_id: 'text', weekday: 'text', hour: 'int', zone: 'text', next_at: 'int?' },
    { key: ['community_id'], indexes: [['next_at']] },
  )
}
