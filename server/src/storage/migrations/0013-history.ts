import { type Kysely, sql } from 'kysely'
import type { Engine } from '../engine.ts'
import type { Schema } from '../schema.ts'
import { makeTable } from './ddl.ts'

/** Which words only came again, whose each word of a version is, and up to which version somebody has read a page. */
export async function up(db: Kysely<Schema>, engine: Engine): Promise<void> {
  await makeTable(
    db,
    engine,
    'carried_words',
    { document_id: 'text', client: 'int', clock: 'int', length: 'int', of_client: 'int', of_clock: 'int' },
    { key: ['document_id', 'client', 'clock'], clustered: true },
  )
  await makeTable(
    db,
    engine,
    'page_reads',
    { member_id: 'text', page_id: 'text', version: 'int', at: 'int' },
    { key: ['member_id', 'page_id'], clustered: true, refers: { page_id: 'pages.id' } },
  )
  const integer = engine === 'sqlite' ? sql`integer` : sql`bigint`
  await db.schema
    .alterTable('versions')
    .addColumn('log_seq', integer, (it) => it.notNull().defaultTo(0))
    .execute()
  for (const column of ['written', 'taken'])
    await db.schema
      .alterTable('versions')
      .addColumn(column, 'text', (it) => it.notNull().defaultTo(''))
      .execute()
}
