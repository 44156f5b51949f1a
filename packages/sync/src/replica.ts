import type { DocumentId, MemberId } from '@commonplace/domain'
import { must } from '@commonplace/kit'
import { Body } from './body.ts'
import type { Limits } from './limits.ts'
import {
  type Entry,
  type Folded,
  type LoggedUpdate,
  type Missed,
  type Seq,
  UnknownDocument,
  type UpdateLog,
} from './ports.ts'

/** A large document is folded more rarely: so many bytes of snapshot are written anew for each update at most. */
const BYTES_PER_UPDATE = 1_000

/**
 * This process's copy of a document beside its log. The log decides: whatever happens to the copy, it can be loaded again, and other
 * processes may have written in between.
 */
export class Replica {
  readonly #document: DocumentId
  readonly #log: UpdateLog
  readonly #limits: Limits
  #body: Body | null = null
  /** The place in the log at which a new snapshot is worth its cost. */
  #foldAt: Seq = 0
  #folding = false

  constructor(document: DocumentId, log: UpdateLog, limits: Limits) {
    this.#document = document
    this.#log = log
    this.#limits = limits
  }

  get body(): Body {
    return must(this.#body, 'a room works on its document only once it is loaded')
  }

  /** Loads for the first time. Throws UnknownDocument. */
  async open(): Promise<void> {
    this.#body = await this.#load()
  }

  /**
   * Loads again, because the copy cannot be trusted. `touched` holds the clocks that clients stood at before anything undurable was
   * applied. Gives what the log holds beyond what those who follow were told, as one update; null when that is nothing.
   */
  async reload(touched: ReadonlyMap<number, number>): Promise<Uint8Array | null> {
    const old = this.body
    const clocks = new Map(old.clocks())
    for (const [client, clock] of touched) clocks.set(client, clock)
    const fresh = await this.#load()
    this.#body = fresh
    old.destroy()
    if (fresh.seq === old.seq) return null
    return fresh.lackedBy(clocks)
  }

  /** Takes in all that other processes appended and gives it to be told on. */
  catchUp(): Promise<readonly Uint8Array[]> {
    return this.#catchUp(Number.POSITIVE_INFINITY, new Map())
  }

  /**
   * The same up to `before`, where what this process has just appended begins. When that was folded already it all comes as one, and others
   * may have written on top of ours: then ours, which moved clients from where they stood in `touched`, is told with it.
   */
  async #catchUp(before: Seq, touched: ReadonlyMap<number, number>): Promise<readonly Uint8Array[]> {
    const missed = await this.#log.since(this.#document, this.body.seq)
    if (missed) return this.take(missed, before)
    const news = await this.reload(touched)
    return news ? [news] : []
  }

  /** Applies updates from the log that follow directly on what is here. */
  take({ updates, owners }: Missed, before = Number.POSITIVE_INFINITY): readonly Uint8Array[] {
    const taken = updates.filter(({ seq }) => seq > this.body.seq && seq < before)
    for (const [client, member] of owners) this.body.owners.set(client, member)
    const bytes = taken.map(({ update }) => update)
    if (bytes.length > 0) this.body.follow(bytes)
    this.body.seq = taken.at(-1)?.seq ?? this.body.seq
    return bytes
  }

  /**
   * Keeps entries that are applied to the copy already; `touched` says where clients stood before. Gives their first seq, and what others
   * had put before them.
   */
  async append(
    entries: readonly Entry[],
    touched: ReadonlyMap<number, number>,
  ): Promise<{ first: Seq; news: readonly Uint8Array[] }> {
    const last = await this.#log.append(this.#document, entries, this.body.takeCarried())
    const first = last - entries.length + 1
    const news = first > this.body.seq + 1 ? await this.#catchUp(first, touched) : []
    for (const { by, claims } of entries) for (const client of claims) this.body.owners.set(client, by)
    this.body.seq = Math.max(this.body.seq, last)
    return { first, news }
  }

  /** Whether so much was appended since the last snapshot that the log should be folded, though the document is open. */
  get foldIsDue(): boolean {
    return !this.#folding && this.body.seq >= this.#foldAt
  }

  /** Whether it should be folded before the document is put away. */
  get foldIsDueAtLast(): boolean {
    return !this.#folding && this.body.seq - this.body.snapshotSeq >= this.#limits.foldClosing
  }

  /** Has the log folded. The document can be used meanwhile. */
  async fold(): Promise<void> {
    this.#folding = true
    // Should it fail, it is tried again when as much was written once more: all of it is in the log.
    this.#foldAt = this.body.seq + this.#limits.foldOpen
    try {
      this.#noteSnapshot(await this.#log.fold(this.#document))
    } finally {
      this.#folding = false
    }
  }

  #noteSnapshot({ upto, bytes }: Folded): void {
    if (this.#body) this.#body.snapshotSeq = Math.max(this.#body.snapshotSeq, upto)
    this.#foldAt = upto + Math.max(this.#limits.foldOpen, Math.floor(bytes / BYTES_PER_UPDATE))
  }

  /** Called now and then, to let go of what nobody asks for. */
  rest(): void {
    this.#body?.rest()
  }

  close(): void {
    this.#body?.destroy()
    this.#body = null
  }

  async #load(): Promise<Body> {
    const stored = await this.#log.load(this.#document)
    if (!stored) throw new UnknownDocument(this.#document)
    this.#noteSnapshot({ upto: stored.snapshotSeq, bytes: stored.snapshot?.length ?? 0 })
    return new Body(stored, this.#limits.depth)
  }
}

/** What a bus message brings, as the log would give it. */
export function asMissed(first: Seq, entries: readonly Entry[]): Missed {
  const updates: LoggedUpdate[] = entries.map(({ update, by }, i) => ({ seq: first + i, update, by }))
  const owners = new Map<number, MemberId>()
  for (const { by, claims } of entries) for (const client of claims) owners.set(client, by)
  return { updates, owners }
}
