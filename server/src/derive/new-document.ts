import { type DocNode, revisionOf, seedUpdate } from '@commonplace/document'
import { withBlockIds } from '@commonplace/document/block-ids'
import {
  type CommunityId,
  type DocumentId,
  EMPTY_FIELDS,
  type Instant,
  type MemberId,
  type PageFields,
  type Subject,
  type VersionId,
} from '@commonplace/domain'
import { type Clock, mintId, type Random } from '@commonplace/kit'
import type { Writes } from '../ports/store.ts'
import { wordsOf } from './words.ts'

export interface NewDocument {
  readonly id: DocumentId
  readonly communityId: CommunityId
  readonly subject: Subject
  /** The asker or answerer, whose own it is; null for a page. */
  readonly authorId: MemberId | null
  readonly json: DocNode
  readonly fields: PageFields
  readonly by: MemberId
  readonly at: Instant
}

/** A document made ready outside of any transaction: its first update, and the body with ids on its blocks. */
export interface Seeded extends NewDocument {
  readonly update: Uint8Array
  readonly client: number
}

export function seedOf(random: Random, given: Omit<NewDocument, 'fields'> & { fields?: Partial<PageFields> }): Seeded {
  const client = 1 + Math.floor(random.next() * 0xfffffffe)
  const json = withBlockIds(given.json, client)
  const fields = { ...EMPTY_FIELDS, ...given.fields }
  return { ...given, json, fields, client, update: seedUpdate({ json, fields, clientId: client }) }
}

/** Puts a seeded document into the store with its first version. What is derived from it is written by whoever knows what it is. */
export async function createDocument(
  writes: Writes,
  { clock, random }: { readonly clock: Clock; readonly random: Random },
  seeded: Seeded,
): Promise<void> {
  const { id, communityId, subject, authorId, update, client, by, at } = seeded
  await writes.documents.create({ id, communityId, subject, authorId, epoch: 0 }, { update, client, by }, at)
  const words = wordsOf(seeded.json)
  await writes.versions.add({
    id: mintId(clock, random) as VersionId,
    documentId: id,
    n: 1,
    name: null,
    summary: null,
    automatic: true,
    at,
    by: [by],
    words,
    added: words,
    removed: 0,
    revision: revisionOf(seeded.json),
    json: JSON.stringify(seeded.json),
    fields: seeded.fields,
  })
}
