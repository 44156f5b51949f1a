import * as Y from 'yjs'
import { ByteReader } from '../byte-reader.ts'
import { readAck, readHello, readRefused } from '../client/server-words.ts'
import { readUpdateShape } from '../update-shape.ts'
import {
  ACK,
  AWARENESS,
  HELLO,
  type Hello,
  REFUSED,
  type Refused,
  step1Message,
  step2Message,
  updateMessage,
} from '../wire.ts'
import type { MemorySocket } from './socket-pair.ts'

/** A client as the stock one behaves, with a real Yjs document, on a socket in memory. Remembers what it was shown and promised. */
export class TestClient {
  readonly doc: Y.Doc
  socket: MemorySocket | null = null
  synced = false
  readonly hellos: Hello[] = []
  readonly refused: Refused[] = []
  readonly heard: Uint8Array[] = []
  acknowledged = 0
  sent = 0
  /** What an acknowledgement promises to keep, by the index of the message: how far it reaches in this client's own clock, and what it deletes. */
  readonly promises = new Map<number, { end: number; deletes: readonly number[] }>()
  readonly #listener = (update: Uint8Array, origin: unknown) => {
    if (origin !== this && this.socket) this.#write(updateMessage(update), update)
  }

  constructor(clientId: number, doc = new Y.Doc()) {
    this.doc = doc
    this.doc.clientID = clientId
    this.doc.on('update', this.#listener)
  }

  get text(): Y.Text {
    return this.doc.getText('default')
  }

  connect(socket: MemorySocket): void {
    this.socket = socket
    this.synced = false
    this.sent = 0
    this.acknowledged = 0
    this.promises.clear()
    socket.toServer.push(step1Message(Y.encodeStateVector(this.doc)))
  }

  cut(): void {
    this.socket = null
    this.synced = false
  }

  /** Takes in every frame that has arrived. */
  receiveAll(): void {
    while (this.socket && this.socket.toClient.length > 0) this.receiveOne()
  }

  receiveOne(): void {
    const message = this.socket?.toClient.shift()
    if (!message) return
    const reader = new ByteReader(message)
    const type = reader.uint()
    if (type === 0) this.#sync(reader)
    else if (type === AWARENESS) this.heard.push(reader.array())
    else if (type === ACK) this.acknowledged = readAck(reader)
    else if (type === HELLO) this.hellos.push(readHello(reader))
    else if (type === REFUSED) {
      const refused = readRefused(reader)
      this.promises.delete(refused.index)
      this.refused.push(refused)
    }
  }

  /** Says what its own document knows nothing of: what somebody says who means harm. */
  slip(update: Uint8Array, whole = false): void {
    this.sent++
    this.socket?.toServer.push(whole ? step2Message(update) : updateMessage(update))
  }

  #sync(reader: ByteReader): void {
    const step = reader.uint()
    const payload = reader.array()
    if (step === 0) {
      const whole = Y.encodeStateAsUpdate(this.doc, payload)
      this.#write(step2Message(whole), whole)
    } else {
      Y.applyUpdate(this.doc, payload, this)
      if (step === 1) this.synced = true
    }
  }

  #write(message: Uint8Array, update: Uint8Array): void {
    const { runs, deletes } = readUpdateShape(update)
    const own = runs.filter(({ client }) => client === this.doc.clientID)
    this.promises.set(++this.sent, { end: own.at(-1)?.end ?? 0, deletes })
    this.socket?.toServer.push(message)
  }
}
