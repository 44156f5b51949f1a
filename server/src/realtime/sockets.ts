import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { CommunityId, DocumentId, MemberId } from '@commonplace/domain'
import type { Clock } from '@commonplace/kit'
import { type Bus, type Rooms, UnknownDocument } from '@commonplace/sync'
import { type WebSocket, WebSocketServer } from 'ws'
import { type Admission, admit, admitAgain, asksOf, type Door, documentOf } from './admit.ts'
import { CAPS, type CapFigures, Caps } from './caps.ts'
import { Connection, PATIENCE, type Patience } from './connection.ts'
import { WsTransport } from './ws-transport.ts'

/** Whose access may have changed: everything that is said must match. */
export interface Change {
  readonly memberId?: MemberId
  readonly communityId?: CommunityId
  readonly documentId?: DocumentId
}

export interface SocketsOptions extends Door {
  readonly rooms: Rooms
  /** Tells the other processes of changed access. */
  readonly bus: Bus
  readonly clock: Clock
  /** The address behind a request, past the proxies that are trusted. */
  addressOf(request: IncomingMessage): string
  readonly caps?: Partial<CapFigures>
  readonly patience?: Partial<Patience>
  /** Something went wrong that is not the client's doing. */
  onError(error: unknown, doing: string): void
  /** A socket was closed by us, with this code; for measuring. */
  onClosed?(code: number): void
}

const MAX_MESSAGE = 4 * 1024 * 1024
const ACCESS = 'access-changed'

