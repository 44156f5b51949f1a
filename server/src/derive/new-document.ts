import {
  type DocNode,
  InvalidDocumentError,
  Origins,
  originsOf,
  packOrigins,
  revisionOf,
  seedUpdate,
  writtenRuns,
} from '@commonplace/document'
import { withBlockIds } from '@commonplace/document/block-ids'
import { checkDocument } from '@commonplace/document/check'
import { readMeta } from '@commonplace/document/meta'
import { readBody } from '@commonplace/document/y'
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
import * as Y from 'yjs'
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
  /** Where others come before it: which version this is, who made it and when. */
  readonly version?: { readonly n: number; readonly by: MemberId; readonly at: Instant } | undefined
}

/** A document made ready outside of any transaction: its first update, and the body with ids on its blocks. */
export interface Seeded extends NewDocument {
  /** Where each of its words was written first: all of it under its one client id. */
  readonly written: string
  readonly update: Uint8Array
  readonly client: number
}

export function seedOf(random: Random, given: Omit<NewDocument, 'fields'> & { fields?: Partial<PageFields> }): Seeded {
  const client = 1 + Math.floor(random.next() * 0xfffffffe)
  const json = withBlockIds(given.json, client)
  const update = seedUpdate({ json, fields: { ...EMPTY_FIELDS, ...given.fields }, clientId: client })
  const doc = new Y.Doc()
  Y.applyUpdate(doc, update)
  const written = writtenIn(doc)
  // As whoever reads the document will find them.
  const fields = readMeta(doc)
  doc.destroy()
  return { ...given, json, fields, client, update, written }
}

const writtenIn = (doc: Y.Doc): string => packOrigins(originsOf(writtenRuns(doc), new Origins()))

/** A document as a device began it. What it says is read out of it; it must be whole, well made and under one client id. */
export function begunOf(state: Uint8Array, given: Omit<NewDocument, 'fields' | 'json'>): Seeded {
  const doc = new Y.Doc()
  try {
    Y.applyUpdate(doc, state)
    const [client, ...others] = [...Y.decodeStateVector(Y.encodeStateVector(doc)).keys()]
    // Structs that wait for others would wait for good: what came in must be what is there.
    const whole = doc.store.pendingStructs === null && doc.store.pendingDs === null
    if (client === undefined || others.length > 0 || !whole) throw new InvalidDocumentError('it is not whole.')
    const json = readBody(doc)
    checkDocument(json)
    return {
      ...given,
      json,
      fields: readMeta(doc),
      client,
      update: Y.encodeStateAsUpdate(doc),
      written: writtenIn(doc),
    }
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError || isDecoding(error))
      throw new InvalidDocumentError('it cannot be read.')
    throw error
  } finally {
    doc.destroy()
  }
}

/** Yjs throws plain errors of lib0 at bytes that are none of its own. */
const isDecoding = (error: unknown): boolean => error instanceof Error && error.constructor === Error

/** Puts a seeded document into the store with its first version. What is derived from it is written by whoever knows what it is. */
export async function createDocument(
  writes: Writes,
  { clock, random }: { readonly clock: Clock; readonly random: Random },
  seeded: Seeded,
): Promise<void> {
  const { id, communityId, subject, authorId, update, client, by, at } = seeded
  await writes.documents.create({ id, communityId, subject, authorId, epoch: 0 }, { update, client, by }, at)
  const words = wordsOf(seeded.json)
  const version = seeded.version ?? { n: 1, by, at }
  await writes.versions.add({
    id: mintId(clock, random) as VersionId,
    documentId: id,
    n: version.n,
    name: null,
    summary: null,
    automatic: true,
    at: version.at,
    by: [version.by],
    words,
    added: words,
    removed: 0,
    revision: revisionOf(seeded.json),
    json: JSON.stringify(seeded.json),
    fields: seeded.fields,
    authorship: { seq: 1, written: seeded.written, taken: '' },
  })
}
