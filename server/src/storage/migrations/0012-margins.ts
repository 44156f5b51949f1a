import { type Kysely, sql } from 'kysely'
import type { Engine } from '../engine.ts'
import type { Schema } from '../schema.ts'

/** Comments stand in the margins of pages too: on words of theirs, in threads that go on and are settled; some propose other words. */
export async function up(db: Kysely<Schema>, engine: Engine): Promise<void> {
  const integer = engine === 'sqlite' ? sql`integer` : sql`bigint`
  for (const column of ['reply_to', 'anchor', 'stands', 'proposal', 'outcome', 'resolved_by'])
    await db.schema.alterTable('comments').addColumn(column, 'text').execute()
  await db.schema.alterTable('comments').addColumn('resolved_at', integer).execute()
  for (const columns of [['reply_to'], ['community_id', 'at']] as const)
    await db.schema
      .createIndex(`comments_by_${columns.join('_')}`)
      .on('comments')
      .columns(columns as never)
      .execute()
}
