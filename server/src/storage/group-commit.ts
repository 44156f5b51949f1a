import { setImmediate as turn } from 'node:timers/promises'

/** What became of one request of a group: refused alone, or done together with the others. */
export type Outcome<R> = { readonly result: R } | { readonly refused: Error }

interface Waiting<T, R> {
  readonly request: T
  resolve(result: R): void
  reject(error: unknown): void
}

/** Milliseconds from which on a commit is long. */
const LONG = 3

/** Entries in one commit at most, so that a flood does not hold up the store for long. */
const LARGEST = 1000

/**
 * Gathers requests that are made at the same time and commits them together: one fsync for all. The first commit starts once the code that
 * asks has run; whatever comes while one is under way shares the next, so that groups are as large as the disk is slow, and nobody waits
 * for a crowd that does not come.
 *
 * Where some wait already and the disk is slow, those whose request was just done get to make their next: a document whose turns each wait
 * for the last one would otherwise miss every second commit. On a quick disk a missed commit costs less than those turns of the loop.
 */
export class GroupCommit<T, R> {
  readonly #commit: (requests: readonly T[]) => Promise<readonly Outcome<R>[]>
  readonly #elapsed: () => number
  #waiting: Waiting<T, R>[] = []
  #running: Promise<void> | null = null
  #closed = false

  /** `elapsed` is in milliseconds, from whenever. */
  constructor(
    commit: (requests: readonly T[]) => Promise<readonly Outcome<R>[]>,
    elapsed: () => number = () => performance.now(),
  ) {
    this.#commit = commit
    this.#elapsed = elapsed
  }

  add(request: T): Promise<R> {
    this.check()
    return new Promise((resolve, reject) => {
      this.#waiting.push({ request, resolve, reject })
      this.#running ??= this.#run()
    })
  }

  /** Throws once the log is closed. */
  check(): void {
    if (this.#closed) throw new Error('The update log is closed')
  }

  /** Commits what is waiting, then takes no more. */
  async close(): Promise<void> {
    this.#closed = true
    await this.#running
  }

  async #run(): Promise<void> {
    await null
    while (this.#waiting.length > 0) {
      const began = this.#elapsed()
      await this.#commitOne(this.#waiting.splice(0, LARGEST))
      if (this.#elapsed() - began < LONG) continue
      // Once for who was told to take its turn, and once more because it asked for that after we did.
      for (let n = 0; n < 2 && this.#waiting.length > 0; n++) await turn()
    }
    this.#running = null
  }

  async #commitOne(group: readonly Waiting<T, R>[]): Promise<void> {
    try {
      const outcomes = await this.#commit(group.map(({ request }) => request))
      for (const [i, waiting] of group.entries()) {
        const outcome = outcomes[i]
        if (!outcome) waiting.reject(new Error('A commit did not say what became of an append'))
        else if ('refused' in outcome) waiting.reject(outcome.refused)
        else waiting.resolve(outcome.result)
      }
    } catch (error) {
      for (const waiting of group) waiting.reject(error)
    }
  }
}
