import type { Kysely } from 'kysely'
import type { Engine } from '../engine.ts'
import type { Schema } from '../schema.ts'
import { makeTable } from './ddl.ts'

/**
 * Short anonymous surveys. No reply has a row: statements have sums. Whatever belongs to one pulse lies in the order of its key, not in that of
 * coming, so that the order of rows links nothing either.
 */
export async function up(db: Kysely<Schema>, engine: Engine): Promise<void> {
  await makeTable(
    db,
    engine,
    'pulses',
    { id: 'text', community_id: 'text', closes_at: 'int', replies: 'int' },
    { key: ['id'], indexes: [['community_id', 'closes_at']] },
  )
  await makeTable(
    db,
    engine,
    'pulse_statements',
    { pulse_id: 'text', n: 'int', words: 'text', replies: 'int', sum: 'int' },
    { key: ['pulse_id', 'n'], clustered: true },
  )
  await makeTable(
    db,
    engine,
    'pulse_repliers',
    { pulse_id: 'text', member_id: 'text' },
    { key: ['pulse_id', 'member_id'], clustered: true },
  )
  await makeTable(
    db,
    engine,
    'pulse_comments',
    { pulse_id: 'text', chance: 'text', words: 'text' },
    { key: ['pulse_id', 'chance'], clustered: true },
  )
}
