import type { Notice } from '@commonplace/domain'
import type { Timer } from '@commonplace/kit'
import { type NoticeTools, takeNotice } from './take-notice.ts'

export interface NoticeTellerOptions extends NoticeTools {
  /** Hears what came into inboxes. */
  readonly onNoticed: (notices: readonly Notice[]) => void
  readonly onError: (error: unknown, what: { readonly doing: string }) => void
}

const AFTER_TROUBLE = 30 * 1000

/** Fills inboxes soon after something happened. */
export class NoticeTeller {
  readonly #options: NoticeTellerOptions
  readonly #unfollow: () => void
  #timer: Timer | null = null
  #work: Promise<void> = Promise.resolve()
  #asked = false
  #closed = false

  constructor(options: NoticeTellerOptions) {
    this.#options = options
    this.#unfollow = options.store.onEvents(() => this.look())
  }

  /** Looks for what happened; asked several times at once, it looks once more afterwards. */
  look(): void {
    if (this.#asked || this.#closed) return
    this.#asked = true
    this.#work = this.#work.then(() => this.#take())
  }

  /** Resolves when what was asked for so far is done. */
  async drain(): Promise<void> {
    let seen: Promise<void>
    do {
      seen = this.#work
      await seen
    } while (seen !== this.#work)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true
    this.#unfollow()
    this.#timer?.cancel()
    await this.#work
  }

  async #take(): Promise<void> {
    this.#asked = false
    try {
      for (;;) {
        if (this.#closed) return
        const { more, notices } = await takeNotice(this.#options)
        if (notices.length > 0) this.#options.onNoticed(notices)
        if (!more) return
      }
    } catch (error) {
      this.#options.onError(error, { doing: 'fill inboxes' })
      this.#timer?.cancel()
      if (!this.#closed) this.#timer = this.#options.clock.after(AFTER_TROUBLE, () => this.look())
    }
  }
}
