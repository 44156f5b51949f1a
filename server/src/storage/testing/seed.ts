import type { CommunityId, DocumentId, MemberId } from '@commonplace/domain'
import type { Carried, Entry } from '@commonplace/sync'
import type { Kysely } from 'kysely'
import type { Schema } from '../schema.ts'

/** Makes the community and the document that an update log's suite needs, the way a feature would, in one transaction handed in. */
export async function makeDocument(db: Kysely<Schema>, id: DocumentId, seed: Entry | null): Promise<void> {
  const community_id = 'nursesnursesnur1' as CommunityId
  await db
    .insertInto('communities')
    .values({ id: community_id, slug: 'nurses', visibility: 'public', created_at: 0 })
    .onConflict((it) => it.doNothing())
    .execute()
  await db
    .insertInto('documents')
    .values({
      id,
      community_id,
      subject_kind: 'page',
      subject_id: `page-of-${id}`,
      author_id: null,
      epoch: 0,
      seq: seed ? 1 : 0,
      created_at: 0,
    })
    .execute()
  if (!seed) return
  const by: MemberId = seed.by
  await db
    .insertInto('document_updates')
    .values({ document_id: id, seq: 1, bytes: seed.update, member_id: by })
    .execute()
  for (const client of seed.claims)
    await db.insertInto('client_ids').values({ document_id: id, client, member_id: by }).execute()
}

/** What is noted of words that were only written anew. */
export async function carriedIn(db: Kysely<Schema>, id: DocumentId): Promise<Carried[]> {
  const rows = await db.selectFrom('carried_words').selectAll().where('document_id', '=', id).execute()
  return rows.map(({ client, clock, length, of_client, of_clock }) => {
    return { client, clock, length, ofClient: of_client, ofClock: of_clock }
  })
}
