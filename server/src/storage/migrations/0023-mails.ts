import type { Kysely } from 'kysely'
import type { Engine } from '../engine.ts'
import type { Schema } from '../schema.ts'
import { makeTable } from './ddl.ts'

/** What each member wants in their mail, and what hosts made of a digest. */
export async function up(db: Kysely<Schema>, engine: Engine): Promise<void> {
  await makeTable(
    db,
    engine,
    'mail_settings',
    { community_id: 'text', member_id: 'text', immediate: 'int', digest: 'int', digest_at: 'int' },
    { key: ['community_id', 'member_id'], clustered: true },
  )
  await makeTable(
    db,
    engine,
    'digests',
    { community_id: 'text', at: 'int', intro: 'text', skipped: 'int', member_id: 'text' },
    { key: ['community_id', 'at'], clustered: true },
  )
}
