import type { Kysely } from 'kysely'
import type { Engine } from '../engine.ts'
import type { Schema } from '../schema.ts'
import { makeTable } from './ddl.ts'

/** Charters are signed at a version, changed in meaning at a version, and due on a day. */
export async function up(db: Kysely<Schema>, engine: Engine): Promise<void> {
  const refers = { page_id: 'pages.id' }
  await makeTable(
    db,
    engine,
    'signatures',
    { page_id: 'text', member_id: 'text', version: 'int', at: 'int' },
    { key: ['page_id', 'member_id'], clustered: true, refers, indexes: [['page_id', 'at']] },
  )
  await makeTable(
    db,
    engine,
    'meaning_changes',
    { page_id: 'text', version: 'int', by: 'text', at: 'int', why: 'text' },
    { key: ['page_id', 'version'], clustered: true, refers },
  )
  await makeTable(
    db,
    engine,
    'renewals_told',
    { page_id: 'text', day: 'int' },
    { key: ['page_id', 'day'], clustered: true, refers },
  )
}
