import type { Kysely } from 'kysely'
import type { Engine } from '../engine.ts'
import type { Schema } from '../schema.ts'
import { makeTable } from './ddl.ts'

/** What each day brought, who wrote in which week, and which days have to be counted anew. All of it can be made again from the rows. */
export async function up(db: Kysely<Schema>, engine: Engine): Promise<void> {
  await makeTable(
    db,
    engine,
    'measure_days',
    { community_id: 'text', day: 'int', json: 'text' },
    { key: ['community_id', 'day'], clustered: true },
  )
  await makeTable(
    db,
    engine,
    'measure_writers',
    { community_id: 'text', week: 'int', member_id: 'text' },
    { key: ['community_id', 'week', 'member_id'], clustered: true },
  )
  await makeTable(
    db,
    engine,
    'measure_marks',
    { community_id: 'text', day: 'int', seq: 'int' },
    { key: ['community_id', 'day'], clustered: true },
  )
  // Each of these is asked for what came on one day, or for what stands so today.
  for (const [table, columns] of [
    ['answers', ['community_id', 'answered_at']],
    ['pages', ['community_id', 'created_at']],
    ['pages', ['community_id', 'kind', 'status']],
    ['questions', ['community_id', 'answers', 'asked_at']],
  ] as const)
    await db.schema
      .createIndex(`${table}_by_${columns.join('_')}`)
      .on(table)
      .columns(columns as never)
      .execute()
}
