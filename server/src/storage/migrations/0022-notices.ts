import type { Kysely } from 'kysely'
import type { Engine } from '../engine.ts'
import type { Schema } from '../schema.ts'
import { makeTable } from './ddl.ts'

/** Inboxes: that something happened, for each member who hears of it, without its words; and who was named in which text already. */
export async function up(db: Kysely<Schema>, engine: Engine): Promise<void> {
  await makeTable(
    db,
    engine,
    'notices',
    {
      member_id: 'text',
      seq: 'int',
      community_id: 'text',
      subject_kind: 'text',
      subject_id: 'text',
      part_kind: 'text?',
      part_id: 'text?',
      type: 'text',
      reason: 'text',
      by_id: 'text?',
      at: 'int',
      read_at: 'int?',
      mail_at: 'int?',
    },
    {
      key: ['member_id', 'seq'],
      clustered: true,
      indexes: [['community_id', 'member_id'], ['at'], ['mail_at']],
    },
  )
  await makeTable(
    db,
    engine,
    'named',
    { document_id: 'text', member_id: 'text' },
    { key: ['document_id', 'member_id'], clustered: true },
  )
}
