import type { DocNode } from '@commonplace/document'
import {
  type Community,
  type DocumentId,
  type DomainEvent,
  type Instant,
  type MemberId,
  type Page,
  type PageId,
  positionAtEnd,
} from '@commonplace/domain'
import { type Clock, mintId, type Random } from '@commonplace/kit'
import type { Writes } from '../ports/store.ts'
import { createDocument, type Seeded, seedOf } from './new-document.ts'
import { newPage } from './new-page.ts'
import { writePage } from './write-page.ts'

interface Tools {
  readonly clock: Clock
  readonly random: Random
}

interface Note {
  readonly title: string
  readonly json: DocNode
  readonly by: MemberId
  readonly at: Instant
}

/** A note that an act begins for everybody, made ready outside of any transaction. */
export function noteSeed({ clock, random }: Tools, community: Community, { title, json, by, at }: Note): Seeded {
  const subject = { kind: 'page', id: mintId(clock, random) } as const
  const id = mintId(clock, random) as DocumentId
  return seedOf(random, { id, communityId: community.id, subject, authorId: null, by, at, json, fields: { title } })
}

/** Puts such a note into its community, and tells of it: where else than at the end of the tree it stands, and what more is told, may be said. */
export async function addNote(
  writes: Writes,
  tools: Tools,
  community: Community,
  seed: Seeded,
  more: Partial<Pick<Page, 'parentId' | 'audience' | 'lockedAt'>>,
  told: DomainEvent['data'] = {},
): Promise<Page> {
  const { by, at, json, fields } = seed
  const { title } = fields
  const id = seed.subject.id as PageId
  await createDocument(writes, tools, seed)
  const position = positionAtEnd(tools.clock, tools.random)
  const page = { ...newPage(community, seed, { id, kind: 'note', title, parentId: null, position, by, at }), ...more }
  await writes.pages.add(page)
  const subject = { kind: 'page', id } as const
  const data = { title, kind: page.kind, ...told }
  await writes.events.tell({ communityId: community.id, type: 'page-created', by, subject, data }, at)
  return writePage(writes, page, { json, fields, seq: 1 }, { at, by: [by] })
}
