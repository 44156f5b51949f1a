import { type Kysely, sql } from 'kysely'
import type { Engine } from '../engine.ts'
import type { Schema } from '../schema.ts'
import { makeTable } from './ddl.ts'

/** Stories say which practices they tried and what came of it. */
export async function up(db: Kysely<Schema>, engine: Engine): Promise<void> {
  await db.schema
    .alterTable('pages')
    .addColumn('tried', sql`text`, (it) => it.notNull().defaultTo('[]'))
    .execute()
  await makeTable(
    db,
    engine,
    'evidence',
    { practice_id: 'text', story_id: 'text', community_id: 'text', teller_id: 'text', outcome: 'text', at: 'int' },
    {
      key: ['practice_id', 'story_id'],
      clustered: true,
      refers: { story_id: 'pages.id' },
      indexes: [['story_id'], ['community_id', 'at']],
    },
  )
}
