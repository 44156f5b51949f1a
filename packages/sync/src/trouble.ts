import { type Backoff, backoff, type Timer } from '@commonplace/kit'
import type { Replica } from './replica.ts'
import type { Tools } from './tools.ts'

interface Told {
  /** It is time to try the store again: `tryAgain` wants a turn. */
  ready(): void
  failed(doing: string, error: unknown): void
  /** The log turned out to hold something that nobody here was told. */
  news(update: Uint8Array): void
  /** From now on nothing can be kept. */
  began(): void
  /** The store works again, and the copy is what it holds. */
  over(): void
}

/**
 * What a room does when the store fails. Nothing is taken and nothing is told until the copy was loaded again: it may hold what was never
 * kept, and lack what was kept though the store said it failed.
 */
export class Trouble {
  readonly #tools: Tools
  readonly #replica: Replica
  readonly #told: Told
  readonly #retry: Backoff
  /** Clocks before what was applied but never kept, until the copy is loaded again. */
  readonly #touched = new Map<number, number>()
  /** Set while the store cannot keep anything: when to try again. */
  #timer: Timer | null = null
  #due = false
  #closed = false

  constructor(tools: Tools, replica: Replica, told: Told) {
    const { retryFirst: first, retryLongest: longest } = tools.timing
    this.#tools = tools
    this.#replica = replica
    this.#told = told
    this.#retry = backoff(tools.random, { first, longest })
  }

  /** The store cannot keep anything at the moment. */
  get isHere(): boolean {
    return this.#timer !== null
  }

  /** It should be tried again now. */
  get isDue(): boolean {
    return this.#due
  }

  /** The store failed. `touched` holds the clocks that clients stood at before what was applied and not kept. */
  begin(doing: string, error: unknown, touched: ReadonlyMap<number, number> = new Map()): void {
    this.#told.failed(doing, error)
    if (this.#closed) return
    const first = !this.isHere
    this.#timer?.cancel()
    this.#timer = this.#tools.clock.after(this.#retry.next(), () => {
      this.#due = true
      this.#told.ready()
    })
    for (const [client, clock] of touched)
      this.#touched.set(client, Math.min(clock, this.#touched.get(client) ?? Number.POSITIVE_INFINITY))
    if (first) this.#told.began()
  }

  async tryAgain(): Promise<void> {
    this.#due = false
    try {
      const news = await this.#replica.reload(this.#touched)
      this.#touched.clear()
      this.#timer = null
      if (news) this.#told.news(news)
      this.#told.over()
    } catch (error) {
      this.begin('recover', error)
    }
  }

  /** Something was kept: whatever comes next is a new trouble. */
  works(): void {
    this.#retry.reset()
  }

  /** The copy holds what may not be kept, though the store works: it is loaded again. */
  async reload(touched: ReadonlyMap<number, number>): Promise<void> {
    try {
      const news = await this.#replica.reload(touched)
      if (news) this.#told.news(news)
    } catch (error) {
      this.begin('reload', error, touched)
    }
  }

  close(): void {
    this.#closed = true
    this.#timer?.cancel()
  }
}
