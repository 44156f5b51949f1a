import { setTimeout as pause, setImmediate as turnOver } from 'node:timers/promises'

/** What became of one request of a group: refused alone, or done together with the others. */
export type Outcome<R> = { readonly result: R } | { readonly refused: Error }

interface Waiting<T, R> {
  readonly request: T
  resolve(result: R): void
  reject(error: unknown): void
}

/** Entries in one commit at most, so that a flood does not hold up the store for long. */
const LARGEST = 1000
/** Milliseconds of gathering at most before the next commit, on a disk that is slow to fsync. */
const LONGEST_GATHERING = 5
/** A last group up to this size says that hardly anybody else is writing: gathering would only make them wait. */
const CROWD = 4

/**
 * Gathers requests that are made at the same time and commits them together: one fsync for all. A commit starts after the present turn of
 * the event loop, so that whatever the sockets brought is in it; after a slow one the next waits a moment, to leave the loop air.
 */
export class GroupCommit<T, R> {
  readonly #commit: (requests: readonly T[]) => Promise<readonly Outcome<R>[]>
  #waiting: Waiting<T, R>[] = []
  #running: Promise<void> | null = null
  #closed = false
  #lastTook = 0
  #lastSize = 0

  constructor(commit: (requests: readonly T[]) => Promise<readonly Outcome<R>[]>) {
    this.#commit = commit
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
    while (this.#waiting.length > 0) {
      await turnOver()
      if (this.#lastTook > 1 && this.#lastSize > CROWD && !this.#closed)
        await pause(Math.min(this.#lastTook, LONGEST_GATHERING))
      const group = this.#waiting.splice(0, LARGEST)
      this.#lastSize = group.length
      await this.#commitOne(group)
    }
    this.#running = null
  }

  async #commitOne(group: readonly Waiting<T, R>[]): Promise<void> {
    const before = performance.now()
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
    } finally {
      this.#lastTook = performance.now() - before
    }
  }
}
