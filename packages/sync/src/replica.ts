import type { DocumentId, MemberId } from '@commonplace/domain'
import { must } from '@commonplace/kit'
import * as Y from 'yjs'
import { Body } from './body.ts'
import { FOLD_OPEN } from './limits.ts'
import { type Entry, type LoggedUpdate, type Missed, type Seq, UnknownDocument, type UpdateLog } from './ports.ts'

/** A snapshot of so many bytes costs about as much as applying one update when the document is opened. */
const BYTES_PER_UPDATE = 200

/**
 * This process's copy of a document beside its log. The log decides: whatever happens to the copy, it can be loaded again, and other
 * processes may have written in between.
 */
export class Replica {
  readonly #document: DocumentId
  readonly #log: UpdateLog
  readonly #depth: number
  #body: Body | null = null
  #folded = 0

  constructor(document: DocumentId, log: UpdateLog, depth: number) {
    this.#document = document
    this.#log = log
    this.#depth = depth
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
    const vector = Y.decodeStateVector(old.vector())
    for (const [client, clock] of touched) vector.set(client, clock)
    const fresh = await this.#load()
    this.#body = fresh
    old.destroy()
    if (fresh.seq === old.seq) return null
    return Y.encodeStateAsUpdate(fresh.doc, Y.encodeStateVector(vector))
  }

  /**
   * Applies what other processes appended up to `before` (all of it when left out) and gives it to be told on. What this process
   * appended itself lies at `before` and beyond.
   */
  async catchUp(before = Number.POSITIVE_INFINITY): Promise<readonly Uint8Array[]> {
    const missed = await this.#log.since(this.#document, this.body.seq)
    if (missed) return this.take(missed, before)
    const news = await this.reload(new Map())
    return news ? [news] : []
  }

  /** Applies updates from the log that follow directly on what is here. */
  take({ updates, owners }: Missed, before = Number.POSITIVE_INFINITY): readonly Uint8Array[] {
    const taken = updates.filter(({ seq }) => seq > this.body.seq && seq < before)
    for (const [client, member] of owners) this.body.owners.set(client, member)
    const bytes = taken.map(({ update }) => update)
    if (bytes.length > 0) this.body.apply(bytes, [])
    this.body.seq = taken.at(-1)?.seq ?? this.body.seq
    return bytes
  }

  /** Keeps entries that are applied to the copy already. Gives their first seq, and what others had put before them. */
  async append(entries: readonly Entry[]): Promise<{ first: Seq; news: readonly Uint8Array[] }> {
    const last = await this.#log.append(this.#document, entries)
    const first = last - entries.length + 1
    const news = first > this.body.seq + 1 ? await this.catchUp(first) : []
    for (const { by, claims } of entries) for (const client of claims) this.body.owners.set(client, by)
    this.body.seq = Math.max(this.body.seq, last)
    return { first, news }
  }

  /** Whether so much was appended since the last snapshot that a new one is worth its cost, which grows with the document. */
  get foldIsDue(): boolean {
    const { seq, snapshotSeq } = this.body
    return seq - snapshotSeq >= Math.max(FOLD_OPEN, this.#folded / BYTES_PER_UPDATE)
  }

  /** Puts a snapshot of what is here into the store. Called between turns, when all that is here is durable. */
  async fold(): Promise<void> {
    const { body } = this
    const upto = body.seq
    const state = body.state()
    this.#folded = state.length
    await this.#log.fold(this.#document, state, upto)
    body.snapshotSeq = Math.max(body.snapshotSeq, upto)
  }

  close(): void {
    this.#body?.destroy()
    this.#body = null
  }

  async #load(): Promise<Body> {
    const stored = await this.#log.load(this.#document)
    if (!stored) throw new UnknownDocument(this.#document)
    this.#folded = stored.snapshot?.length ?? 0
    return new Body(stored, this.#depth)
  }
}

/** What a bus message brings, as the log would give it. */
export function asMissed(first: Seq, entries: readonly Entry[]): Missed {
  const updates: LoggedUpdate[] = entries.map(({ update, by }, i) => ({ seq: first + i, update, by }))
  const owners = new Map<number, MemberId>()
  for (const { by, claims } of entries) for (const client of claims) owners.set(client, by)
  return { updates, owners }
}
