import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

/** Commits after which what they wrote is copied from the log into the database file. */
const EVERY = 250
/** Pages in the log above which it has to begin anew, and above which a commit copies them itself when the thread did not get to it. */
const LONG = 4_000
export const AT_THE_LATEST = 16_000

/**
 * Keeps the write-ahead log short. SQLite would do that inside every so manieth commit, and everybody would wait for some ten
 * milliseconds; a thread of its own does it beside the commits.
 */
export class Checkpoints {
  readonly #path: string
  #thread: Worker | null = null
  #commits = 0
  #copying = false

  constructor(path: string) {
    this.#path = path
  }

  committed(): void {
    if (++this.#commits < EVERY || this.#copying) return
    this.#commits = 0
    this.#copying = true
    this.#thread ??= this.#start()
    this.#thread.postMessage('copy')
  }

  async close(): Promise<void> {
    const thread = this.#thread
    if (!thread) return
    this.#thread = null
    const closed = once(thread, 'exit')
    thread.postMessage('close')
    await closed
  }

  #start(): Worker {
    const thread = new Worker(new URL('./checkpoint-thread.ts', import.meta.url), {
      workerData: { path: this.#path, long: LONG },
    })
    thread.unref()
    thread.on('message', () => {
      this.#copying = false
    })
    // It could not be started or died: the commits do its work themselves, AT_THE_LATEST, and it is tried again.
    thread.on('error', () => undefined)
    thread.on('exit', () => {
      if (this.#thread === thread) this.#thread = null
      this.#copying = false
    })
    return thread
  }
}
