import { type Kysely, sql } from 'kysely'
import type { Engine } from '../engine.ts'
import { knownFor } from '../repositories/profiles.ts'
import type { Schema } from '../schema.ts'

/** What members say they know of is looked for by the beginnings of its words, without accents, as their names are. */
export async function up(db: Kysely<Schema>, engine: Engine): Promise<void> {
  const text = engine === 'sqlite' ? sql`text` : sql`text collate "C"`
  await db.schema
    .alterTable('profiles')
    .addColumn('known_for', text, (it) => it.notNull().defaultTo(''))
    .execute()
  for (const { member_id, offers, topics } of await db.selectFrom('profiles').selectAll().execute())
    await db
      .updateTable('profiles')
      .set({ known_for: knownFor(offers, JSON.parse(topics) as string[]) })
      .where('member_id', '=', member_id)
      .execute()
}
