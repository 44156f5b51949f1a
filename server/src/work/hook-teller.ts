import { Looking } from './looking.ts'
import { deliverTo, type HookTools, queueDeliveries } from './tell-hooks.ts'

export interface HookTellerOptions extends HookTools {
  readonly onError: (error: unknown, what: { readonly doing: string }) => void
}

const AFTER_TROUBLE = 30 * 1000

/**
 * Tells other programs what happened: soon after it did, and again where they did not hear. Each is told in a lane of its own, so that one which
 * never answers holds up neither the others nor the stop of the server.
 */
export class HookTeller {
  readonly #options: HookTellerOptions
  readonly #looking: Looking
  readonly #unfollow: () => void
  /** The webhooks that are being told just now. */
  readonly #lanes = new Map<string, Promise<void>>()
  readonly #stop = new AbortController()

  constructor(options: HookTellerOptions) {
    this.#options = options
    const { clock, onError } = options
    this.#looking = new Looking({ clock, onError, doing: 'tell other programs', look: () => this.#tell() })
    this.#unfollow = options.store.onEvents(() => this.look())
  }

  /** Looks for what has to be told. */
  look(): void {
    this.#looking.look()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#unfollow()
    this.#stop.abort()
    await this.#looking[Symbol.asyncDispose]()
    await Promise.all(this.#lanes.values())
  }

  async #tell(): Promise<number | null> {
    const { store, clock } = this.#options
    const { signal } = this.#stop
    if (!(await store.read.hooks.any())) return null
    while (await queueDeliveries(this.#options)) if (signal.aborted) return null
    for (const webhook of await store.read.hooks.dueTo(clock.now())) this.#begin(webhook)
    const next = await store.read.hooks.nextDue([...this.#lanes.keys()])
    return next === null ? null : Math.max(0, next - clock.now())
  }

  #begin(webhook: string): void {
    const { signal } = this.#stop
    if (signal.aborted || this.#lanes.has(webhook)) return
    const lane = deliverTo(this.#options, webhook, signal).then(
      () => {
        this.#lanes.delete(webhook)
        // What failed is due again some time, and what came meanwhile is due now.
        this.look()
      },
      (error: unknown) => {
        this.#lanes.delete(webhook)
        this.#options.onError(error, { doing: 'tell other programs' })
        this.#looking.sleep(AFTER_TROUBLE)
      },
    )
    this.#lanes.set(webhook, lane)
  }
}