/** All sockets of this process: takes upgrades under `/sync/`, asks at the door, and judges again when access changes. */
export class Sockets {
  readonly #options: SocketsOptions
  readonly #patience: Patience
  readonly #caps: Caps
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE, perMessageDeflate: false })
  readonly #open = new Set<WebSocket>()
  readonly #connections = new Set<Connection>()
  #draining = false
  /** How often access has changed. */
  #changes = 0
  #leaveBus: (() => void) | null = null

  private constructor(options: SocketsOptions) {
    this.#options = options
    this.#patience = { ...PATIENCE, ...options.patience }
    this.#caps = new Caps(options.clock, { ...CAPS, ...options.caps })
  }

  static async open(options: SocketsOptions): Promise<Sockets> {
    const sockets = new Sockets(options)
    sockets.#leaveBus = await options.bus.subscribe(ACCESS, {
      message: (bytes) => sockets.judgeAgain(JSON.parse(new TextDecoder().decode(bytes)) as Change),
      lapse: () => sockets.judgeAgain({}),
    })
    return sockets
  }

  /** How many sockets are open. */
  get size(): number {
    return this.#open.size
  }

  /** For the `upgrade` event of the HTTP server. Gives false, and touches nothing, when the request is not for us. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean {
    if (!request.url?.startsWith('/sync/')) return false
    socket.on('error', () => socket.destroy())
    // Accepted first, whatever comes of it: only then can the client be told why.
    this.#server.handleUpgrade(request, socket, head, (ws) => {
      ws.pause()
      // Any violation of the protocol ends this socket; ws closes it by itself after telling.
      ws.on('error', () => this.#caps.offend(this.#options.addressOf(request)))
      this.#open.add(ws)
      ws.on('close', () => this.#open.delete(ws))
      if ('setNoDelay' in socket && typeof socket.setNoDelay === 'function') socket.setNoDelay(true)
      this.#enter(request, ws, new WsTransport(ws, socket)).catch((error: unknown) => {
        this.#options.onError(error, 'join')
        this.#turnAway(ws, 1011, 'the document could not be loaded')
      })
    })
    return true
  }

  /** What these people may do has changed: their sockets, in every process, are judged again at the door. */
  accessChanged(change: Change): void {
    this.judgeAgain(change)
    this.#options.bus.publish(ACCESS, new TextEncoder().encode(JSON.stringify(change)))
  }

  /** The same for the sockets of this process alone, when the others hear of the change by themselves. `{}` is everybody. */
  judgeAgain(change: Change): void {
    this.#changes++
    for (const connection of this.#connections) {
      const { caller, communityId, documentId } = connection.admission
      if (change.memberId !== undefined && change.memberId !== caller.actor.memberId) continue
      if (change.communityId !== undefined && change.communityId !== communityId) continue
      if (change.documentId !== undefined && change.documentId !== documentId) continue
      this.#judge(connection).catch((error: unknown) => {
        // Not knowing is not allowing.
        this.#options.onError(error, 'judge again')
        connection.session.end(1013, 'try again')
      })
    }
  }

  /** Stops taking anybody, lets what was received become durable, sends everybody away with 1012. Done within 8 seconds. */
  async close(): Promise<void> {
    this.#draining = true
    this.#leaveBus?.()
    await within(5_000, this.#options.rooms.close())
    for (const ws of this.#open) this.#turnAway(ws, 1012, 'restart')
    const gone = [...this.#open].map((ws) => new Promise<void>((resolve) => ws.once('close', () => resolve())))
    await within(3_000, Promise.all(gone))
    for (const ws of this.#open) ws.terminate()
    this.#server.close()
  }

  async #enter(request: IncomingMessage, ws: WebSocket, transport: WsTransport): Promise<void> {
    const address = this.#options.addressOf(request)
    if (this.#draining) return this.#turnAway(ws, 1012, 'restart')
    if (this.#caps.mustWait(address)) return this.#turnAway(ws, 1013, 'too many bad messages')
    const place = this.#caps.take({ address, document: documentOf(request.url ?? '') ?? 'none' })
    if (!place) return this.#turnAway(ws, 1013, 'too many connections')
    ws.once('close', place)
    const changes = this.#changes
    const admission = await admit(request, this.#options)
    if ('code' in admission) return this.#turnAway(ws, admission.code, admission.reason)
    const seat = this.#caps.take(admission.person ? { member: admission.person.member } : {})
    if (!seat) return this.#turnAway(ws, 1013, 'too many connections')
    ws.once('close', seat)
    if (ws.readyState === ws.OPEN) await this.#join(request, ws, transport, admission, { address, changes })
  }

  async #join(
    request: IncomingMessage,
    ws: WebSocket,
    transport: WsTransport,
    admission: Admission,
    { address, changes }: { address: string; changes: number },
  ): Promise<void> {
    const { rooms, clock } = this.#options
    const { documentId, mode, person } = admission
    try {
      const session = await rooms.join(documentId, transport, { person, mode, asks: asksOf(request.url ?? '') })
      const connection = new Connection(ws, session, admission, clock, this.#patience)
      this.#connections.add(connection)
      ws.on('close', (code) => {
        this.#connections.delete(connection)
        connection.left()
        if (code === 4400) this.#caps.offend(address)
        this.#options.onClosed?.(code)
      })
      if (ws.readyState !== ws.OPEN) {
        this.#connections.delete(connection)
        connection.left()
      }
      ws.resume()
      // Access changed while this one was on its way in.
      if (changes !== this.#changes) await this.#judge(connection)
    } catch (error) {
      if (this.#draining) this.#turnAway(ws, 1012, 'restart')
      else if (error instanceof UnknownDocument) this.#turnAway(ws, 4404, 'no such document')
      else throw error
    }
  }

  #turnAway(ws: WebSocket, code: number, reason: string): void {
    ws.resume()
    ws.close(code, reason)
    this.#options.onClosed?.(code)
  }

  async #judge(connection: Connection): Promise<void> {
    const admission = await admitAgain(connection.admission, this.#options)
    if ('code' in admission) return connection.session.end(admission.code, admission.reason)
    connection.admission = admission
    this.#options.rooms.setMode(admission.documentId, connection.session, admission.mode)
  }
}

/** Waits for work, but not longer than `ms`. */
async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const enough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms)
  })
  await Promise.race([work, enough])
  clearTimeout(timer)
}
