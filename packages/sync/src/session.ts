import { assertNever } from '@commonplace/kit'
import { Malformed } from './byte-reader.ts'
import type { Limits } from './limits.ts'
import type { Transport } from './ports.ts'
import type { Person } from './presence.ts'
import { ackMessage, deniedMessage, type PenErrand, type RefusedReason, readMessage, refusedMessage } from './wire.ts'

/** Who comes to a room, decided before at the one door. */
export interface Guest {
  /** Null for a stranger, who may read but is not shown to others. */
  readonly person: Person | null
  readonly mode: 'write' | 'read'
  /** What the client said of itself in its address; null for a stock client. */
  readonly asks: Asks | null
}

export interface Asks {
  /** The version of our own messages that it understands. */
  readonly version: number
  /** The schema version it was built with, and the epoch of the copy it holds; null when it did not say. */
  readonly schema: number | null
  readonly epoch: number | null
}

/** What a session asks of its room. */
export interface Host {
  wantsState(session: Session, vector: Uint8Array): void
  wrote(session: Session, incoming: Incoming): void
  present(session: Session, update: Uint8Array): void
  tellPresence(session: Session): void
  askedOfPens(session: Session, errand: PenErrand): void
  left(session: Session): void
}

/** One update message of a client, waiting for its turn. */
export interface Incoming {
  readonly index: number
  readonly update: Uint8Array
  /** The whole message, to be relayed as it came when it can be. */
  readonly message: Uint8Array
  readonly whole: boolean
}

const SENTENCES: Record<RefusedReason, string> = {
  missing: 'This edit builds on something the server has not seen; it will ask for the rest.',
  foreign: 'This edit was written under a name that is in use elsewhere. Copy your words and reload the page.',
  'read-only': 'You may read this but not change it. Your words were not kept.',
  'not-kept': 'The server cannot keep anything right now. Your words stay on this device until it can.',
  'too-many': 'This copy was edited in more sittings than one connection may bring. Reload the page.',
}

/** Closing codes from here on say that there is no coming back. */
const FOR_GOOD = 4400

/** One socket in one room: reads its messages, counts what it sent and what of that is settled, and stops it when it takes too much. */
export class Session {
  readonly transport: Transport
  readonly guest: Guest
  readonly #host: Host
  readonly #limits: Limits
  mode: 'write' | 'read'
  /** It was answered once, so it is told what happens from here on. */
  following = false
  /** When it last asked who is here and was told. */
  toldPresenceAt = -Infinity
  /** New Yjs client ids that came with it. */
  claimed = 0
  closed = false
  /** It was sent away for good: what it wrote and nobody has taken yet is not taken any more. */
  sentAway = false
  #received = 0
  #settled = 0
  #acknowledged = 0
  #refusals = 0
  #toldReadOnly = false
  #waiting = 0
  #waitingBytes = 0
  #paused = false

  constructor(transport: Transport, guest: Guest, host: Host, limits: Limits) {
    this.transport = transport
    this.guest = guest
    this.mode = guest.mode
    this.#host = host
    this.#limits = limits
  }

  get asks(): boolean {
    return (this.guest.asks?.version ?? 0) >= 1
  }

  /** One frame of the socket. Bytes that make no sense end this socket and touch nothing else. */
  receive(bytes: Uint8Array): void {
    if (this.closed) return
    try {
      const message = readMessage(bytes)
      switch (message.kind) {
        case 'step1':
          this.#host.wantsState(this, message.vector)
          break
        case 'update':
          this.#wrote(message.update, bytes, message.whole)
          break
        case 'awareness':
          this.#host.present(this, message.update)
          break
        case 'query-awareness':
          this.#host.tellPresence(this)
          break
        case 'pen-wanted':
        case 'pen-back':
        case 'pen-never-mind':
          this.#host.askedOfPens(this, message)
          break
        case 'unknown':
          this.#offend()
          break
        default:
          assertNever(message)
      }
    } catch (error) {
      if (!(error instanceof Malformed)) throw error
      this.end(4400, 'malformed')
    }
  }

  #wrote(update: Uint8Array, message: Uint8Array, whole: boolean): void {
    const incoming = { index: ++this.#received, update, message, whole }
    this.#waiting++
    this.#waitingBytes += update.length
    if (
      !this.#paused &&
      (this.#waiting > this.#limits.waitingMessages || this.#waitingBytes > this.#limits.waitingBytes)
    ) {
      this.#paused = true
      this.transport.pause()
    }
    this.#host.wrote(this, incoming)
  }

  /** This message of its has had its turn: kept for good, or refused and told so. They settle in the order they came. */
  settle(incoming: Incoming): void {
    this.#settled = incoming.index
    this.#waiting--
    this.#waitingBytes -= incoming.update.length
    if (
      this.#paused &&
      this.#waiting <= this.#limits.waitingMessages / 2 &&
      this.#waitingBytes <= this.#limits.waitingBytes / 2
    ) {
      this.#paused = false
      if (!this.closed) this.transport.resume()
    }
  }

  acknowledge(): void {
    if (!this.asks || this.#settled === this.#acknowledged) return
    this.#acknowledged = this.#settled
    this.send([ackMessage(this.#settled)])
  }

  refuse(incoming: Incoming, reason: RefusedReason): void {
    const sentence = SENTENCES[reason]
    if (this.asks) this.send([refusedMessage({ index: incoming.index, reason, sentence })])
    else if ((reason === 'read-only' || reason === 'foreign') && !this.#toldReadOnly) {
      this.#toldReadOnly = true
      this.send([deniedMessage(sentence)])
    }
    this.settle(incoming)
    this.#offend()
  }

  #offend(): void {
    if (++this.#refusals > this.#limits.refusals) this.end(4400, 'too much that was refused')
  }

  send(messages: readonly Uint8Array[]): void {
    if (this.closed) return
    if (this.transport.bufferedAmount > this.#limits.unreadBytes) this.end(1013, 'too slow')
    else this.transport.send(messages)
  }

  /** The socket has closed by itself. */
  left(): void {
    if (this.closed) return
    this.closed = true
    this.#host.left(this)
  }

  /** Ends the socket from this side. */
  end(code: number, reason: string): void {
    if (this.closed) return
    this.sentAway = code >= FOR_GOOD
    this.left()
    this.transport.close(code, reason)
  }
}
