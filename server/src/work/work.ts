import { type DocumentId, type MemberId, NOTICES_KEPT, type PageId, type QuestionId } from '@commonplace/domain'
import { KeyedQueue, type Timer } from '@commonplace/kit'
import { indexPage } from '../derive/write-page.ts'
import { indexQuestion } from '../derive/write-question.ts'
import { hideWithdrawn } from './hide-withdrawn.ts'
import { remindAskers } from './remind.ts'
import { remindRenewals } from './remind-renewals.ts'
import { type SettleTools, settle } from './settle.ts'

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR
/** Words that were searched for are forgotten after this. */
const SEARCHES_KEPT = 90 * DAY
/** What was told to other programs, and how it went, is kept for this long. */
const DELIVERIES_KEPT = 30 * DAY
/** Documents left behind by a stop are taken up this many at a time. */
const PIECE = 200
/** A derivation that failed (the disk was full, the store restarted) is tried again after this long, and then twice as long. */
const FIRST_RETRY = 5_000
const LONGEST_RETRY = HOUR

export interface WorkOptions extends SettleTools {
  /** Hears of what failed; it is tried again by itself. */
  readonly onError: (error: unknown, what: { readonly doing: string; readonly document?: DocumentId }) => void
}

const retryAfter = (tries: number): number => Math.min(LONGEST_RETRY, FIRST_RETRY * 2 ** tries)

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
  readonly #queue = new KeyedQueue<DocumentId | 'tidy' | 'hide' | 'index'>()
  readonly #waiting = new Map<DocumentId, Waiting>()
  readonly #timers = new Set<Timer>()
  readonly #unfollow: () => void
  #closed = false

  constructor(options: WorkOptions) {
    this.#options = options
    this.#unfollow = options.store.onEvents((events) => {
      if (events.some(({ type }) => type === 'answer-deleted' || type === 'question-deleted')) this.#hide()
    })
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

  /** Takes the words of what was withdrawn out of the documents it was woven into. */
  #hide(tries = 0): void {
    if (this.#closed) return
    void this.#queue.run('hide', async () => {
      try {
        await hideWithdrawn(this.#options)
      } catch (error) {
        this.#options.onError(error, { doing: 'hide' })
        this.#after(retryAfter(tries), () => this.#hide(tries + 1))
      }
    })
  }

  /** Derives what changed before the last stop and was not derived then, puts in what search misses, and begins the daily tidying. */
  async start(): Promise<void> {
    this.#every(DAY, () => void this.#queue.run('tidy', () => this.#tidy()))
    void this.#queue.run('tidy', () => this.#remind())
    this.#hide()
    await this.#takeUp()
    await this.#queue.run('index', () => this.#index())
  }

  async #takeUp(): Promise<void> {
    const { store } = this.#options
    for (let after = ''; ; ) {
      const behind = await store.read.documents.behind(after, PIECE)
      const last = behind.at(-1)
      if (last === undefined || this.#closed) return
      after = last
      for (const id of behind) this.settled(id, [])
      await this.#queue.idle()
    }
  }

  /** Puts into the index of search what is missing there, from its stored text: no document is opened, nothing else is touched. */
  async #index(): Promise<void> {
    const { store, onError } = this.#options
    for (const kind of ['page', 'question'] as const)
      for (let after = ''; !this.#closed; ) {
        const missing = await store.read.search.missing(kind, after, PIECE)
        const last = missing.at(-1)
        if (last === undefined) break
        after = last
        for (const id of missing) {
          if (this.#closed) return
          try {
            await store.change((writes) =>
              kind === 'page' ? indexPage(writes, id as PageId) : indexQuestion(writes, id as QuestionId),
            )
          } catch (error) {
            // Tried again at the next start, if nobody writes in it before.
            onError(error, { doing: 'index' })
          }
        }
      }
  }

  /** Resolves when everything that settled so far is derived, or has failed and waits for its next try. */
  async drain(): Promise<void> {
    await this.#queue.idle()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true
    this.#unfollow()
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
    this.#after(retryAfter(tries), () => {
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
      await store.change(async (writes) => {
        await writes.keys.prune(clock.now())
        await writes.ways.pruneOnce(clock.now())
        await writes.hooks.pruneDeliveries(clock.now() - DELIVERIES_KEPT)
        await writes.gaps.pruneGaps(clock.now() - SEARCHES_KEPT)
        await writes.pulses.forgetRepliers(clock.now())
        await writes.notices.prune(clock.now() - NOTICES_KEPT)
        await writes.gatherings.pruneReminders(clock.now() - NOTICES_KEPT)
      })
    } catch (error) {
      onError(error, { doing: 'tidy' })
    }
    await this.#remind()
  }

  /** Tells askers, once each, that answers wait for a word of theirs, and hosts that a charter is to be renewed. */
  async #remind(): Promise<void> {
    try {
      await remindAskers(this.#options)
      await remindRenewals(this.#options)
    } catch (error) {
      this.#options.onError(error, { doing: 'remind' })
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
