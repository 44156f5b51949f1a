import { type Kysely, sql } from 'kysely'
import type { Engine } from '../engine.ts'
import type { Schema } from '../schema.ts'
import { makeTable } from './ddl.ts'

/** The rota: who offered to host, which gatherings go by turns, and how an occurrence came to whoever hosts it. */
export async function up(db: Kysely<Schema>, engine: Engine): Promise<void> {
  const text = engine === 'sqlite' ? sql`text` : sql`text collate "C"`
  const int = engine === 'sqlite' ? sql`integer` : sql`bigint`
  await db.schema
    .alterTable('gatherings')
    .addColumn('in_turn', int, (it) => it.notNull().defaultTo(0))
    .execute()
  await db.schema.alterTable('occurrences').addColumn('turn', text).execute()
  await makeTable(
    db,
    engine,
    'rota_hosts',
    { community_id: 'text', member_id: 'text', since: 'int', base: 'int', twice: 'int', away: 'text' },
    { key: ['community_id', 'member_id'], clustered: true },
  )
}
