import type { Kysely } from 'kysely'
import type { Engine } from '../engine.ts'
import type { Schema } from '../schema.ts'
import { makeTable } from './ddl.ts'

/** Thanks from member to member. */
export async function up(db: Kysely<Schema>, engine: Engine): Promise<void> {
  await makeTable(
    db,
    engine,
    'thanks',
    {
      ...{ id: 'text', community_id: 'text', from_id: 'text', to_id: 'text' },
      ...{ subject_kind: 'text', subject_id: 'text', words: 'text', at: 'int' },
    },
    {
      key: ['id'],
      unique: [['from_id', 'to_id', 'subject_kind', 'subject_id']],
      indexes: [
        ['community_id', 'to_id', 'at'],
        ['community_id', 'from_id', 'at'],
      ],
    },
  )
}
