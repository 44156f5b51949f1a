import type { Timer } from '@commonplace/kit'
import { deliverTo, type HookTools, queueDeliveries } from './tell-hooks.ts'

export interface HookTellerOptions extends HookTools {
  readonly onError: (error: unknown, what: { readonly doing: string }) => void
}

/** A delivery that another process holds, or a clock that ran on without us, is looked for again after this. */
const LONGEST_SLEEP = 5 * 60 * 1000
const AFTER_TROUBLE = 30 * 1000

/**
 * Tells other programs what happened: soon after it did, and again where they did not hear. Each is told in a lane of its own, so that one which
 * never answers holds up neither the others nor the stop of the server.
 */
export class HookTeller {
  readonly #options: HookTellerOptions
  readonly #unfollow: () => void
  #timer: Timer | null = null
  #work: Promise<void> = Promise.resolve()
  /** The webhooks that are being told just now. */
  readonly #lanes = new Map<string, Promise<void>>()
  readonly #stop = new AbortController()
  #asked = false
  #closed = false

  constructor(options: HookTellerOptions) {
    this.#options = options
    this.#unfollow = options.store.onEvents(() => this.look())
  }

  /** Looks for what has to be told; asked several times at once, it looks once more afterwards. */
  look(): void {
    if (this.#asked || this.#closed) return
    this.#asked = true
    this.#work = this.#work.then(() => this.#tell())
  }

  /** Resolves when what was asked for so far is done. */
  async drain(): Promise<void> {
    let seen: Promise<void>
    do {
      seen = this.#work
      await seen
      await Promise.all(this.#lanes.values())
    } while (seen !== this.#work)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true
    this.#unfollow()
    this.#timer?.cancel()
    this.#stop.abort()
    await this.drain()
  }

  async #tell(): Promise<void> {
    this.#asked = false
    if (this.#closed) return
    const { store, clock, onError } = this.#options
    try {
      if (!(await store.read.hooks.any())) return
      while (await queueDeliveries(this.#options)) if (this.#closed) return
      for (const webhook of await store.read.hooks.dueTo(clock.now())) this.#begin(webhook)
      const next = await store.read.hooks.nextDue([...this.#lanes.keys()])
      if (next !== null) this.#sleep(Math.max(0, next - clock.now()))
    } catch (error) {
      onError(error, { doing: 'tell other programs' })
      this.#sleep(AFTER_TROUBLE)
    }
  }

  #begin(webhook: string): void {
    if (this.#closed || this.#lanes.has(webhook)) return
    const lane = deliverTo(this.#options, webhook, this.#stop.signal).then(
      () => {
        this.#lanes.delete(webhook)
        // What failed is due again some time, and what came meanwhile is due now.
        this.look()
      },
      (error: unknown) => {
        this.#lanes.delete(webhook)
        this.#options.onError(error, { doing: 'tell other programs' })
        this.#sleep(AFTER_TROUBLE)
      },
    )
    this.#lanes.set(webhook, lane)
  }

  #sleep(ms: number): void {
    if (this.#closed) return
    this.#timer?.cancel()
    this.#timer = this.#options.clock.after(Math.min(ms, LONGEST_SLEEP), () => this.look())
  }
}
