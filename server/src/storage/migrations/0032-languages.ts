import { type Kysely, sql } from 'kysely'
import type { Engine } from '../engine.ts'
import type { Schema } from '../schema.ts'

/** In which language somebody wants the program to speak with them; unset, it speaks as their community or their browser does. */
export async function up(db: Kysely<Schema>, engine: Engine): Promise<void> {
  const text = engine === 'sqlite' ? sql`text` : sql`text collate "C"`
  await db.schema.alterTable('members').addColumn('language', text).execute()
}
