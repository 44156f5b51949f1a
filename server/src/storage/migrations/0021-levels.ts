import { type Kysely, sql } from 'kysely'
import type { Engine } from '../engine.ts'
import type { Schema } from '../schema.ts'

/** What was followed is watched from now on, and can be muted; each device of a member hears of it. */
export async function up(db: Kysely<Schema>, engine: Engine): Promise<void> {
  const text = engine === 'sqlite' ? sql`text` : sql`text collate "C"`
  const whole = engine === 'sqlite' ? sql`integer` : sql`bigint`
  await db.schema
    .alterTable('follows')
    .addColumn('level', text, (it) => it.notNull().defaultTo('watching'))
    .execute()
  await db.schema
    .alterTable('follows')
    .addColumn('touched_at', whole, (it) => it.notNull().defaultTo(0))
    .execute()
  await db.schema
    .createIndex('follows_by_touched')
    .on('follows')
    .columns(['community_id', 'member_id', 'touched_at'])
    .execute()
}
