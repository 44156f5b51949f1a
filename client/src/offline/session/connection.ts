import { type Backoff, backoff, type Clock, type Random } from '@commonplace/kit'
import {
  inParts,
  LARGEST_MESSAGE,
  readServerWord,
  SERVER_WORDS,
  type ServerWord,
  WIRE_VERSION,
} from '@commonplace/sync/client'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { Awareness } from 'y-protocols/awareness'
import { writeSyncStep2 } from 'y-protocols/sync'
import { WebsocketProvider } from 'y-websocket'
import type * as Y from 'yjs'
import type { Ended } from './save-state.ts'

export interface ConnectionOptions {
  /** Where documents are served, as `wss://host/sync`. */
  readonly url: string
  readonly documentId: string
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly schema: number
  readonly epoch: number
  /** Whose window this is. */
  readonly memberId: string
  readonly clock: Clock
  readonly random: Random
  readonly socket: typeof WebSocket
}

/** What a connection tells its session. */
export interface Heard {
  opened(): void
  /** The server's whole state is here. */
  synced(): void
  /** The socket is gone; `tries` in a row have failed, the next is due at `retryAt`. */
  lost(tries: number, retryAt: number): void
  ended(why: Ended): void
  said(word: ServerWord): void
  /** An update is going out on this socket, in so many messages; `whole` when it answers the server's step 1. */
  sent(whole: boolean, messages: number): void
}

const TRY_AGAIN_LATER = 1013
/** 4401 not signed in, 4403 not allowed, 4404 no such document, 4400 a protocol we do not speak. */
const FINAL: Readonly<Record<number, Ended>> = {
  4400: 'update-needed',
  4401: 'signed-out',
  4403: 'not-allowed',
  4404: 'gone',
}

/** The stock y-websocket client with what it lacks: jitter, words for its ends, counted messages and the server's own words. */
export class Connection {
  readonly #provider: WebsocketProvider
  readonly #heard: Heard
  readonly #clock: Clock
  readonly #waits: Backoff
  #tries = 0
  #closed = false

  constructor(options: ConnectionOptions, heard: Heard) {
    this.#heard = heard
    this.#clock = options.clock
    this.#waits = backoff(options.random, { first: 200, longest: 20_000 })
    this.#provider = new WebsocketProvider(options.url, options.documentId, options.doc, {
      connect: false,
      awareness: options.awareness,
      // Its channel between tabs knows no member: two accounts in one browser would share a document.
      disableBc: true,
      params: {
        v: String(WIRE_VERSION),
        schema: String(options.schema),
        epoch: String(options.epoch),
        member: options.memberId,
      },
      WebSocketPolyfill: countingSocket(options.socket, (whole, messages) => this.#heard.sent(whole, messages)),
    })
    this.#listen()
  }

  /** Who applies what comes from the server: updates of this origin are not sent back. */
  get origin(): unknown {
    return this.#provider
  }

  get open(): boolean {
    return this.#provider.wsconnected
  }

  /** Connects, or tries again at once instead of waiting; also after a final close. */
  connect(): void {
    if (!this.#closed) this.#provider.connect()
  }

  /** Lets go of a socket that is thought dead and connects anew. */
  reconnect(): void {
    if (this.#closed) return
    this.#provider.disconnect()
    this.#provider.connect()
  }

  /** Sends all there is, for edits that no message of this connection carried. */
  pushWhole(): void {
    const { ws, doc, wsconnected } = this.#provider
    if (!wsconnected || !ws) return
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, 0)
    writeSyncStep2(encoder, doc)
    ws.send(encoding.toUint8Array(encoder))
  }

  /** Says something to the server beside documents and presence; false: there is no socket. */
  say(message: Uint8Array): boolean {
    const { ws, wsconnected } = this.#provider
    if (!wsconnected || !ws) return false
    ws.send(message as Uint8Array<ArrayBuffer>)
    return true
  }

  close(): void {
    this.#closed = true
    this.#provider.destroy()
  }

  #listen(): void {
    const provider = this.#provider
    provider.on('status', ({ status }) => {
      if (status === 'connected') this.#heard.opened()
    })
    provider.on('sync', (synced) => {
      if (!synced) return
      this.#tries = 0
      this.#waits.reset()
      this.#heard.synced()
    })
    // Told before the provider sets its timer, which waits no longer than `maxBackoffTime`: the place to put our own, jittered wait.
    provider.on('connection-close', (event) => {
      if (this.#closed) return
      const wait = this.#waits.next() + (event?.code === TRY_AGAIN_LATER ? 1_000 : 0)
      provider.maxBackoffTime = wait
      this.#heard.lost(++this.#tries, this.#clock.now() + wait)
    })
    provider.on('closed', ({ code }) => this.#heard.ended(FINAL[code] ?? 'not-allowed'))
    for (const type of SERVER_WORDS) {
      provider.messageHandlers[type] = (_encoder, decoder) => {
        const word = readServerWord(type, decoder.arr.subarray(decoder.pos))
        if (word) this.#heard.said(word)
      }
    }
  }
}

const SYNC = 0
const STEP_2 = 1
const UPDATE = 2
/** Of a message that is too large: small enough that the server does much else between two of them. */
const PART = LARGEST_MESSAGE / 8

/**
 * A WebSocket that tells when it sends a step 2 or an update, the messages that the server counts and acknowledges, and sends those that
 * are larger than the server reads in parts.
 */
function countingSocket(Base: typeof WebSocket, sent: (whole: boolean, messages: number) => void): typeof WebSocket {
  return class extends Base {
    override send(data: string | ArrayBufferLike | Blob | ArrayBufferView<ArrayBufferLike>): void {
      const isUpdate = data instanceof Uint8Array && data[0] === SYNC && (data[1] === STEP_2 || data[1] === UPDATE)
      const messages = isUpdate && data.length > LARGEST_MESSAGE ? messagesOf(data) : [data]
      if (isUpdate) sent(data[1] === STEP_2, messages.length)
      for (const message of messages) super.send(message as Uint8Array<ArrayBuffer>)
    }
  }
}

/** The same, as several messages. Only the last is what it was, so that a step 2 is whole when it is said to be. */
function messagesOf(message: Uint8Array): Uint8Array[] {
  const decoder = decoding.createDecoder(message)
  decoding.readVarUint(decoder)
  const step = decoding.readVarUint(decoder)
  const parts = inParts(decoding.readVarUint8Array(decoder), PART)
  return parts.map((part, i) => {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, SYNC)
    encoding.writeVarUint(encoder, i < parts.length - 1 ? UPDATE : step)
    encoding.writeVarUint8Array(encoder, part)
    return encoding.toUint8Array(encoder)
  })
}
