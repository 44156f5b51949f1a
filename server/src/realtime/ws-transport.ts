import type { Duplex } from 'node:stream'
import type { Transport } from '@commonplace/sync'
import type { WebSocket } from 'ws'
import { frameOnce } from './frame.ts'

/** How long a socket that was told to close may take to say goodbye. */
const GOODBYE_MS = 3_000

/** A room's end of a WebSocket. Frames of a turn are made once and written to each socket in one piece, past ws's own sender. */
export class WsTransport implements Transport {
  readonly #ws: WebSocket
  readonly #socket: Duplex

  /** `socket` is the one that was upgraded to `ws`; there is no compression between them. */
  constructor(ws: WebSocket, socket: Duplex) {
    this.#ws = ws
    this.#socket = socket
  }

  send(messages: readonly Uint8Array[]): void {
    if (this.#ws.readyState === this.#ws.OPEN) this.#socket.write(frameOnce(messages))
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
    // A paused socket would never read the other side's goodbye.
    this.#ws.resume()
    this.#ws.close(code, reason)
    setTimeout(() => this.#ws.terminate(), GOODBYE_MS).unref()
  }
}
