import { type Kysely, sql } from 'kysely'
import type { Engine } from '../engine.ts'
import type { Schema } from '../schema.ts'
import { makeTable } from './ddl.ts'

/**
 * That an occurrence was closed: when, by whom, with which recap, and whether what was still open went on to the next. And reminders: of what
 * people were told, and when a gathering is looked at next for them.
 */
export async function up(db: Kysely<Schema>, engine: Engine): Promise<void> {
  const text = engine === 'sqlite' ? sql`text` : sql`text collate "C"`
  const int = engine === 'sqlite' ? sql`integer` : sql`bigint`
  const table = () => db.schema.alterTable('occurrences')
  await table().addColumn('closed_at', int).execute()
  await table().addColumn('closed_by', text).execute()
  await table().addColumn('recap_id', text).execute()
  await table()
    .addColumn('carried', int, (it) => it.notNull().defaultTo(0))
    .execute()
  await db.schema
    .alterTable('gatherings')
    .addColumn('look_at', int, (it) => it.defaultTo(0))
    .execute()
  await db.schema.createIndex('gatherings_by_look_at').on('gatherings').columns(['look_at']).execute()
  await makeTable(
    db,
    engine,
    'reminders',
    { gathering_id: 'text', at_key: 'text', what: 'text', member_id: 'text', starts: 'int' },
    { key: ['gathering_id', 'at_key', 'what', 'member_id'], clustered: true, indexes: [['starts']] },
  )
}
