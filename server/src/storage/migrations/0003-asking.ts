import type { Kysely } from 'kysely'
import type { Engine } from '../engine.ts'
import type { Schema } from '../schema.ts'
import { makeTable } from './ddl.ts'

/**
 * What asking and answering grew: held and merged questions, shared, confirmed and obsolete answers, comments, followers, people who
 * are asked to answer, and credits for what answered somebody before they asked.
 */
export async function up(db: Kysely<Schema>, engine: Engine): Promise<void> {
  const words = (table: string, column: string) => db.schema.alterTable(table).addColumn(column, 'text').execute()
  const number = (table: string, column: string) => db.schema.alterTable(table).addColumn(column, 'bigint').execute()
  const count = (table: string, column: string) =>
    db.schema
      .alterTable(table)
      .addColumn(column, 'bigint', (it) => it.notNull().defaultTo(0))
      .execute()
  for (const column of ['held', 'held_reason', 'merged_into']) await words('questions', column)
  await number('questions', 'reminded_at')
  await count('questions', 'obsolete')
  for (const column of ['obsolete_by', 'obsolete_reason']) await words('answers', column)
  for (const column of ['obsolete_at', 'confirmed_at']) await number('answers', column)
  for (const column of ['shared', 'confirmations']) await count('answers', column)
  await db.schema.createIndex('questions_by_merged_into').on('questions').column('merged_into').execute()

  const table = (
    name: string,
    ...rest: Parameters<typeof makeTable> extends [unknown, unknown, unknown, ...infer R] ? R : never
  ) => makeTable(db, engine, name, ...rest)
  await table(
    'confirmations',
    { answer_id: 'text', member_id: 'text', day: 'text', at: 'int' },
    { key: ['answer_id', 'member_id', 'day'], clustered: true, refers: { answer_id: 'answers.id' } },
  )
  // A thread below anything that holds a document; what it is about may be gone, so nothing is referred to.
  await table(
    'comments',
    {
      id: 'text',
      community_id: 'text',
      subject_kind: 'text',
      subject_id: 'text',
      text: 'text',
      member_id: 'text',
      at: 'int',
      changed_at: 'int',
      deleted_at: 'int?',
    },
    { key: ['id'], indexes: [['subject_kind', 'subject_id', 'at', 'id']] },
  )
  await table(
    'follows',
    { community_id: 'text', member_id: 'text', subject_kind: 'text', subject_id: 'text', at: 'int' },
    {
      key: ['community_id', 'member_id', 'subject_kind', 'subject_id'],
      clustered: true,
      indexes: [['subject_kind', 'subject_id']],
    },
  )
  await table(
    'invited',
    { question_id: 'text', member_id: 'text', invited_by: 'text', at: 'int' },
    {
      key: ['question_id', 'member_id'],
      clustered: true,
      refers: { question_id: 'questions.id' },
      indexes: [['member_id', 'at']],
    },
  )
  await table(
    'merges',
    { from_id: 'text', into_id: 'text', member_id: 'text', at: 'int', moved: 'text' },
    { key: ['from_id'], indexes: [['into_id', 'at']] },
  )
  await table(
    'credits',
    {
      id: 'text',
      community_id: 'text',
      subject_kind: 'text',
      subject_id: 'text',
      heading: 'text',
      asked: 'text',
      member_id: 'text',
      at: 'int',
      undone_at: 'int?',
    },
    {
      key: ['id'],
      indexes: [
        ['subject_kind', 'subject_id', 'at'],
        ['community_id', 'at'],
      ],
    },
  )
}
