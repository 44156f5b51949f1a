import type { DocumentId, MemberId } from '@commonplace/domain'
import { must } from '@commonplace/kit'
import { foldedState } from '../build.ts'
import { isPen, newPen, type Pen } from '../pen.ts'
import {
  type Carried,
  type Entry,
  type Folded,
  ForeignClient,
  type LoggedUpdate,
  type Missed,
  type Seq,
  type StoredDocument,
  UnknownDocument,
  type UpdateLog,
  type Wish,
} from '../ports.ts'

interface Kept {
  snapshot: Uint8Array | null
  snapshotSeq: Seq
  updates: LoggedUpdate[]
  seq: Seq
  owners: Map<number, MemberId | null>
  loans: Map<number, Loan>
  carried: Carried[]
}

/** A pen's present or last loan. */
interface Loan {
  readonly by: MemberId
  readonly loan: number
  readonly from: number
  /** Where it was given back; null while it is held. */
  freeAt: number | null
}

/** What survives: the "disk" behind memory logs. Two logs on one store are two processes, a new log on it is a restart. */
export class MemoryStore {
  readonly documents = new Map<DocumentId, Kept>()
  /** Told of every entry in the moment it is kept. */
  kept: (document: DocumentId, entry: Entry) => void = () => undefined
  /** Told of every snapshot that is put in the place of updates. */
  folded: (document: DocumentId, state: Uint8Array, upto: Seq) => void = () => undefined
  /** Told of every pen that changes hands: who holds it from now on, null when nobody does. */
  handed: (pen: Pen, to: MemberId | null) => void = () => undefined

  /** Makes a document, as a feature does in its own transaction. */
  create(document: DocumentId, seed: Entry | null): void {
    if (this.documents.has(document)) throw new Error(`There already is a document ${document}`)
    const kept: Kept = {
      snapshot: null,
      snapshotSeq: 0,
      updates: [],
      seq: 0,
      owners: new Map(),
      loans: new Map(),
      carried: [],
    }
    this.documents.set(document, kept)
    if (seed) this.commit(document, [seed])
  }

  commit(document: DocumentId, entries: readonly Entry[], carried: readonly Carried[] = []): Seq {
    const kept = this.#kept(document)
    for (const { by, claims } of entries)
      for (const client of claims) {
        const owner = kept.owners.get(client)
        if (owner !== by && (owner !== undefined || isPen(client))) throw new ForeignClient(client)
      }
    for (const entry of entries) {
      kept.updates.push({ seq: ++kept.seq, update: entry.update.slice(), by: entry.by })
      for (const client of entry.claims) kept.owners.set(client, entry.by)
      this.kept(document, entry)
    }
    const known = (one: Carried) =>
      kept.carried.some(({ client, clock }) => client === one.client && clock === one.clock)
    kept.carried.push(...carried.filter((one) => !known(one)))
    return kept.seq
  }

  lend(document: DocumentId, { by, loan, most }: Wish): Pen | null {
    const { owners, loans } = this.#kept(document)
    const again = [...loans].find(([, one]) => one.by === by && one.loan === loan)
    if (again) return again[1].freeAt === null ? { client: again[0], loan, clock: again[1].from } : null
    if ([...loans.values()].filter((one) => one.by === by && one.freeAt === null).length >= most) return null
    const free = [...loans].find(([, one]) => one.freeAt !== null)
    const client = free?.[0] ?? newPen((one) => owners.has(one))
    if (client === null) return null
    const clock = free?.[1].freeAt ?? 0
    loans.set(client, { by, loan, from: clock, freeAt: null })
    owners.set(client, by)
    this.handed({ client, loan, clock }, by)
    return { client, loan, clock }
  }

  takeBack(document: DocumentId, pen: Pen, by: MemberId, seq: Seq): 'done' | 'moved on' | 'not theirs' {
    const { owners, loans, seq: now } = this.#kept(document)
    const known = loans.get(pen.client)
    if (known?.by !== by || known.loan !== pen.loan || known.freeAt !== null) return 'not theirs'
    if (now !== seq) return 'moved on'
    known.freeAt = pen.clock
    owners.set(pen.client, null)
    this.handed(pen, null)
    return 'done'
  }

  #kept(document: DocumentId): Kept {
    const kept = this.documents.get(document)
    if (!kept) throw new UnknownDocument(document)
    return kept
  }
}

type Operation = 'append' | 'load' | 'since' | 'fold' | 'lend' | 'takeBack'

/**
 * Where a fault may strike: before anything was kept, after it was kept but before anybody was told, or in between, when only the first
 * part of an append was kept (worse than what an UpdateLog promises).
 */
export type Fault = 'before' | 'after' | 'torn' | null

/** An UpdateLog in memory, whose commits can be made slow or failing. */
export class MemoryUpdateLog implements UpdateLog {
  readonly store: MemoryStore
  /** Asked at every operation; a fault rejects it. */
  fault: (operation: Operation) => Fault = () => null
  /** Awaited in the middle of every operation: a slow disk. */
  delay: () => Promise<void> = () => Promise.resolve()
  /** Awaited when it is done and not yet told: a slow answer. None, unless a test wants one. */
  answer: (() => Promise<void>) | null = null
  #closed = false

  constructor(store: MemoryStore = new MemoryStore()) {
    this.store = store
  }

  append(document: DocumentId, entries: readonly Entry[], carried: readonly Carried[] = []): Promise<Seq> {
    return this.#run('append', (torn) =>
      torn
        ? this.store.commit(document, entries.slice(0, Math.floor(entries.length / 2)))
        : this.store.commit(document, entries, carried),
    )
  }

  load(document: DocumentId): Promise<StoredDocument | null> {
    return this.#run('load', () => this.#read(document))
  }

  since(document: DocumentId, seq: Seq): Promise<Missed | null> {
    return this.#run('since', () => {
      const kept = this.store.documents.get(document)
      if (!kept || kept.snapshotSeq > seq) return null
      return { updates: kept.updates.filter((update) => update.seq > seq), owners: new Map(kept.owners) }
    })
  }

  lend(document: DocumentId, wish: Wish): Promise<Pen | null> {
    return this.#run('lend', () => this.store.lend(document, wish))
  }

  takeBack(document: DocumentId, pen: Pen, by: MemberId, seq: Seq) {
    return this.#run('takeBack', () => this.store.takeBack(document, pen, by, seq))
  }

  /** Reads and writes in two steps, as engines do: anything may happen between them. */
  async fold(document: DocumentId): Promise<Folded> {
    const read = await this.#run('fold', () => this.#read(document))
    if (!read) throw new UnknownDocument(document)
    const state = foldedState(read)
    return this.#run('fold', () => {
      const kept = must(this.store.documents.get(document), 'a document that was read is there')
      if (read.seq > kept.snapshotSeq) {
        this.store.folded(document, state, read.seq)
        kept.snapshot = state
        kept.snapshotSeq = read.seq
        kept.updates = kept.updates.filter(({ seq }) => seq > read.seq)
      }
      return { upto: kept.snapshotSeq, bytes: kept.snapshot?.length ?? 0 }
    })
  }

  async close(): Promise<void> {
    this.#closed = true
  }

  #read(document: DocumentId): StoredDocument | null {
    const kept = this.store.documents.get(document)
    if (!kept) return null
    const updates = kept.updates.filter(({ seq }) => seq > kept.snapshotSeq)
    return { ...kept, epoch: 0, updates, owners: new Map(kept.owners) }
  }

  async #run<T>(operation: Operation, work: (torn: boolean) => T): Promise<T> {
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
