import type { AddressInfo } from 'node:net'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket, WebSocketServer } from 'ws'
import * as sync from 'y-protocols/sync'
import * as Y from 'yjs'

// A document server small enough to see through, for tests: the stock wire, and our acknowledgements held back or let go at will.

export class LittleServer {
  readonly doc: Y.Doc
  readonly sockets = new Set<WebSocket>()
  readonly url: string
  /** While false, updates are taken but not acknowledged. */
  acknowledging = true
  readOnly: { reason: string; sentence: string } | null = null
  /** Every update message that came in. */
  received = 0
  #server: WebSocketServer
  #held: (() => void)[] = []

  private constructor(server: WebSocketServer, doc: Y.Doc) {
    this.doc = doc
    this.#server = server
    this.url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/sync`
    server.on('connection', (socket) => this.#join(socket))
  }

  /** Also again on the same port, with what it had kept. */
  static async open(port = 0, doc = new Y.Doc()): Promise<LittleServer> {
    const server = new WebSocketServer({ host: '127.0.0.1', port })
    await new Promise((listening) => server.once('listening', listening))
    return new LittleServer(server, doc)
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  /** Acknowledges all that was held back. */
  acknowledge(): void {
    this.acknowledging = true
    for (const release of this.#held.splice(0)) release()
  }

  /** Closes every socket with a code, as a server does that restarts or takes an access away. */
  drop(code: number): void {
    for (const socket of this.sockets) socket.close(code)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.sockets) socket.terminate()
    await new Promise((closed) => this.#server.close(closed))
  }

  #join(socket: WebSocket): void {
    this.sockets.add(socket)
    socket.on('close', () => this.sockets.delete(socket))
    socket.on('error', () => socket.terminate())
    let settled = 0
    socket.on('message', (data) => {
      const bytes = new Uint8Array(data as Buffer)
      if (bytes[0] !== 0) return
      const decoder = decoding.createDecoder(bytes)
      decoding.readVarUint(decoder)
      const isUpdate = bytes[1] !== 0
      const reply = encoding.createEncoder()
      encoding.writeVarUint(reply, 0)
      if (!(isUpdate && this.readOnly)) sync.readSyncMessage(decoder, reply, this.doc, socket)
      if (encoding.length(reply) > 1) socket.send(encoding.toUint8Array(reply))
      if (!isUpdate) return
      this.received++
      settled++
      const count = settled
      if (this.readOnly) this.#say(socket, 102, [count, 'read-only', this.readOnly.sentence])
      for (const other of this.sockets) if (other !== socket && !this.readOnly) other.send(bytes)
      const ack = () => this.#say(socket, 100, [count])
      if (this.acknowledging) ack()
      else this.#held.push(ack)
    })
    this.#say(socket, 101, [1, 1, 0, Date.now(), this.readOnly?.reason ?? '', this.readOnly?.sentence ?? ''])
    const hello = encoding.createEncoder()
    encoding.writeVarUint(hello, 0)
    sync.writeSyncStep1(hello, this.doc)
    socket.send(encoding.toUint8Array(hello))
  }

  #say(socket: WebSocket, type: number, values: readonly (number | string)[]): void {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, type)
    for (const value of values) {
      if (typeof value === 'number') encoding.writeVarUint(encoder, value)
      else encoding.writeVarString(encoder, value)
    }
    if (socket.readyState === WebSocket.OPEN) socket.send(encoding.toUint8Array(encoder))
  }
}
