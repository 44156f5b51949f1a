import { type Kysely, sql } from 'kysely'
import type { Engine } from '../engine.ts'
import type { Schema } from '../schema.ts'
import { type Columns, makeTable, type TableOptions } from './ddl.ts'

/** Sections that answer questions, links that lead nowhere yet, what was searched for in vain, and who wants to hear when it is there. */
export async function up(db: Kysely<Schema>, engine: Engine): Promise<void> {
  const table = (name: string, columns: Columns, options: TableOptions) => makeTable(db, engine, name, columns, options)
  const inCommunity = { community_id: 'communities.id' }
  await db.schema
    .alterTable('adoptions')
    .addColumn('told_state', 'text', (it) => it.notNull().defaultTo('current'))
    .execute()
  await table(
    'section_answers',
    {
      id: 'text',
      community_id: 'text',
      question_id: 'text',
      page_id: 'text',
      heading: 'text',
      version: 'int',
      seen_revision: 'text',
      moved: 'int',
      proposed_by: 'text',
      proposed_at: 'int',
      declined_at: 'int?',
    },
    {
      key: ['id'],
      refers: { question_id: 'questions.id', page_id: 'pages.id' },
      indexes: [['question_id'], ['page_id'], ['community_id']],
    },
  )
  await table(
    'loose_links',
    {
      community_id: 'text',
      from_kind: 'text',
      from_id: 'text',
      to_kind: 'text',
      to_key: 'text',
      words: 'text',
      sentence: 'text',
      place: 'int',
    },
    { key: ['from_kind', 'from_id', 'place'], indexes: [['community_id', 'to_kind', 'to_key']] },
  )
  await table(
    'searches',
    {
      id: 'text',
      community_id: 'text',
      words_key: 'text',
      words: 'text',
      found: 'int',
      at: 'int',
      ended_kind: 'text?',
      ended_id: 'text?',
    },
    {
      key: ['id'],
      refers: inCommunity,
      indexes: [
        ['community_id', 'at'],
        ['ended_kind', 'ended_id'],
      ],
    },
  )
  const gap = { community_id: 'text', kind: 'text', words_key: 'text', words: 'text' } as const
  await table(
    'gap_waits',
    {
      ...gap,
      member_id: 'text',
      at: 'int',
      filled_kind: 'text?',
      filled_id: 'text?',
      filled_at: 'int?',
      seen_at: 'int?',
    },
    {
      key: ['community_id', 'kind', 'words_key', 'member_id'],
      refers: inCommunity,
      indexes: [['member_id']],
    },
  )
  await table(
    'gap_invites',
    { ...gap, page_id: 'text', member_id: 'text', invited_by: 'text', at: 'int', seen_at: 'int?' },
    { key: ['community_id', 'kind', 'words_key', 'member_id'], refers: inCommunity, indexes: [['member_id']] },
  )
  // Links whose target was not there were not written down before: every text is derived anew at the next start.
  await sql`update contents set seq = 0`.execute(db)
}
