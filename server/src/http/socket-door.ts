import type { IncomingMessage } from 'node:http'
import { type Actor, type CommunityId, can, type DocumentId, type Target } from '@commonplace/domain'
import { type Clock, must } from '@commonplace/kit'
import type { Store } from '../ports/store.ts'
import { isFromOwnPages } from './own-pages.ts'
import { Remembered } from './remembered.ts'
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

export function socketDoor(door: Door, store: Store, clock: Clock, publicUrl: string) {
  const remembered = new Remembered(
    () => store.mark(),
    () => clock.now(),
  )
  const { read } = store

  /** The document as a thing that somebody may do something with; null when there is none. */
  async function targetOf(documentId: DocumentId) {
    const record = await read.documents.record(documentId)
    if (!record) return null
    const community = must(await read.communities.byId(record.communityId), 'a document is in a community')
    const { id: communityId, visibility } = community
    const { authorId, deleted, held, shared, locked } = record
    const audiences = record.gate === null ? [] : await read.pages.audiencesOf(record.gate)
    return { communityId, visibility, authorId, deleted, held, shared, locked, audiences } satisfies Target
  }

  return {
    async authenticate({ headers, url }: IncomingMessage): Promise<SocketCaller | null> {
      const { cookie, authorization } = headers
      const query = new URL(url ?? '/', 'http://commonplace.invalid').searchParams
      const [ticket, window] = [query.get('ticket'), query.get('member')]
      const ask = () => door.whoIs({ cookie, authorization, ticket })
      // A ticket is good once, so every one is looked at.
      const who = ticket ? await ask() : await remembered.of(`who ${JSON.stringify([cookie, authorization])}`, ask)
      // Somebody else signed in in this browser since: what is written in the window must not go out under their name. Of requests the door
      // makes a stranger's of it, who may still sign in; a socket has no way in, and closed it says that its account was left.
      if (window && who?.by === 'session' && who.member?.id !== window) return null
      return who && callerOf(door, who)
    },
    isOwnPage: ({ headers }: IncomingMessage) => isFromOwnPages(headers, publicUrl),
    /** What may be done with a document is what may be done with the page, question or answer that it is the body of. */
    async whoMayOpen(actor: Actor, documentId: DocumentId): Promise<Opening> {
      const target = await remembered.of(`what ${documentId}`, () => targetOf(documentId))
      if (!target) return 'absent'
      const { communityId, deleted } = target
      if (!can(actor, 'see', target) || (deleted && !can(actor, 'undelete', target))) return 'absent'
      if (!can(actor, 'read', target)) return 'forbidden'
      return { communityId, mode: can(actor, 'edit', target) && !deleted ? 'write' : 'read' }
    },
  }
}
