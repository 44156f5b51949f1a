import type { MemberId } from '@commonplace/domain'
import * as Y from 'yjs'
import { docOf, partsOf } from './build.ts'
import { Malformed } from './byte-reader.ts'
import { CarriedWords } from './carried.ts'
import type { Carried, Seq, StoredDocument } from './ports.ts'
import { MOST_BYTES, readClocks, StateBytes } from './state-bytes.ts'
import { step2Message } from './wire.ts'

/** An update that could not be applied, though it looked right. The body it was tried on is spoiled: build it again from the log. */
export class Spoiled extends Error {
  constructor(cause: unknown) {
    super(`An update could not be applied: ${cause instanceof Error ? cause.message : String(cause)}`)
    this.name = 'Spoiled'
  }
}

/** So many updates that nobody asked for, or so many bytes of them, and the bytes take them in. */
const MOST_BEHIND = 500

/**
 * A document in memory: how far its log was read, who may write under which client id, and the document itself, as bytes, as a Yjs
 * document or both. Bytes are enough to answer who asks and to follow what other processes keep; the Yjs document is built when somebody writes or the server
 * looks inside. Then the bytes go, once nobody has asked for them for a while.
 */
export class Body {
  readonly owners: Map<number, MemberId | null>
  readonly epoch: number
  seq: Seq
  snapshotSeq: Seq
  /** Something went wrong in the middle of a change: what is in memory is not what the log says. */
  spoiled = false
  readonly #maxDepth: number
  #doc: Y.Doc | null = null
  #carried: CarriedWords | null = null
  #bytes: StateBytes | null = null
  /** What changed the document since the bytes were last asked for; looked at only when they are again. */
  #behind: Uint8Array[] = []
  #bytesBehind = 0
  /** The bytes were asked for since it last rested. */
  #asked = false
  /** Answers to step 1, by the asked vector, as long as the document stands still: a crowd that returns is answered once. */
  #answers: { vector: Uint8Array; messages: readonly Uint8Array[] }[] = []

  constructor(stored: StoredDocument, maxDepth: number) {
    this.owners = new Map(stored.owners)
    this.epoch = stored.epoch
    this.seq = stored.seq
    this.snapshotSeq = stored.snapshotSeq
    this.#maxDepth = maxDepth
    const parts = partsOf(stored)
    this.#bytes = bytesOf(parts)
    if (!this.#bytes) this.#open(parts)
  }

  /** The Yjs document, built now if it was not needed yet. */
  get doc(): Y.Doc {
    return this.#doc ?? this.#open(this.#bytes?.parts ?? [])
  }

  #open(parts: readonly Uint8Array[]): Y.Doc {
    const doc = docOf(parts)
    this.#doc = doc
    this.#carried = new CarriedWords(doc)
    return doc
  }

  /** Which words were only written anew since this was last asked. */
  takeCarried(): readonly Carried[] {
    return this.#carried?.take() ?? []
  }

  clockOf(client: number): number {
    return this.#doc ? Y.getState(this.#doc.store, client) : (this.#bytes?.clockOf(client) ?? 0)
  }

  /** Applies updates that were judged, in one transaction. Throws Spoiled when Yjs would not have one of them. */
  apply(updates: readonly Uint8Array[], types: readonly number[]): void {
    const { doc } = this
    this.#note(updates)
    try {
      if (updates.length === 1) Y.applyUpdate(doc, updates[0] ?? new Uint8Array([0, 0]))
      else
        doc.transact(() => {
          for (const update of updates) Y.applyUpdate(doc, update)
        })
    } catch (cause) {
      this.spoiled = true
      throw new Spoiled(cause)
    }
    this.#check(types)
  }

  /** Does something to the document and gives what that changed as one update; null when nothing changed. */
  capture(change: (doc: Y.Doc) => void, types: readonly number[] = []): Uint8Array | null {
    const { doc } = this
    const updates: Uint8Array[] = []
    const keep = (update: Uint8Array) => void updates.push(update)
    doc.on('update', keep)
    try {
      doc.transact(() => change(doc))
    } catch (error) {
      if (updates.length > 0) this.spoiled = true
      throw error
    } finally {
      doc.off('update', keep)
      this.#note(updates)
    }
    this.#check(types)
    return updates.length > 1 ? Y.mergeUpdates(updates) : (updates[0] ?? null)
  }

  /** Takes in what the log holds already. It was judged before, so it needs no Yjs document as long as the bytes can take it. */
  follow(updates: readonly Uint8Array[]): void {
    if (this.#doc || !this.#note(updates)) this.apply(updates, [])
  }

  /** The step 2 that brings a client with this state vector here: the same array for all who ask alike. */
  answer(vector: Uint8Array): readonly Uint8Array[] {
    for (const known of this.#answers) if (sameBytes(known.vector, vector)) return known.messages
    const messages = [step2Message(this.lackedBy(readClocks(vector)))]
    if (this.#answers.length >= 4) this.#answers.shift()
    this.#answers.push({ vector: vector.slice(), messages })
    return messages
  }

  /** What a copy with these clocks lacks, as one update. */
  lackedBy(clocks: ReadonlyMap<number, number>): Uint8Array {
    this.#asked = true
    const whole = ![...clocks.values()].some((clock) => clock > 0)
    this.#catchUp()
    if (!this.#bytes && whole) this.#bytes = bytesOf([Y.encodeStateAsUpdate(this.doc)])
    if (!this.#bytes) return Y.encodeStateAsUpdate(this.doc, Y.encodeStateVector(new Map(clocks)))
    return whole ? this.#bytes.whole() : this.#bytes.lackedBy(clocks)
  }

  /** Where every client stands. */
  clocks(): ReadonlyMap<number, number> {
    return this.#doc ? Y.decodeStateVector(Y.encodeStateVector(this.#doc)) : (this.#bytes?.clocks() ?? new Map())
  }

  vector(): Uint8Array {
    return Y.encodeStateVector(this.#doc ?? new Map(this.clocks()))
  }

  /** Called now and then: lets go of what was not asked for since. */
  rest(): void {
    if (!this.#asked) {
      this.#answers = []
      if (this.#doc) this.#forgetBytes()
    }
    this.#asked = false
  }

  destroy(): void {
    this.#doc?.destroy()
  }

  /** The bytes go along with what changes the document, as far as they can; gives whether they hold it. Hearing it twice does no harm. */
  #note(updates: readonly Uint8Array[]): boolean {
    if (this.#answers.length > 0) this.#answers = []
    if (!this.#bytes) return false
    for (const update of updates) {
      this.#behind.push(update)
      this.#bytesBehind += update.length
    }
    if (this.#doc && this.#behind.length <= MOST_BEHIND && this.#bytesBehind <= MOST_BYTES) return true
    return this.#catchUp()
  }

  #catchUp(): boolean {
    if (!this.#bytes) return false
    try {
      this.#bytesBehind = 0
      for (const update of this.#behind.splice(0)) this.#bytes.add(update)
      if (!this.#bytes.isRagged) return true
    } catch (error) {
      if (!(error instanceof Malformed)) throw error
    }
    if (this.#doc) this.#forgetBytes()
    return false
  }

  #forgetBytes(): void {
    this.#bytes = null
    this.#behind = []
    this.#bytesBehind = 0
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

/** Null where only Yjs can make sense of them together. */
function bytesOf(parts: readonly Uint8Array[]): StateBytes | null {
  try {
    return new StateBytes(parts)
  } catch (error) {
    if (error instanceof Malformed) return null
    throw error
  }
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}
