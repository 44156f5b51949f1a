import { type Kysely, sql } from 'kysely'
import type { Engine } from '../engine.ts'
import type { Schema } from '../schema.ts'
import { makeTable } from './ddl.ts'

/** Who sees a page, what was locked or withheld, and every other way in and out: requests, passkeys, other services, bans, hooks. */
export async function up(db: Kysely<Schema>, engine: Engine): Promise<void> {
  const integer = engine === 'sqlite' ? sql`integer` : sql`bigint`
  const text = engine === 'sqlite' ? sql`text` : sql`text collate "C"`
  const add = (table: string, column: string, type: typeof text) =>
    db.schema.alterTable(table).addColumn(column, type).execute()
  for (const column of ['audience', 'gate']) await add('pages', column, text)
  for (const column of ['gated_at', 'locked_at']) await add('pages', column, integer)
  await add('questions', 'locked_at', integer)
  await add('invites', 'email', text)
  await add('memberships', 'buddy_id', text)
  // Few pages narrow; those that do are asked for with every request.
  await sql`create index pages_by_audience on pages (id) where audience is not null`.execute(db)
  await db.schema.createIndex('pages_by_gate').on('pages').column('gate').execute()

  const table = (
    name: string,
    ...rest: Parameters<typeof makeTable> extends [unknown, unknown, unknown, ...infer R] ? R : never
  ) => makeTable(db, engine, name, ...rest)
  await table(
    'profiles',
    { member_id: 'text', offers: 'text', seeks: 'text', topics: 'text', changed_at: 'int' },
    { key: ['member_id'], refers: { member_id: 'members.id' } },
  )
  await table(
    'portraits',
    { member_id: 'text', revision: 'text', bytes: 'bytes' },
    { key: ['member_id'], refers: { member_id: 'members.id' } },
  )
  await table(
    'passkeys',
    {
      id: 'text',
      member_id: 'text',
      public_key: 'text',
      counter: 'int',
      transports: 'text',
      label: 'text',
      created_at: 'int',
      last_used_at: 'int?',
    },
    { key: ['id'], refers: { member_id: 'members.id' }, indexes: [['member_id']] },
  )
  // What is good once and not for long: a challenge, a link in a mail, the way back from another service.
  await table(
    'once',
    { hash: 'text', purpose: 'text', member_id: 'text?', data: 'text', expires_at: 'int' },
    { key: ['hash'], indexes: [['expires_at'], ['member_id']] },
  )
  await table(
    'identities',
    { issuer: 'text', subject: 'text', member_id: 'text', at: 'int' },
    { key: ['issuer', 'subject'], refers: { member_id: 'members.id' }, indexes: [['member_id']] },
  )
  await table(
    'join_requests',
    { id: 'text', community_id: 'text', member_id: 'text', note: 'text', at: 'int' },
    { key: ['id'], unique: [['community_id', 'member_id']] },
  )
  await table(
    'bans',
    { community_id: 'text', member_id: 'text', reason: 'text', banned_by: 'text', at: 'int' },
    { key: ['community_id', 'member_id'] },
  )
  await table(
    'reports',
    {
      id: 'text',
      community_id: 'text',
      subject_kind: 'text',
      subject_id: 'text',
      member_id: 'text',
      reason: 'text',
      at: 'int',
      settled_at: 'int?',
      settled_by: 'text?',
      outcome: 'text?',
    },
    { key: ['id'], indexes: [['community_id', 'settled_at', 'at']] },
  )
  // What hosts keep from sight, or have not let through yet.
  await table(
    'withheld',
    {
      subject_kind: 'text',
      subject_id: 'text',
      community_id: 'text',
      state: 'text',
      reason: 'text',
      member_id: 'text',
      at: 'int',
    },
    { key: ['subject_kind', 'subject_id'], indexes: [['community_id', 'state', 'at']] },
  )
  await table(
    'webhooks',
    {
      id: 'text',
      community_id: 'text',
      url: 'text',
      secret: 'text',
      types: 'text',
      created_by: 'text',
      created_at: 'int',
      last_used_at: 'int?',
      failing_since: 'int?',
    },
    { key: ['id'], indexes: [['community_id']] },
  )
  await table(
    'deliveries',
    {
      id: 'text',
      webhook_id: 'text',
      type: 'text',
      body: 'text',
      at: 'int',
      tries: 'int',
      next_at: 'int?',
      status: 'int?',
      said: 'text',
      done_at: 'int?',
    },
    { key: ['id'], refers: { webhook_id: 'webhooks.id' }, indexes: [['next_at'], ['webhook_id', 'at']] },
  )
}
