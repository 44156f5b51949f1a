import type { MemberId } from '@commonplace/domain'
import * as Y from 'yjs'
import { isPen, type Pen } from '../pen.ts'
import type { Entry, Seq } from '../ports.ts'
import { readUpdateShape } from '../update-shape.ts'
import { FORGED } from './attacks.ts'
import type { TestClient } from './client.ts'
import type { MemoryStore } from './memory-update-log.ts'
import { PAGE } from './world.ts'

type Vector = Map<number, number>

const vectorOf = (doc: Y.Doc): Vector => Y.decodeStateVector(Y.encodeStateVector(doc))

/** Sees everything that becomes durable, in the moment it does, and holds what everybody is shown or promised against it. */
export class Witness {
  readonly durable = new Y.Doc()
  /** Members who may not write anything. */
  readonly readers = new Set<MemberId>()
  /** There is one process, which knows who owns what. */
  alone = false
  kept = 0
  /** Pens that were lent. */
  lent = 0
  /** Whose each client id is; null: a pen that lies in its place. */
  readonly #owners = new Map<number, MemberId | null>()
  readonly #reached: Vector[] = [new Map()]
  #broken: Error | null = null

  constructor(store: MemoryStore) {
    store.kept = (_, entry) => this.#look(() => this.#keeps(store, entry))
    store.handed = (pen, to) => this.#look(() => this.#handed(pen, to))
    store.folded = (_, state, upto) => this.#look(() => this.#folds(state, upto))
  }

  /** Throws the first thing that was wrong, now that no server is there to catch it. */
  testify(): void {
    if (this.#broken) throw this.#broken
  }

  /** Something that should be so, seen where nobody could catch what is thrown. */
  claim(holds: boolean, otherwise: string): void {
    if (!holds) this.#broken ??= new Error(otherwise)
  }

  #look(look: () => void): void {
    try {
      look()
    } catch (error) {
      this.#broken ??= error instanceof Error ? error : new Error(String(error))
    }
  }

  #keeps(store: MemoryStore, { update, by, claims }: Entry): void {
    this.kept++
    for (const client of claims)
      if (this.alone && this.#owners.has(client) && !isPen(client))
        throw new Error(`${client} was claimed again, which costs at each edit`)
    if (this.readers.has(by)) throw new Error(`${by} may not write and did`)
    const clients = new Set(readUpdateShape(update).runs.map(({ client }) => client))
    for (const client of clients) {
      const owner = this.#owners.get(client)
      if (owner !== by && (owner !== undefined || isPen(client)))
        throw new Error(`${by} wrote under ${client}, which is ${owner ?? 'nobody'}'s`)
      if (store.documents.get(PAGE)?.owners.get(client) !== by)
        throw new Error(`${by} wrote under ${client} and nobody noted whose it is`)
      this.#owners.set(client, by)
    }
    Y.applyUpdate(this.durable, update)
    if (this.durable.store.pendingStructs || this.durable.store.pendingDs)
      throw new Error('the log holds an update that stands on something missing')
    if (this.durable.getText('default').toString().includes(FORGED)) throw new Error('the log holds what was forged')
    this.#reached.push(vectorOf(this.durable))
  }

  /** A pen goes from nobody to somebody and back, and always stands where its last holder left it. */
  #handed({ client, clock }: Pen, to: MemberId | null): void {
    const holder = this.#owners.get(client) ?? null
    if ((holder === null) === (to === null)) throw new Error(`the pen ${client} went from ${holder} to ${to}`)
    const durable = vectorOf(this.durable).get(client) ?? 0
    if (clock !== durable) throw new Error(`the pen ${client} was handed over at ${clock} and stands at ${durable}`)
    this.#owners.set(client, to)
    if (to) this.lent++
  }

  #folds(state: Uint8Array, upto: Seq): void {
    const reached = this.#reached[upto]
    if (!reached) throw new Error(`a snapshot says that it holds update ${upto}, which there is not`)
    const doc = new Y.Doc()
    Y.applyUpdate(doc, state)
    const folded = vectorOf(doc)
    for (const [client, clock] of reached)
      if ((folded.get(client) ?? 0) < clock) throw new Error(`a snapshot up to ${upto} lacks words of ${client}`)
    const durable = vectorOf(this.durable)
    for (const [client, clock] of folded)
      if ((durable.get(client) ?? 0) < clock) throw new Error(`a snapshot holds undurable words of ${client}`)
    doc.destroy()
  }

  /** Nothing undurable is shown, nothing is called kept that is not, and nobody honest is turned away. */
  check(client: TestClient): void {
    const durable = vectorOf(this.durable)
    const { own } = client
    for (const [id, clock] of vectorOf(client.doc))
      if (clock > Math.max(durable.get(id) ?? 0, client.wrote.get(id) ?? 0))
        throw new Error(`shown but not durable: ${id} at ${clock}`)
    for (const [index, { ends, deletes }] of client.promises) {
      if (index > client.acknowledged) continue
      client.promises.delete(index)
      for (const [id, end] of ends)
        if (end > (durable.get(id) ?? 0)) throw new Error(`acknowledged but not durable: message ${index} of ${own}`)
      for (let i = 0; i < deletes.length; i += 3) {
        const id = Y.createID(deletes[i] ?? 0, deletes[i + 1] ?? 0)
        if (!Y.getItem(this.durable.store, id).deleted)
          throw new Error(`acknowledged but not durable: a deletion in message ${index} of ${own}`)
      }
    }
    if (client.doc.store.pendingStructs || client.doc.store.pendingDs)
      throw new Error(`client ${own} was sent what stands on something it was never sent`)
  }
}

export function contentOf(doc: Y.Doc): unknown {
  return [doc.getText('default').toString(), Object.entries(doc.getMap('meta').toJSON()).sort()]
}
