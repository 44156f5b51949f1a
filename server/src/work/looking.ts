import type { Clock, Timer } from '@commonplace/kit'

export interface LookingOptions {
  readonly clock: Clock
  /** What is in hand, as the log names it when it fails. */
  readonly doing: string
  /** Does what there is to do; answers after how many milliseconds it wants to look again by itself, `null` if only when asked. */
  readonly look: (signal: AbortSignal) => Promise<number | null>
  readonly onError: (error: unknown, what: { readonly doing: string }) => void
}

/** What another process wrote down, or a clock that ran on without us, is looked for again after this. */
const LONGEST_SLEEP = 5 * 60 * 1000
const AFTER_TROUBLE = 30 * 1000

/**
 * Does the work for each that is due; what fails for one holds up none of the others. True where there may be more. Where it failed for all that are
 * left it throws, so that it is told, and tried again after the trouble.
 */
export async function forEachDue<T>(due: readonly T[], work: (one: T) => Promise<void>): Promise<boolean> {
  const failed: unknown[] = []
  for (const one of due) await work(one).catch((error: unknown) => failed.push(error))
  if (due.length > 0 && failed.length === due.length)
    throw failed.length === 1
      ? failed[0]
      : new AggregateError(failed, `It failed for all ${failed.length} that are due.`)
  return due.length > 0
}

/**
 * Looks for work when asked and when its time comes, never twice at once. Asked while it looks, it looks once more afterwards; what failed is
 * looked for again soon. Disposed, it stops at the next place where it can, and is waited for.
 */
export class Looking {
  readonly #options: LookingOptions
  readonly #stop = new AbortController()
  #timer: Timer | null = null
  #work: Promise<void> = Promise.resolve()
  #asked = false

  constructor(options: LookingOptions) {
    this.#options = options
  }

  look(): void {
    if (this.#asked || this.#stop.signal.aborted) return
    this.#asked = true
    this.#work = this.#work.then(() => this.#lookOnce())
  }

  /** Looks again after so many milliseconds; a time named before no longer counts. */
  sleep(ms: number): void {
    if (this.#stop.signal.aborted) return
    this.#timer?.cancel()
    this.#timer = this.#options.clock.after(Math.min(ms, LONGEST_SLEEP), () => this.look())
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stop.abort()
    this.#timer?.cancel()
    await this.#work
  }

  async #lookOnce(): Promise<void> {
    this.#asked = false
    const { look, onError, doing } = this.#options
    if (this.#stop.signal.aborted) return
    try {
      const again = await look(this.#stop.signal)
      if (again !== null) this.sleep(again)
    } catch (error) {
      onError(error, { doing })
      this.sleep(AFTER_TROUBLE)
    }
  }
}
