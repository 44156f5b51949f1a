import * as Y from 'yjs'
import { ByteReader } from '../byte-reader.ts'
import { readAck, readHello, readRefused } from '../client/server-words.ts'
import type { Pen } from '../pen.ts'
import { readUpdateShape } from '../update-shape.ts'
import {
  ACK,
  AWARENESS,
  HELLO,
  type Hello,
  PEN,
  penGivenBackMessage,
  penNeverMindMessage,
  penWantedMessage,
  REFUSED,
  type Refused,
  readPenAnswer,
  step1Message,
  step2Message,
  updateMessage,
} from '../wire.ts'
import type { MemorySocket } from './socket-pair.ts'

/** What is on a device: the text, what was written here and how far that is settled, and the pens that were put down. */
export interface Disk {
  readonly state: Uint8Array
  readonly wrote: ReadonlyMap<number, number>
  readonly settled: ReadonlyMap<number, number>
  readonly putDown: readonly Pen[]
}

/**
 * A client as the stock one behaves, with a real Yjs document, on a socket in memory; told to, it also writes under pens as ours does.
 * Remembers what it was shown and promised.
 */
export class TestClient {
  readonly doc: Y.Doc
  /** The id nobody else ever had, for when there is no pen. */
  readonly own: number
  pen: Pen | null = null
  /** The loan that was asked for and not yet heard of. */
  asked: number | null = null
  /** Pens that nobody here writes under any more, by their loans, until the server says that it has them. */
  readonly putDown = new Map<number, Pen>()
  /** How far this device wrote under its ids, and how far the server says that is settled. */
  readonly wrote: Map<number, number>
  readonly settled: Map<number, number>
  socket: MemorySocket | null = null
  synced = false
  readonly hellos: Hello[] = []
  readonly refused: Refused[] = []
  readonly heard: Uint8Array[] = []
  acknowledged = 0
  sent = 0
  /** What an acknowledgement promises to keep, by the index of the message: how far it reaches under this device's ids, and what it deletes. */
  readonly promises = new Map<number, { ends: ReadonlyMap<number, number>; deletes: readonly number[] }>()
  readonly #listener = (update: Uint8Array, origin: unknown) => {
    if (origin === this) return
    for (const { client, end } of readUpdateShape(update).runs) this.wrote.set(client, end)
    if (this.socket) this.#write(updateMessage(update), update)
  }

  constructor(clientId: number, disk: Disk | null = null) {
    this.doc = new Y.Doc()
    this.doc.clientID = clientId
    this.own = clientId
    this.wrote = new Map(disk?.wrote)
    this.settled = new Map(disk?.settled)
    for (const pen of disk?.putDown ?? []) this.putDown.set(pen.loan, pen)
    if (disk) Y.applyUpdate(this.doc, disk.state, this)
    this.doc.on('update', this.#listener)
  }

  get text(): Y.Text {
    return this.doc.getText('default')
  }

  /** What a next sitting on this device finds, or a copy of it. */
  get disk(): Disk {
    const { wrote, settled, putDown } = this
    const state = Y.encodeStateAsUpdate(this.doc)
    return { state, wrote: new Map(wrote), settled: new Map(settled), putDown: [...putDown.values()] }
  }

  /** Asks for a pen; asked for again after a cut, the loan keeps its name. */
  wantPen(loan: number): void {
    if (this.pen || !this.socket) return
    this.asked ??= loan
    this.socket.toServer.push(penWantedMessage(this.asked))
  }

  /** Writes under its own id from now on. The pen is given back once everything written under it is settled. */
  layDown(): void {
    if (this.asked !== null) this.socket?.toServer.push(penNeverMindMessage(this.asked))
    if (this.socket) this.asked = null
    if (!this.pen) return
    const clock = Y.getState(this.doc.store, this.pen.client)
    this.putDown.set(this.pen.loan, { ...this.pen, clock })
    this.pen = null
    this.doc.clientID = this.own
  }

  giveBack(): void {
    if (!this.synced) return
    for (const pen of this.putDown.values()) {
      const wrote = this.wrote.get(pen.client) ?? 0
      if ((this.settled.get(pen.client) ?? 0) >= Math.min(wrote, pen.clock))
        this.socket?.toServer.push(penGivenBackMessage(pen))
    }
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
    else if (type === ACK) this.#acknowledged(readAck(reader))
    else if (type === PEN) this.#hearOfPen(reader)
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

  #acknowledged(count: number): void {
    this.acknowledged = count
    for (const [index, { ends }] of this.promises)
      if (index <= count) for (const [id, end] of ends) this.settled.set(id, Math.max(end, this.settled.get(id) ?? 0))
  }

  #hearOfPen(reader: ByteReader): void {
    const word = readPenAnswer(reader)
    if (word.kind === 'pen-back') this.putDown.delete(word.loan)
    else if (word.pen.loan === this.asked) {
      this.asked = null
      this.pen = word.pen
      if (Y.getState(this.doc.store, word.pen.client) === word.pen.clock) this.doc.clientID = word.pen.client
      else this.layDown()
    }
  }

  #sync(reader: ByteReader): void {
    const step = reader.uint()
    const payload = reader.array()
    if (step === 0) {
      const whole = Y.encodeStateAsUpdate(this.doc, payload)
      this.#write(step2Message(whole), whole, true)
    } else {
      Y.applyUpdate(this.doc, payload, this)
      if (step === 1) this.synced = true
    }
  }

  #write(message: Uint8Array, update: Uint8Array, whole = false): void {
    const { runs, deletes } = readUpdateShape(update)
    // Whatever an answer to step 1 leaves out is there already.
    const ends = new Map(whole ? this.wrote : runs.map(({ client, end }) => [client, end]))
    this.promises.set(++this.sent, { ends, deletes })
    this.socket?.toServer.push(message)
  }
}
