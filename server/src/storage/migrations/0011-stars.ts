import type { Kysely } from 'kysely'
import type { Engine } from '../engine.ts'
import type { Schema } from '../schema.ts'
import { makeTable } from './ddl.ts'

/** What members marked for themselves. A star that was taken back stays as a row, so that each of their devices hears of it. */
export async function up(db: Kysely<Schema>, engine: Engine): Promise<void> {
  await makeTable(
    db,
    engine,
    'stars',
    {
      community_id: 'text',
      member_id: 'text',
      subject_kind: 'text',
      subject_id: 'text',
      starred: 'int',
      at: 'int',
      touched_at: 'int',
    },
    {
      key: ['community_id', 'member_id', 'subject_kind', 'subject_id'],
      clustered: true,
      indexes: [
        ['community_id', 'member_id', 'at'],
        ['community_id', 'member_id', 'touched_at'],
      ],
    },
  )
}
