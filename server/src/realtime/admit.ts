import type { IncomingMessage } from 'node:http'
import { type Actor, type CommunityId, type DocumentId, hueOf } from '@commonplace/domain'
import { isId } from '@commonplace/kit'
import type { Asks, Person } from '@commonplace/sync'

/** Who is behind a request. */
export interface Caller {
  readonly actor: Actor
  /** What others see as their name; null for a stranger. */
  readonly name: string | null
  /** How they showed who they are. A browser sends cookies by itself, so only then must the page it came from be ours. */
  readonly by: 'cookie' | 'token' | 'ticket' | 'nothing'
  /** Who they are by now; null when what they showed is no longer good. */
  again(): Promise<Caller | null>
}

/** What somebody may do with a document; 'absent' also when they must not know that it exists. */
export type Opening = { readonly communityId: CommunityId; readonly mode: 'write' | 'read' } | 'absent' | 'forbidden'

export interface Admission {
  readonly caller: Caller
  readonly documentId: DocumentId
  readonly communityId: CommunityId
  readonly mode: 'write' | 'read'
  readonly person: Person | null
}

export interface TurnedAway {
  /** 4401 not signed in, 4403 not allowed, 4404 no such document: for good. 1013: try again later. */
  readonly code: 4401 | 4403 | 4404 | 1013
  readonly reason: string
}

export interface Door {
  /** Null: what they showed (a token, a ticket, a cookie) is not good. Somebody who shows nothing is a stranger. */
  authenticate(request: IncomingMessage): Promise<Caller | null>
  whoMayOpen(actor: Actor, documentId: DocumentId): Promise<Opening>
  /** Whether the request was made by a page of ours, or by no page at all; asked only of those who show a cookie. */
  isOwnPage(request: IncomingMessage): boolean
}

const SIGNED_OUT: TurnedAway = { code: 4401, reason: 'not signed in' }

/** The document a request asks for: `/sync/{documentId}`. Null when that is not an id. */
export function documentOf(url: string): DocumentId | null {
  const [path = ''] = url.split('?')
  const id = path.slice('/sync/'.length)
  return path.startsWith('/sync/') && isId(id) ? (id as DocumentId) : null
}

/** What a client says of itself in its address; null for a stock client. */
export function asksOf(url: string): Asks | null {
  if (!url.includes('?')) return null
  const query = new URL(url, 'http://here').searchParams
  const number = (name: string) => {
    const text = query.get(name)
    return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null
  }
  const version = number('v')
  return version === null ? null : { version, schema: number('schema'), epoch: number('epoch') }
}

/** The one door: whether this request may have its document, and how. Nothing of the document is loaded before. */
export async function admit(request: IncomingMessage, door: Door): Promise<Admission | TurnedAway> {
  const documentId = documentOf(request.url ?? '')
  if (!documentId) return { code: 4404, reason: 'no such document' }
  const caller = await door.authenticate(request)
  if (!caller) return SIGNED_OUT
  if (caller.by === 'cookie' && !door.isOwnPage(request))
    return { code: 4403, reason: 'this page may not speak for you' }
  return judge(caller, documentId, door)
}

/** Judges again, for somebody who is inside already, when what they may do could have changed. */
export async function admitAgain({ caller, documentId }: Admission, door: Door): Promise<Admission | TurnedAway> {
  const now = await caller.again()
  return now ? judge(now, documentId, door) : SIGNED_OUT
}

async function judge(caller: Caller, documentId: DocumentId, door: Door): Promise<Admission | TurnedAway> {
  const { actor, name } = caller
  const opening = await door.whoMayOpen(actor, documentId)
  if (opening === 'absent' || opening === 'forbidden') {
    if (actor.memberId === null && opening === 'forbidden') return SIGNED_OUT
    return opening === 'absent' ? { code: 4404, reason: 'no such document' } : { code: 4403, reason: 'not allowed' }
  }
  const member = actor.memberId
  const person = member && { member, name: name ?? '', hue: hueOf(member) }
  return { caller, documentId, ...opening, mode: person ? opening.mode : 'read', person }
}
