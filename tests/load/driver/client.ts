import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'

/** How a server is spoken with. Hocuspocus puts the document's name before each message and wants a word of greeting first. */
export type Dialect = 'y-websocket' | 'hocuspocus' | 'relay'

export interface ClientOptions {
  readonly url: string
  readonly dialect: Dialect
  readonly document: string
  readonly token: string | null
}

const NOTHING = Uint8Array.of(0, 0)

/** One person's socket: sends messages that were made beforehand and hands on what comes, with as little work of its own as can be. */
export class LoadClient {
  readonly #ws: WebSocket
  readonly #document: Uint8Array | null
  /** Resolves once the server's state has come; with a relay, once the socket is open. Rejects when it closes before. */
  readonly synced: Promise<Uint8Array>
  /** Resolves once the socket is open, and messages can be sent. */
  readonly opened: Promise<void>
  onUpdate: (update: Uint8Array) => void = () => undefined
  /** Bytes that came, in all. */
  received = 0

  constructor({ url, dialect, document, token }: ClientOptions) {
    const authorization = token === null ? {} : { authorization: `Bearer ${token}` }
    const path = dialect === 'y-websocket' ? `/sync/${document}` : `/${document}`
    this.#document = dialect === 'hocuspocus' ? encoded((to) => encoding.writeVarString(to, document)) : null
    this.#ws = new WebSocket(url.replace(/^http/, 'ws') + path, { perMessageDeflate: false, headers: authorization })
    this.opened = new Promise((open) => this.#ws.once('open', () => open()))
    const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>()
    this.synced = promise
    this.#ws.on('open', () => {
      if (dialect === 'relay') return resolve(NOTHING)
      if (dialect === 'hocuspocus') this.send(GREETING)
      this.send(STEP_1)
    })
    this.#ws.on('message', (data: Buffer) => this.#hear(data, resolve))
    this.#ws.on('error', reject)
    this.#ws.on('close', (code) => reject(new Error(`The server closed with ${code}`)))
  }

  /** Bytes that the system has not taken yet. */
  get waiting(): number {
    return this.#ws.bufferedAmount
  }

  send(message: Uint8Array): void {
    this.#ws.send(this.#document ? Buffer.concat([this.#document, message]) : message)
  }

  /** Takes nothing off the wire any more. */
  stopReading(): void {
    this.#ws.pause()
  }

  /** Goes without goodbye. */
  terminate(): void {
    this.#ws.terminate()
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#ws.readyState === WebSocket.CLOSED) return resolve()
      this.#ws.once('close', () => resolve())
      this.#ws.close()
    })
  }

  #hear(data: Buffer, synced: (state: Uint8Array) => void): void {
    this.received += data.length
    const decoder = decoding.createDecoder(data)
    if (this.#document) decoder.pos = this.#document.length
    if (decoding.readVarUint(decoder) !== 0) return
    const step = decoding.readVarUint(decoder)
    const payload = decoding.readVarUint8Array(decoder)
    // The server asks what we have: nothing that it has not.
    if (step === 0) this.send(HAVE_NOTHING)
    else if (step === 1) synced(payload)
    else this.onUpdate(payload)
  }
}

function encoded(fill: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  fill(encoder)
  return encoding.toUint8Array(encoder)
}

/** An update as a message; `step` 1 is the answer to a state vector, 2 what was just written. */
export function updateMessage(update: Uint8Array, step: 1 | 2 = 2): Uint8Array {
  return encoded((to) => {
    encoding.writeVarUint(to, 0)
    encoding.writeVarUint(to, step)
    encoding.writeVarUint8Array(to, update)
  })
}

/** A presence as a message. */
export function presenceMessage(client: number, clock: number, state: object): Uint8Array {
  const update = encoded((to) => {
    encoding.writeVarUint(to, 1)
    encoding.writeVarUint(to, client)
    encoding.writeVarUint(to, clock)
    encoding.writeVarString(to, JSON.stringify(state))
  })
  return encoded((to) => {
    encoding.writeVarUint(to, 1)
    encoding.writeVarUint8Array(to, update)
  })
}

const HAVE_NOTHING = updateMessage(NOTHING, 1)
/** Asks for everything: the state vector of an empty copy. */
const STEP_1 = Uint8Array.of(0, 0, 1, 0)
/** Hocuspocus: who it is, with an empty token. */
const GREETING = Uint8Array.of(2, 0, 0)
