import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { CommunityId, DocumentId, MemberId } from '@commonplace/domain'
import { STRANGER } from '@commonplace/domain'
import { seededRandom, systemClock, systemRandom } from '@commonplace/kit'
import { Rooms, seedOf } from '@commonplace/sync'
import { MemoryStore, MemoryUpdateLog } from '@commonplace/sync/testing'
import { LocalBus } from '../bus/local.ts'
import { type Caller, type CapFigures, nodeLoop, type Opening, type Patience, Sockets } from '../realtime/index.ts'

// Sockets over real rooms and a log in memory, for tests of the door and of what a socket may do. Whoever says `?as=name` is that member.

export const PAGE = 'pagepagepagepage' as DocumentId
export const ABSENT = 'absentabsentabse' as DocumentId
export const HOUSE = 'househousehouse1' as CommunityId
export const member = (name: string) => name.repeat(16).slice(0, 16) as MemberId

export interface SmallServer extends AsyncDisposable {
  readonly url: string
  readonly sockets: Sockets
  readonly log: MemoryUpdateLog
  /** What each member may do with the page. */
  readonly openings: Map<string, Opening>
  readonly signedOut: Set<string>
  close(): Promise<void>
}

export interface SmallOptions {
  readonly patience?: Partial<Patience>
  readonly caps?: Partial<CapFigures>
  readonly port?: number
  /** Is given what somebody may do before they hear of it, and may take its time. */
  readonly before?: (opening: Opening) => Promise<void>
}

export async function serveSmall(
  store: MemoryStore,
  { patience = {}, caps = {}, port = 0, before }: SmallOptions = {},
): Promise<SmallServer> {
  const openings = new Map<string, Opening>()
  const signedOut = new Set<string>()
  const bus = new LocalBus()
  const log = new MemoryUpdateLog(store)
  const rooms = new Rooms({ log, bus, clock: systemClock, random: systemRandom, loop: nodeLoop, schema: 2 })
  const callerOf = (name: string, by: Caller['by']): Caller => ({
    actor: { memberId: member(name), roles: {}, scopes: ['read', 'write'] },
    name,
    by,
    again: async () => (signedOut.has(name) ? null : callerOf(name, by)),
  })
  const sockets = await Sockets.open({
    rooms,
    bus,
    clock: systemClock,
    patience,
    caps,
    isOwnPage: ({ headers }) => headers.origin === undefined || headers.origin === 'http://ours.example',
    addressOf: () => '127.0.0.1',
    onError: (error) => console.warn(error),
    async authenticate({ url, headers }) {
      const name = new URL(url ?? '', 'http://here').searchParams.get('as') ?? headers.cookie
      if (name === 'nobody-known') return null
      if (!name) return { actor: STRANGER, name: null, by: 'nothing', again: () => Promise.reject(new Error('no')) }
      return callerOf(name, headers.cookie ? 'cookie' : 'token')
    },
    async whoMayOpen(actor, documentId) {
      if (documentId === ABSENT) return { communityId: HOUSE, mode: 'write' }
      if (actor.memberId === null) return 'forbidden'
      const opening = openings.get(actor.memberId) ?? ({ communityId: HOUSE, mode: 'write' } as const)
      await before?.(opening)
      return opening
    },
  })
  const http = createServer()
  http.on('upgrade', (request, socket, head) => {
    if (!sockets.upgrade(request, socket, head)) socket.destroy()
  })
  await new Promise<void>((listening) => http.listen(port, '127.0.0.1', listening))
  const url = `ws://127.0.0.1:${(http.address() as AddressInfo).port}/sync`
  let closed = false
  const close = async () => {
    if (closed) return
    closed = true
    await sockets.close()
    await new Promise((done) => http.close(done))
  }
  return { url, sockets, log, openings, signedOut, close, [Symbol.asyncDispose]: close }
}

/** A store that holds `PAGE`, which reads “Once”. */
export function storeOfOne(): MemoryStore {
  const made = new MemoryStore()
  made.create(
    PAGE,
    seedOf(member('amina'), seededRandom(1), (doc) => doc.getText('default').insert(0, 'Once')),
  )
  return made
}
