import type { IncomingMessage } from 'node:http'
import { type Actor, type CommunityId, can, type DocumentId, type Target } from '@commonplace/domain'
import { must } from '@commonplace/kit'
import type { Reads } from '../ports/store.ts'
import { isFromOwnPages } from './own-pages.ts'
import type { Door, Who } from './who.ts'

// The same door as for requests, as sockets ask at it.

interface SocketCaller {
  readonly actor: Actor
  readonly name: string | null
  readonly by: 'cookie' | 'token' | 'ticket' | 'nothing'
  again(): Promise<SocketCaller | null>
}

type Opening = { readonly communityId: CommunityId; readonly mode: 'write' | 'read' } | 'absent' | 'forbidden'

const BY = { session: 'cookie', token: 'token', ticket: 'ticket', nobody: 'nothing' } as const

function callerOf(door: Door, who: Who): SocketCaller {
  return {
    actor: who.actor,
    name: who.member?.name ?? null,
    by: BY[who.by],
    async again() {
      const now = await door.again(who)
      return now && callerOf(door, now)
    },
  }
}

export function socketDoor(door: Door, reads: Reads, publicUrl: string) {
  return {
    async authenticate({ headers, url }: IncomingMessage): Promise<SocketCaller | null> {
      const ticket = new URL(url ?? '', 'http://commonplace.invalid').searchParams.get('ticket')
      const who = await door.whoIs({ cookie: headers.cookie, authorization: headers.authorization, ticket })
      return who && callerOf(door, who)
    },
    isOwnPage: ({ headers }: IncomingMessage) => isFromOwnPages(headers, publicUrl),
    /** What may be done with a document is what may be done with the page, question or answer that it is the body of. */
    async whoMayOpen(actor: Actor, documentId: DocumentId): Promise<Opening> {
      const record = await reads.documents.record(documentId)
      if (!record) return 'absent'
      const community = must(await reads.communities.byId(record.communityId), 'a document is in a community')
      const { id: communityId, visibility } = community
      const target: Target = { communityId, visibility, authorId: record.authorId, deleted: record.deleted }
      if (!can(actor, 'see', target) || (record.deleted && !can(actor, 'undelete', target))) return 'absent'
      if (!can(actor, 'read', target)) return 'forbidden'
      return { communityId, mode: can(actor, 'edit', target) && !record.deleted ? 'write' : 'read' }
    },
  }
}
