import type { AddressInfo } from 'node:net'
import { LARGEST_MESSAGE } from '@commonplace/sync/client'
import { AMINA, MemoryStore, PAGE } from '@commonplace/sync/testing'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket, WebSocketServer } from 'ws'
import * as sync from 'y-protocols/sync'
import * as Y from 'yjs'

// A document server small enough to see through, for tests: the stock wire, our acknowledgements held back or let go at will, and pens.

export class LittleServer {
  readonly doc: Y.Doc
  readonly sockets = new Set<WebSocket>()
  readonly url: string
  /** What each window said at the door. */
  readonly asked: URLSearchParams[] = []
  /** While false, updates are taken but not acknowledged. */
  acknowledging = true
  readOnly: { reason: string; sentence: string } | null = null
  /** While false, whoever comes is told that there is no such document. */
  known = true
  /** Resolves when somebody was told so. */
  readonly refused: Promise<void>
  #refuse: () => void = () => undefined
  /** Who holds which pen; to this server everybody is the same member. */
  readonly pens: MemoryStore
  /** Every update message that came in. */
  received = 0
  #server: WebSocketServer
  #held: (() => void)[] = []

  private constructor(server: WebSocketServer, doc: Y.Doc, pens: MemoryStore | null) {
    this.doc = doc
    this.refused = new Promise((resolve) => {
      this.#refuse = resolve
    })
    this.#server = server
    this.pens = pens ?? new MemoryStore()
    if (!pens) this.pens.create(PAGE, null)
    this.url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/sync`
    server.on('connection', (socket, request) => {
      this.asked.push(new URL(request.url ?? '', 'ws://little').searchParams)
      this.#join(socket)
    })
  }

  /** Also again on the same port, with what it had kept. */
  static async open(port = 0, doc = new Y.Doc(), pens: MemoryStore | null = null): Promise<LittleServer> {
    const server = new WebSocketServer({ host: '127.0.0.1', port, maxPayload: LARGEST_MESSAGE })
    await new Promise((listening) => server.once('listening', listening))
    return new LittleServer(server, doc, pens)
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  /** Acknowledges all that was held back. */
  acknowledge(): void {
    this.acknowledging = true
    for (const release of this.#held.splice(0)) release()
  }

  /** Takes what is written from now on, and says so. */
  recover(): void {
    this.readOnly = null
    for (const socket of this.sockets) this.#greet(socket)
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
    if (!this.known) {
      socket.close(4404)
      this.#refuse()
      return
    }
    this.sockets.add(socket)
    socket.on('close', () => this.sockets.delete(socket))
    socket.on('error', () => socket.terminate())
    let settled = 0
    socket.on('message', (data) => {
      const bytes = new Uint8Array(data as Buffer)
      const decoder = decoding.createDecoder(bytes)
      const type = decoding.readVarUint(decoder)
      if (type === 103) this.#hearOfPens(socket, decoder)
      if (type !== 0) return
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
    this.#greet(socket)
    const hello = encoding.createEncoder()
    encoding.writeVarUint(hello, 0)
    sync.writeSyncStep1(hello, this.doc)
    socket.send(encoding.toUint8Array(hello))
  }

  #hearOfPens(socket: WebSocket, decoder: decoding.Decoder): void {
    const next = () => decoding.readVarUint(decoder)
    if (next() === 1) {
      const pen = { client: next(), loan: next(), clock: next() }
      if (this.pens.takeBack(PAGE, pen, AMINA, 0) === 'done') this.#say(socket, 103, [1, pen.loan])
      return
    }
    const pen = this.pens.lend(PAGE, { by: AMINA, loan: next(), most: 32 })
    if (pen) this.#say(socket, 103, [0, pen.client, pen.loan, pen.clock, Date.now()])
  }

  #greet(socket: WebSocket): void {
    this.#say(socket, 101, [1, 1, 0, Date.now(), this.readOnly?.reason ?? '', this.readOnly?.sentence ?? ''])
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
