import type { SearchHit } from '@commonplace/api'
import type { Changed, Finder, Hits, Laid, SearchFilter } from './finder.ts'

export interface Ask {
  readonly n: number
  readonly name: keyof Finder
  readonly args: readonly unknown[]
}

export type Answer = { readonly n: number; readonly answer: unknown } | { readonly n: number; readonly trouble: string }

interface Waiting {
  readonly answered: (answer: unknown) => void
  readonly failed: (error: Error) => void
}

/** The search of who is signed in, at work in a worker that starts when something is first looked for. */
export class SearchLink implements Finder {
  readonly #memberId: string
  #worker: Worker | null = null
  readonly #waiting = new Map<number, Waiting>()
  #asked = 0
  /** Other tabs of this person change what is kept too. */
  readonly #others: BroadcastChannel | null

  constructor(memberId: string) {
    this.#memberId = memberId
    this.#others =
      typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(`commonplace-search-${memberId}`)
    if (this.#others)
      this.#others.onmessage = ({ data: { name, args } }: MessageEvent<Ask>) => void this.#ifStarted(name, args)
  }

  search(...args: [string, string, SearchFilter, number, number]): Promise<Hits | null> {
    return this.#ask('search', args)
  }

  similar(...args: [string, string, number]): Promise<SearchHit[]> {
    return this.#ask('similar', args)
  }

  lay(...args: [string, Laid]): Promise<void> {
    return this.#ask('lay', args)
  }

  follow(...args: [string, Changed]): Promise<void> {
    return this.#tellAll('follow', args)
  }

  async prepare(...args: [string]): Promise<void> {
    // Where there are no workers there is no search to make ready.
    if (typeof Worker !== 'undefined') await this.#ask('prepare', args)
  }

  forget(...args: [string]): Promise<void> {
    return this.#tellAll('forget', args)
  }

  close(): void {
    this.#others?.close()
    this.#end(new Error('The search was closed.'))
  }

  #tellAll(name: keyof Finder, args: readonly unknown[]): Promise<void> {
    this.#others?.postMessage({ n: 0, name, args } satisfies Ask)
    return this.#ifStarted(name, args)
  }

  /** What was never asked for is built from the device when it is: there is nothing to tell it. */
  async #ifStarted(name: keyof Finder, args: readonly unknown[]): Promise<void> {
    if (this.#worker) await this.#ask(name, args)
  }

  #ask<T>(name: keyof Finder, args: readonly unknown[]): Promise<T> {
    const worker = this.#worker ?? this.#start()
    const n = ++this.#asked
    return new Promise<T>((resolve, reject) => {
      this.#waiting.set(n, { answered: (answer) => resolve(answer as T), failed: reject })
      worker.postMessage({ n, name, args } satisfies Ask)
    })
  }

  #start(): Worker {
    const worker = new Worker(new URL('./search-worker.ts', import.meta.url), { type: 'module', name: this.#memberId })
    worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      const waiting = this.#waiting.get(data.n)
      this.#waiting.delete(data.n)
      if ('trouble' in data) waiting?.failed(new Error(data.trouble))
      else waiting?.answered(data.answer)
    }
    // Out of memory, or its file is not to be had: the next question starts another.
    worker.onerror = (event) => this.#end(new Error(event.message || 'The search stopped.'))
    this.#worker = worker
    return worker
  }

  #end(why: Error): void {
    this.#worker?.terminate()
    this.#worker = null
    for (const { failed } of this.#waiting.values()) failed(why)
    this.#waiting.clear()
  }
}
