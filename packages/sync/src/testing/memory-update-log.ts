import type { DocumentId, MemberId } from '@commonplace/domain'
import {
  type Entry,
  ForeignClient,
  type LoggedUpdate,
  type Missed,
  type Seq,
  type StoredDocument,
  UnknownDocument,
  type UpdateLog,
} from '../ports.ts'

interface Kept {
  snapshot: Uint8Array | null
  snapshotSeq: Seq
  updates: LoggedUpdate[]
  seq: Seq
  owners: Map<number, MemberId>
}

/** What survives: the "disk" behind memory logs. Two logs on one store are two processes, a new log on it is a restart. */
export class MemoryStore {
  readonly documents = new Map<DocumentId, Kept>()
  /** Told of every entry in the moment it is kept. */
  kept: (document: DocumentId, entry: Entry) => void = () => undefined
  /** Told of every snapshot that is put in the place of updates. */
  folded: (document: DocumentId, state: Uint8Array, upto: Seq) => void = () => undefined

  /** Makes a document, as a feature does in its own transaction. */
  create(document: DocumentId, seed: Entry | null): void {
    if (this.documents.has(document)) throw new Error(`There already is a document ${document}`)
    const kept: Kept = { snapshot: null, snapshotSeq: 0, updates: [], seq: 0, owners: new Map() }
    this.documents.set(document, kept)
    if (seed) this.commit(document, [seed])
  }

  commit(document: DocumentId, entries: readonly Entry[]): Seq {
    const kept = this.documents.get(document)
    if (!kept) throw new UnknownDocument(document)
    for (const { by, claims } of entries)
      for (const client of claims) {
        const owner = kept.owners.get(client)
        if (owner !== undefined && owner !== by) throw new ForeignClient(client)
      }
    for (const entry of entries) {
      kept.updates.push({ seq: ++kept.seq, update: entry.update.slice(), by: entry.by })
      for (const client of entry.claims) kept.owners.set(client, entry.by)
      this.kept(document, entry)
    }
    return kept.seq
  }
}

/**
 * Where a fault may strike: before anything was kept, after it was kept but before anybody was told, or in between, when only the first
 * part of an append was kept (worse than what an UpdateLog promises).
 */
export type Fault = 'before' | 'after' | 'torn' | null

/** An UpdateLog in memory, whose commits can be made slow or failing. */
export class MemoryUpdateLog implements UpdateLog {
  readonly store: MemoryStore
  /** Asked at every operation; a fault rejects it. */
  fault: (operation: 'append' | 'load' | 'since' | 'fold') => Fault = () => null
  /** Awaited in the middle of every operation: a slow disk. */
  delay: () => Promise<void> = () => Promise.resolve()
  /** Awaited when it is done and not yet told: a slow answer. None, unless a test wants one. */
  answer: (() => Promise<void>) | null = null
  #closed = false

  constructor(store: MemoryStore = new MemoryStore()) {
    this.store = store
  }

  append(document: DocumentId, entries: readonly Entry[]): Promise<Seq> {
    return this.#run('append', (torn) =>
      this.store.commit(document, torn ? entries.slice(0, Math.floor(entries.length / 2)) : entries),
    )
  }

  load(document: DocumentId): Promise<StoredDocument | null> {
    return this.#run('load', () => {
      const kept = this.store.documents.get(document)
      if (!kept) return null
      const updates = kept.updates.filter(({ seq }) => seq > kept.snapshotSeq)
      return { ...kept, epoch: 0, updates, owners: new Map(kept.owners) }
    })
  }

  since(document: DocumentId, seq: Seq): Promise<Missed | null> {
    return this.#run('since', () => {
      const kept = this.store.documents.get(document)
      if (!kept || kept.snapshotSeq > seq) return null
      return { updates: kept.updates.filter((update) => update.seq > seq), owners: new Map(kept.owners) }
    })
  }

  fold(document: DocumentId, state: Uint8Array, upto: Seq): Promise<void> {
    return this.#run('fold', () => {
      const kept = this.store.documents.get(document)
      if (!kept) throw new UnknownDocument(document)
      if (upto <= kept.snapshotSeq) return
      this.store.folded(document, state, upto)
      kept.snapshot = state.slice()
      kept.snapshotSeq = upto
      kept.updates = kept.updates.filter((update) => update.seq > upto)
    })
  }

  async close(): Promise<void> {
    this.#closed = true
  }

  async #run<T>(operation: 'append' | 'load' | 'since' | 'fold', work: (torn: boolean) => T): Promise<T> {
    if (this.#closed) throw new Error('The log is closed')
    const fault = this.fault(operation)
    await this.delay()
    if (fault === 'before') throw new Error(`The disk failed (${operation})`)
    const result = work(fault === 'torn')
    if (this.answer) await this.answer()
    if (fault) throw new Error(`The disk failed to answer (${operation})`)
    return result
  }
}
