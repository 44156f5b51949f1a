import { Worker } from 'node:worker_threads'
import type { DocumentId } from '@commonplace/domain'
import { KeyedQueue } from '@commonplace/kit'
import { type Folded, UnknownDocument } from '@commonplace/sync'
import type { Source, Told } from './thread.ts'

/** Milliseconds that the thread stays when there is nothing to fold, and that it is given to end. */
const IDLE = 30_000
const GOODBYE = 3_000

/**
 * Has documents folded in a thread, one after the other. The thread is started when it is needed, and ended when it was not for a while.
 * One that dies takes only the fold it was at: the log has everything still, and the next fold starts another.
 */
export class Folder {
  readonly #source: Source
  readonly #start: (source: Source) => Worker
  readonly #queue = new KeyedQueue<'thread'>()
  #thread: Worker | null = null
  #idle: ReturnType<typeof setTimeout> | null = null
  #closed = false

  constructor(source: Source, start = startThread) {
    this.#source = source
    this.#start = start
  }

  fold(document: DocumentId): Promise<Folded> {
    return this.#queue.run('thread', () => this.#fold(document))
  }

  /** Lets a fold that is under way come to its end, if that is soon; those that wait are not begun. */
  async close(): Promise<void> {
    this.#closed = true
    await within(GOODBYE, this.#queue.idle())
    await this.#end()
  }

  async #fold(document: DocumentId): Promise<Folded> {
    if (this.#closed) throw new Error('The update log is closed')
    if (this.#idle !== null) clearTimeout(this.#idle)
    this.#thread ??= this.#start(this.#source)
    const thread = this.#thread
    thread.ref()
    try {
      const told = await answerOf(thread, document)
      if ('folded' in told) return told.folded
      throw 'unknown' in told ? new UnknownDocument(document) : told.error
    } catch (error) {
      if (thread.threadId === -1) this.#thread = null
      throw error
    } finally {
      // It does not keep the process.
      thread.unref()
      this.#idle = setTimeout(() => void this.#end(), IDLE).unref()
    }
  }

  /** It lets go of the store before it ends. */
  async #end(): Promise<void> {
    if (this.#idle !== null) clearTimeout(this.#idle)
    const thread = this.#thread
    this.#thread = null
    if (!thread || thread.threadId === -1) return
    const ended = new Promise<void>((resolve) => void thread.once('exit', () => resolve()))
    thread.ref()
    thread.postMessage(null)
    if (!(await within(GOODBYE, ended))) await thread.terminate()
  }
}

const startThread = (source: Source) => new Worker(new URL('./thread.ts', import.meta.url), { workerData: source })

/** What the thread says of this document; rejects when it ends without a word. */
function answerOf(thread: Worker, document: DocumentId): Promise<Told> {
  return new Promise((resolve, reject) => {
    const ended = (code: number) => done(() => reject(new Error(`The folding thread ended with ${code}`)))
    const failed = (error: unknown) => done(() => reject(error))
    const told = (answer: Told) => done(() => resolve(answer))
    const done = (settle: () => void) => {
      thread.off('exit', ended).off('error', failed).off('message', told)
      settle()
    }
    thread.on('exit', ended).on('error', failed).on('message', told)
    thread.postMessage(document)
  })
}

/** Waits, but not longer than `ms`; gives whether it came to its end. */
async function within(ms: number, work: Promise<unknown>): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const enough = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), ms)
  })
  try {
    return await Promise.race([work.then(() => true), enough])
  } finally {
    clearTimeout(timer)
  }
}
