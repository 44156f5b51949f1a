import type { DocumentId, MemberId } from '@commonplace/domain'
import { KeyedQueue, type Timer } from '@commonplace/kit'
import { type SettleTools, settle } from './settle.ts'

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR
/** Documents left behind by a stop are taken up this many at a time. */
const PIECE = 200
/** A derivation that failed (the disk was full, the store restarted) is tried again after this long, and then twice as long. */
const FIRST_RETRY = 5_000
const LONGEST_RETRY = HOUR

export interface WorkOptions extends SettleTools {
  /** Hears of what failed; it is tried again by itself. */
  readonly onError: (error: unknown, what: { readonly doing: string; readonly document?: DocumentId }) => void
}

interface Waiting {
  readonly by: Set<MemberId>
  tries: number
}

/**
 * What happens after a document went quiet, never on a keystroke's path: one document at a time in order, different documents beside each
 * other no more than the store's one writer allows. `settled` is what Rooms call; `start` takes up what a stop left undone.
 */
export class Work {
  readonly #options: WorkOptions
  readonly #queue = new KeyedQueue<DocumentId | 'tidy'>()
  readonly #waiting = new Map<DocumentId, Waiting>()
  readonly #timers = new Set<Timer>()
  #closed = false

  constructor(options: WorkOptions) {
    this.#options = options
  }

  /** A document settled: these members wrote. Several calls before it is dealt with count as one. */
  settled(document: DocumentId, by: readonly MemberId[]): void {
    const known = this.#waiting.get(document)
    const waiting = known ?? { by: new Set<MemberId>(), tries: 0 }
    for (const member of by) waiting.by.add(member)
    if (known) return
    this.#waiting.set(document, waiting)
    this.#enqueue(document)
  }

  /** Derives what changed before the last stop and was not derived then, and begins the daily tidying. */
  async start(): Promise<void> {
    this.#every(DAY, () => void this.#queue.run('tidy', () => this.#tidy()))
    const { store } = this.#options
    const seen = new Set<DocumentId>()
    for (;;) {
      const behind = (await store.read.documents.behind(PIECE)).filter((id) => !seen.has(id))
      if (behind.length === 0 || this.#closed) return
      for (const id of behind) {
        seen.add(id)
        this.settled(id, [])
      }
      await this.#queue.idle()
    }
  }

  /** Resolves when everything that settled so far is derived, or has failed and waits for its next try. */
  async drain(): Promise<void> {
    await this.#queue.idle()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true
    for (const timer of this.#timers) timer.cancel()
    this.#timers.clear()
    await this.drain()
  }

  #enqueue(document: DocumentId): void {
    void this.#queue.run(document, async () => {
      const waiting = this.#waiting.get(document)
      if (!waiting) return
      this.#waiting.delete(document)
      try {
        await settle(this.#options, document, [...waiting.by])
      } catch (error) {
        this.#options.onError(error, { doing: 'settle', document })
        this.#again(document, waiting)
      }
    })
  }

  #again(document: DocumentId, { by, tries }: Waiting): void {
    if (this.#closed) return
    const wait = Math.min(LONGEST_RETRY, FIRST_RETRY * 2 ** tries)
    this.#after(wait, () => {
      const waiting = this.#waiting.get(document)
      if (waiting) for (const member of by) waiting.by.add(member)
      else {
        this.#waiting.set(document, { by, tries: tries + 1 })
        this.#enqueue(document)
      }
    })
  }

  /** Forgets what ran out: sessions, tickets, invites, keys of writes. */
  async #tidy(): Promise<void> {
    const { store, clock, onError } = this.#options
    try {
      await store.change((writes) => writes.keys.prune(clock.now()))
    } catch (error) {
      onError(error, { doing: 'tidy' })
    }
  }

  #every(ms: number, run: () => void): void {
    this.#after(ms, () => {
      run()
      this.#every(ms, run)
    })
  }

  #after(ms: number, run: () => void): void {
    if (this.#closed) return
    const timer = this.#options.clock.after(ms, () => {
      this.#timers.delete(timer)
      run()
    })
    this.#timers.add(timer)
  }
}
