import { once } from 'node:events'
import { type Pen, readServerWord } from '@commonplace/sync/client'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'

/** A socket in the hands of somebody who sends whatever they like and reads only when they like. */
export class Intruder implements Disposable {
  /** The whole of the document as it was heard. */
  readonly doc = new Y.Doc()
  readonly refusals = new Map<string, number>()
  readonly #ws: WebSocket
  readonly closed: Promise<number>
  acknowledged = 0
  /** Pens that were lent to this socket. */
  readonly pens: Pen[] = []
  /** Bytes that arrived, and answers to "what do I lack". */
  received = 0
  answers = 0
  #look: () => void = () => undefined

  private constructor(ws: WebSocket) {
    this.#ws = ws
    this.closed = new Promise((resolve) => ws.once('close', resolve))
    ws.on('message', (data: Buffer) => this.#hear(data))
    ws.on('error', () => undefined)
  }

  static async comeIn(url: string, documentId: string, cookie: string): Promise<Intruder> {
    const ws = new WebSocket(`${url.replace(/^http/, 'ws')}/sync/${documentId}?v=1`, { headers: { Cookie: cookie } })
    const intruder = new Intruder(ws)
    await once(ws, 'open')
    return intruder
  }

  /** Asks for all there is. */
  ask(): void {
    this.#ws.send(Uint8Array.of(0, 0, 1, 0))
  }

  send(update: Uint8Array): void {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, 0)
    encoding.writeVarUint(encoder, 2)
    encoding.writeVarUint8Array(encoder, update)
    this.#ws.send(encoding.toUint8Array(encoder))
  }

  /** Sends a whole message. */
  say(message: Uint8Array): void {
    this.#ws.send(message)
  }

  stopReading(): void {
    this.#ws.pause()
  }

  readAgain(): void {
    this.#ws.resume()
  }

  refused(reason: string): number {
    return this.refusals.get(reason) ?? 0
  }

  /** Resolves once this is so, looked at after each message. */
  until(holds: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      this.#look = () => {
        if (!holds()) return
        this.#look = () => undefined
        resolve()
      }
      this.#look()
    })
  }

  [Symbol.dispose](): void {
    this.#ws.terminate()
    this.doc.destroy()
  }

  #hear(data: Buffer): void {
    this.received += data.length
    const decoder = decoding.createDecoder(data)
    const type = decoding.readVarUint(decoder)
    if (type === 0) {
      const step = decoding.readVarUint(decoder)
      if (step === 1) this.answers++
      if (step > 0) Y.applyUpdate(this.doc, decoding.readVarUint8Array(decoder))
    } else if (type >= 100) {
      const word = readServerWord(type, data.subarray(decoder.pos))
      if (word?.kind === 'ack') this.acknowledged = word.settled
      if (word?.kind === 'pen-lent') this.pens.push(word.pen)
      if (word?.kind === 'refused') this.refusals.set(word.reason, this.refused(word.reason) + 1)
    }
    this.#look()
  }
}
