import type { Duplex } from 'node:stream'
import type { Session, Transport } from '@commonplace/sync'
import type { WebSocket } from 'ws'
import type { Admission } from './admit.ts'
import { frameOnce } from './frame.ts'

export interface Patience {
  /** Milliseconds until the first message must have come. */
  readonly first: number
  /** Milliseconds of silence after which a sign of life is asked for. */
  readonly ping: number
  /** Milliseconds of silence after which a socket is dead. */
  readonly mute: number
}

export const PATIENCE: Patience = { first: 10_000, ping: 30_000, mute: 70_000 }

/** How long a socket that was told to close may take to say goodbye. */
const GOODBYE_MS = 3_000

/** Who looks after all connections. */
export interface Keeper {
  now(): number
  /** It broke the protocol, ours or the one below. */
  offended(connection: Connection): void
  /** It was told to go, with this code. */
  sentAway(connection: Connection, code: number): void
  closed(connection: Connection): void
}

/** What somebody is here as, once they were let in. */
export interface Inside {
  readonly session: Session
  admission: Admission
  /** How often it was judged again: what an earlier judgement found says nothing once a later one has begun. */
  judged: number
}

/**
 * One WebSocket, from the moment it was accepted until it has closed: a room's end of it, and whether it is still alive. There are thousands
 * that say nothing, so it keeps no request and has no timer of its own; its keeper looks at all of them now and then.
 */
export class Connection implements Transport {
  readonly address: string
  inside: Inside | null = null
  /** Gives back the places it takes among the sockets that may be open. */
  readonly places: (() => void)[] = []
  readonly #ws: WebSocket
  readonly #socket: Duplex
  readonly #keeper: Keeper
  #spoke = false
  #heardAt = 0
  #askedAt = 0

  /** `socket` is the one that was upgraded to `ws`; there is no compression between them. */
  constructor(ws: WebSocket, socket: Duplex, address: string, keeper: Keeper) {
    this.#ws = ws
    this.#socket = socket
    this.address = address
    this.#keeper = keeper
    ws.pause()
    ws.on('message', (data: Buffer) => {
      this.#spoke = true
      this.#heardAt = keeper.now()
      this.inside?.session.receive(data)
    })
    ws.on('pong', () => {
      this.#heardAt = keeper.now()
    })
    // Any violation of the protocol ends this socket; ws closes it by itself after telling.
    ws.on('error', () => keeper.offended(this))
    ws.on('close', () => {
      for (const giveBack of this.places.splice(0)) giveBack()
      this.inside?.session.left()
      keeper.closed(this)
    })
  }

  get isOpen(): boolean {
    return this.#ws.readyState === this.#ws.OPEN
  }

  /** From here on it is read. */
  letIn(session: Session, admission: Admission): Inside {
    this.inside = { session, admission, judged: 0 }
    this.#heardAt = this.#keeper.now()
    if (!this.isOpen) session.left()
    this.#ws.resume()
    return this.inside
  }

  /** Ends what has been silent for too long, and asks for a sign of life before that. */
  look({ first, ping, mute }: Patience): void {
    if (!this.inside) return
    const now = this.#keeper.now()
    const silent = now - this.#heardAt
    if (!this.#spoke) {
      if (silent >= first) this.inside.session.end(1013, 'said nothing')
    } else if (silent >= mute) {
      this.inside.session.left()
      this.terminate()
    } else if (silent >= ping && now - this.#askedAt >= ping) {
      this.#askedAt = now
      this.#ws.ping()
    }
  }

  /** The frames of a turn are made once and written to each socket in one piece, past ws's own sender. */
  send(messages: readonly Uint8Array[]): void {
    if (this.isOpen) this.#socket.write(frameOnce(messages))
  }

  get bufferedAmount(): number {
    return this.#socket.writableLength
  }

  pause(): void {
    this.#ws.pause()
  }

  resume(): void {
    this.#ws.resume()
  }

  close(code: number, reason: string): void {
    this.#keeper.sentAway(this, code)
    // A paused socket would never read the other side's goodbye.
    this.#ws.resume()
    this.#ws.close(code, reason)
    setTimeout(() => this.terminate(), GOODBYE_MS).unref()
  }

  terminate(): void {
    this.#ws.terminate()
  }
}
