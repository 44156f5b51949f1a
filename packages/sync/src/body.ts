import type { MemberId } from '@commonplace/domain'
import * as Y from 'yjs'
import { Malformed } from './byte-reader.ts'
import type { Seq, StoredDocument } from './ports.ts'
import { step2Message } from './wire.ts'

/** An update that could not be applied, though it looked right. The body it was tried on is spoiled: build it again from the log. */
export class Spoiled extends Error {
  constructor(cause: unknown) {
    super(`An update could not be applied: ${cause instanceof Error ? cause.message : String(cause)}`)
    this.name = 'Spoiled'
  }
}

/** A document in memory: its Yjs document, how far its log was applied, and who owns which client id. */
export class Body {
  readonly doc: Y.Doc
  readonly owners: Map<number, MemberId>
  readonly epoch: number
  seq: Seq
  snapshotSeq: Seq
  /** Something went wrong in the middle of a change: what is in memory is not what the log says. */
  spoiled = false
  readonly #maxDepth: number
  /** Answers to step 1, by the asked vector, as long as the document stands still: a crowd that returns is answered once. */
  #answers: { vector: Uint8Array; message: Uint8Array }[] = []

  constructor(stored: StoredDocument, maxDepth: number) {
    this.doc = new Y.Doc()
    this.owners = new Map(stored.owners)
    this.epoch = stored.epoch
    this.seq = stored.seq
    this.snapshotSeq = stored.snapshotSeq
    this.#maxDepth = maxDepth
    this.doc.transact(() => {
      if (stored.snapshot) Y.applyUpdate(this.doc, stored.snapshot)
      for (const { update } of stored.updates) Y.applyUpdate(this.doc, update)
    })
  }

  clockOf(client: number): number {
    return Y.getState(this.doc.store, client)
  }

  /** Applies updates that were judged, in one transaction. Throws Spoiled when Yjs would not have one of them. */
  apply(updates: readonly Uint8Array[], types: readonly number[]): void {
    this.#answers = []
    try {
      if (updates.length === 1) Y.applyUpdate(this.doc, updates[0] ?? new Uint8Array([0, 0]))
      else
        this.doc.transact(() => {
          for (const update of updates) Y.applyUpdate(this.doc, update)
        })
    } catch (cause) {
      this.spoiled = true
      throw new Spoiled(cause)
    }
    this.#check(types)
  }

  /** Does something to the document and gives what that changed as one update; null when nothing changed. */
  capture(change: (doc: Y.Doc) => void, types: readonly number[] = []): Uint8Array | null {
    const updates: Uint8Array[] = []
    const keep = (update: Uint8Array) => void updates.push(update)
    this.#answers = []
    this.doc.on('update', keep)
    try {
      this.doc.transact(() => change(this.doc))
    } catch (error) {
      if (updates.length > 0) this.spoiled = true
      throw error
    } finally {
      this.doc.off('update', keep)
    }
    this.#check(types)
    return updates.length > 1 ? Y.mergeUpdates(updates) : (updates[0] ?? null)
  }

  /** The step 2 that brings a client with this state vector here. */
  answer(vector: Uint8Array): Uint8Array {
    for (const known of this.#answers) if (sameBytes(known.vector, vector)) return known.message
    let message: Uint8Array
    try {
      message = step2Message(Y.encodeStateAsUpdate(this.doc, vector))
    } catch (cause) {
      throw new Malformed(`The state vector cannot be read (${String(cause)})`)
    }
    if (this.#answers.length >= 4) this.#answers.shift()
    this.#answers.push({ vector: vector.slice(), message })
    return message
  }

  vector(): Uint8Array {
    return Y.encodeStateVector(this.doc)
  }

  state(): Uint8Array {
    return Y.encodeStateAsUpdate(this.doc)
  }

  destroy(): void {
    this.doc.destroy()
  }

  /** Nothing may be left over that waits for something else, and nothing may nest without end. */
  #check(types: readonly number[]): void {
    const { pendingStructs, pendingDs } = this.doc.store
    if (pendingStructs || pendingDs) this.#spoil('it waits for something that never comes')
    for (let i = 0; i < types.length; i += 2) {
      let depth = 0
      let item: unknown = Y.getItem(this.doc.store, Y.createID(types[i] ?? 0, types[i + 1] ?? 0))
      while (item instanceof Y.Item && item.parent instanceof Y.AbstractType) {
        item = item.parent._item
        if (++depth > this.#maxDepth) this.#spoil('it nests too deep')
      }
    }
  }

  #spoil(why: string): never {
    this.spoiled = true
    throw new Spoiled(why)
  }
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}
