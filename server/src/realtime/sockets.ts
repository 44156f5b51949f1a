import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { CommunityId, DocumentId, MemberId } from '@commonplace/domain'
import type { Clock, Timer } from '@commonplace/kit'
import { type Asks, type Bus, LARGEST_MESSAGE, type Rooms, UnknownDocument } from '@commonplace/sync'
import { WebSocketServer } from 'ws'
import { type Admission, admit, admitAgain, asksOf, type Door } from './admit.ts'
import { CAPS, type CapFigures, Caps } from './caps.ts'
import { Connection, type Inside, type Keeper, PATIENCE, type Patience } from './connection.ts'

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

const ACCESS = 'access-changed'

/** All sockets of this process: takes upgrades under `/sync/`, asks at the door, and judges again when access changes. */
export class Sockets implements Keeper {
  readonly #options: SocketsOptions
  readonly #patience: Patience
  readonly #caps: Caps
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: LARGEST_MESSAGE, perMessageDeflate: false })
  readonly #open = new Set<Connection>()
  #looking: Timer | null = null
  #draining = false
  /** How often access has changed. */
  #changes = 0
  #leaveBus: (() => void) | null = null
  #onEmpty: (() => void) | null = null

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
    socket.on('error', destroyed)
    const address = this.#options.addressOf(request)
    // Accepted first, whatever comes of it: only then can the client be told why.
    this.#server.handleUpgrade(request, socket, head, (ws) => {
      if ('setNoDelay' in socket && typeof socket.setNoDelay === 'function') socket.setNoDelay(true)
      const connection = new Connection(ws, socket, address, this)
      this.#open.add(connection)
      this.#lookSoon()
      this.#enter(request, connection).catch((error: unknown) => {
        this.#options.onError(error, 'join')
        connection.close(1011, 'the document could not be loaded')
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
    for (const { inside } of this.#open) {
      if (!inside) continue
      const { caller, communityId, documentId } = inside.admission
      if (change.memberId !== undefined && change.memberId !== caller.actor.memberId) continue
      if (change.communityId !== undefined && change.communityId !== communityId) continue
      if (change.documentId !== undefined && change.documentId !== documentId) continue
      this.#judge(inside).catch((error: unknown) => {
        // Not knowing is not allowing.
        this.#options.onError(error, 'judge again')
        inside.session.end(1013, 'try again')
      })
    }
  }

  /** Stops taking anybody, lets what was received become durable, sends everybody away with 1012. Done within 8 seconds. */
  async close(): Promise<void> {
    this.#draining = true
    this.#leaveBus?.()
    await within(5_000, this.#options.rooms.close())
    for (const connection of this.#open) connection.close(1012, 'restart')
    await within(3_000, this.#emptied())
    for (const connection of this.#open) connection.terminate()
    this.#looking?.cancel()
    this.#server.close()
  }

  now(): number {
    return this.#options.clock.now()
  }

  offended({ address }: Connection): void {
    this.#caps.offend(address)
  }

  sentAway(connection: Connection, code: number): void {
    // Counted when it is said: whoever means harm does not wait to say goodbye.
    if (code === 4400) this.offended(connection)
    this.#options.onClosed?.(code)
  }

  closed(connection: Connection): void {
    this.#open.delete(connection)
    if (this.#open.size === 0) this.#onEmpty?.()
  }

  #emptied(): Promise<void> {
    if (this.#open.size === 0) return Promise.resolve()
    return new Promise((resolve) => {
      this.#onEmpty = resolve
    })
  }

  /** One timer for all sockets, as long as there are any. */
  #lookSoon(): void {
    const { first, ping } = this.#patience
    this.#looking ??= this.#options.clock.after(Math.min(1_000, first / 4, ping / 4), () => {
      this.#looking = null
      for (const connection of this.#open) connection.look(this.#patience)
      if (this.#open.size > 0) this.#lookSoon()
    })
  }

  async #enter(request: IncomingMessage, connection: Connection): Promise<void> {
    const { address } = connection
    if (this.#draining) return connection.close(1012, 'restart')
    if (this.#caps.mustWait(address)) return connection.close(1013, 'too many bad messages')
    const place = this.#caps.take({ address })
    if (!place) return connection.close(1013, 'too many connections')
    connection.places.push(place)
    const changes = this.#changes
    const admission = await admit(request, this.#options)
    if ('code' in admission) return connection.close(admission.code, admission.reason)
    // Only now: nobody who may not come in takes a place from those who may.
    const { documentId: document, person } = admission
    const seat = this.#caps.take({ document, ...(person && { member: person.member }) })
    if (!seat) return connection.close(1013, 'too many connections')
    if (!connection.isOpen) return seat()
    connection.places.push(seat)
    await this.#join(asksOf(request.url ?? ''), connection, admission, changes)
  }

  async #join(asks: Asks | null, connection: Connection, admission: Admission, changes: number): Promise<void> {
    const { documentId, mode, person } = admission
    try {
      const session = await this.#options.rooms.join(documentId, connection, { person, mode, asks })
      const inside = connection.letIn(session, admission)
      // Access changed while this one was on its way in.
      if (changes !== this.#changes) await this.#judge(inside)
    } catch (error) {
      if (this.#draining) connection.close(1012, 'restart')
      else if (error instanceof UnknownDocument) connection.close(4404, 'no such document')
      else throw error
    }
  }

  async #judge(inside: Inside): Promise<void> {
    const nth = ++inside.judged
    const admission = await admitAgain(inside.admission, this.#options)
    if (nth !== inside.judged) return
    if ('code' in admission) return inside.session.end(admission.code, admission.reason)
    inside.admission = admission
    this.#options.rooms.setMode(admission.documentId, inside.session, admission.mode)
  }
}

function destroyed(this: Duplex): void {
  this.destroy()
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
