import type { Kysely } from 'kysely'
import type { Engine } from '../engine.ts'
import type { Schema } from '../schema.ts'
import { makeTable } from './ddl.ts'

/** The rhythm of a community: gatherings, what is otherwise with one of their occurrences, who comes, who shows something, and calendars. */
export async function up(db: Kysely<Schema>, engine: Engine): Promise<void> {
  await makeTable(
    db,
    engine,
    'gatherings',
    {
      ...{ id: 'text', community_id: 'text', kind: 'text', title: 'text', about: 'text', starts: 'text' },
      ...{ minutes: 'int', zone: 'text', rule: 'text?', place: 'text', link: 'text', host_id: 'text?' },
      ...{ sheet: 'text', sequence: 'int', created_by: 'text', created_at: 'int', changed_at: 'int' },
      ...{ cancelled_at: 'int?', cancelled_why: 'text', continues_as: 'text?' },
    },
    { key: ['id'], indexes: [['community_id', 'created_at']] },
  )
  await makeTable(
    db,
    engine,
    'occurrences',
    {
      ...{ gathering_id: 'text', at_key: 'text', starts: 'text?', cancelled_why: 'text?', host_id: 'text?' },
      page_id: 'text?',
    },
    { key: ['gathering_id', 'at_key'], indexes: [['page_id']] },
  )
  await makeTable(
    db,
    engine,
    'rsvps',
    { gathering_id: 'text', at_key: 'text', member_id: 'text', answer: 'text', at: 'int' },
    { key: ['gathering_id', 'at_key', 'member_id'], clustered: true },
  )
  await makeTable(
    db,
    engine,
    'showings',
    {
      ...{ id: 'text', gathering_id: 'text', at_key: 'text', member_id: 'text', title: 'text', minutes: 'int' },
      at: 'int',
    },
    { key: ['id'], indexes: [['gathering_id', 'at_key']] },
  )
  await makeTable(
    db,
    engine,
    'calendars',
    { hash: 'text', community_id: 'text', member_id: 'text', created_at: 'int' },
    { key: ['hash'], unique: [['community_id', 'member_id']] },
  )
}
