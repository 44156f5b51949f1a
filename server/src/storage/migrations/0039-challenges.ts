import type { Kysely } from 'kysely'
import type { Engine } from '../engine.ts'
import type { Schema } from '../schema.ts'
import { makeTable } from './ddl.ts'

/** Micro-challenges with the words they had, what was entered, and which peers confirmed it. */
export async function up(db: Kysely<Schema>, engine: Engine): Promise<void> {
  await makeTable(
    db,
    engine,
    'challenges',
    {
      ...{ id: 'text', community_id: 'text', opens_at: 'int', closes_at: 'int', terms: 'int', created_by: 'text' },
      created_at: 'int',
    },
    { key: ['id'], indexes: [['community_id', 'closes_at']] },
  )
  await makeTable(
    db,
    engine,
    'challenge_terms',
    { challenge_id: 'text', n: 'int', title: 'text', goal: 'text', how: 'text', badge: 'text' },
    { key: ['challenge_id', 'n'], clustered: true },
  )
  await makeTable(
    db,
    engine,
    'challenge_entries',
    {
      ...{ id: 'text', challenge_id: 'text', member_id: 'text', page_id: 'text', version: 'int', terms: 'int' },
      ...{ at: 'int', earned_at: 'int?' },
    },
    { key: ['id'], unique: [['challenge_id', 'member_id']], indexes: [['member_id'], ['page_id']] },
  )
  await makeTable(
    db,
    engine,
    'entry_confirmations',
    { entry_id: 'text', member_id: 'text', at: 'int' },
    { key: ['entry_id', 'member_id'], clustered: true },
  )
}
