import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { Refusal } from '@commonplace/api'
import { type BareChange, type BlockChange, type DocNode, diffDocuments, dressed } from '@commonplace/document'
import { KeyedQueue } from '@commonplace/kit'
import type { Comparer } from '../ports/comparing.ts'
import type { KnownLinks, MarkdownReader, ReadText } from '../ports/markdown.ts'
import { say } from '../words/say.ts'
import { readText } from './read-text.ts'
import type { Job } from './reading-thread.ts'

/** Texts up to this long, with no more signs than this, are read at once: starting a thread would take longer. */
const SHORT = 8_000
const FEW_SIGNS = 1_000
/** States that are together no longer than this as JSON are compared at once. */
const SHORT_STATES = 200_000
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

/**
 * Reads and compares short texts on the spot and all others in a thread, one after the other; what takes too long is refused and its thread
 * ended.
 */
export class ThreadReader implements MarkdownReader, Comparer, AsyncDisposable {
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
    return this.#inTurn<ReadText>({ do: 'read', source, known }, () => {
      const words = say('tooLongToRead')
      return new Refusal('bad-input', words, { field: 'markdown' })
    })
  }

  async compare(a: DocNode, b: DocNode): Promise<BlockChange> {
    const [before, after] = [JSON.stringify(a), JSON.stringify(b)]
    if (before.length + after.length <= SHORT_STATES) return diffDocuments(a, b)
    const found = await this.#inTurn<BareChange>(
      { do: 'compare', a: before, b: after },
      () => new Refusal('bad-input', say('tooDifferent')),
    )
    return dressed(found, a, b)
  }

  /** Has it done in the thread when its turn comes. */
  async #inTurn<Done>(job: Job, tooLong: () => Refusal): Promise<Done> {
    if (this.#waiting >= this.#patience.waiting)
      throw new Refusal('too-many', say('reading'), {
        retryAfter: 60,
      })
    this.#waiting++
    try {
      return (await this.#queue.run('thread', () => this.#inThread(job, tooLong))) as Done
    } finally {
      this.#waiting--
    }
  }

  async #inThread(job: Job, tooLong: () => Refusal): Promise<unknown> {
    const thread = await this.#take()
    const enough = AbortSignal.timeout(this.#patience.longest)
    try {
      const read = once(thread, 'message', { signal: enough })
      thread.postMessage(job)
      const [done] = await read
      this.#putBack(thread)
      return done
    } catch (error) {
      this.#thread = null
      await thread.terminate()
      if (enough.aborted || isOutOfMemory(error)) throw tooLong()
      throw error
    }
  }

  /** The thread, begun where there is none: until it is there nobody's time runs. */
  async #take(): Promise<Worker> {
    if (this.#idle !== null) clearTimeout(this.#idle)
    if (this.#thread !== null) {
      this.#thread.ref()
      return this.#thread
    }
    const thread = new Worker(new URL('./reading-thread.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: MEMORY },
    })
    this.#thread = thread
    try {
      const ended = once(thread, 'exit').then(() => {
        throw new Error('The reading thread ended before it began')
      })
      await Promise.race([once(thread, 'message'), ended])
    } catch (error) {
      this.#thread = null
      throw error
    }
    return thread
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
