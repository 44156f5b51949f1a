import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { Refusal } from '@commonplace/api'
import { KeyedQueue } from '@commonplace/kit'
import type { KnownLinks, MarkdownReader, ReadText } from '../ports/markdown.ts'
import { readText } from './read-text.ts'

/** Texts up to this long, with no more signs than this, are read at once: starting a thread would take longer. */
const SHORT = 8_000
const FEW_SIGNS = 1_000
const SIGNS = /[*_~[\]<`!=&\\|\n]/g

export interface Patience {
  /** Milliseconds one text may take. */
  readonly longest: number
  /** Texts that may wait for their turn. */
  readonly waiting: number
  /** Milliseconds the thread stays when nobody needs it. */
  readonly idle: number
}
const PATIENCE: Patience = { longest: 20_000, waiting: 50, idle: 60_000 }
/** Megabytes of a text being read; a million characters of prose take about a third of it. */
const MEMORY = 768

/** Reads short texts on the spot and all others in a thread, one after the other; what takes too long is refused and its thread ended. */
export class ThreadReader implements MarkdownReader, AsyncDisposable {
  readonly #patience: Patience
  readonly #queue = new KeyedQueue<'thread'>()
  #waiting = 0
  #thread: Worker | null = null
  #idle: ReturnType<typeof setTimeout> | null = null

  constructor(patience: Partial<Patience> = {}) {
    this.#patience = { ...PATIENCE, ...patience }
  }

  async read(source: string, known: KnownLinks): Promise<ReadText> {
    if (source.length <= SHORT && (source.match(SIGNS)?.length ?? 0) <= FEW_SIGNS) return readText(source, known)
    if (this.#waiting >= this.#patience.waiting)
      throw new Refusal('too-many', 'Many long texts are being read just now. Try again in a minute.', {
        retryAfter: 60,
      })
    this.#waiting++
    try {
      return await this.#queue.run('thread', () => this.#inThread(source, known))
    } finally {
      this.#waiting--
    }
  }

  async #inThread(source: string, known: KnownLinks): Promise<ReadText> {
    const thread = this.#take()
    const enough = AbortSignal.timeout(this.#patience.longest)
    try {
      const read = once(thread, 'message', { signal: enough })
      thread.postMessage({ source, known })
      const [text] = (await read) as [ReadText]
      this.#putBack(thread)
      return text
    } catch (error) {
      this.#thread = null
      await thread.terminate()
      if (enough.aborted || isOutOfMemory(error))
        throw new Refusal('bad-input', 'This text takes too long to read as Markdown. Send it as several pages.', {
          field: 'markdown',
        })
      throw error
    }
  }

  #take(): Worker {
    if (this.#idle !== null) clearTimeout(this.#idle)
    this.#thread ??= new Worker(new URL('./reading-thread.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: MEMORY },
    })
    this.#thread.ref()
    return this.#thread
  }

  /** Kept for the next text for a while; it does not keep the process. */
  #putBack(thread: Worker): void {
    thread.unref()
    this.#idle = setTimeout(() => {
      if (this.#waiting > 0) return
      this.#thread = null
      void thread.terminate()
    }, this.#patience.idle).unref()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#idle !== null) clearTimeout(this.#idle)
    await this.#thread?.terminate()
    this.#thread = null
  }
}

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
