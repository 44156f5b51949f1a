import type { Notice } from '@commonplace/domain'
import { Looking } from './looking.ts'
import { type NoticeTools, takeNotice } from './take-notice.ts'

export interface NoticeTellerOptions extends NoticeTools {
  /** Hears what came into inboxes. */
  readonly onNoticed: (notices: readonly Notice[]) => void
  readonly onError: (error: unknown, what: { readonly doing: string }) => void
}

/** Fills inboxes soon after something happened. */
export class NoticeTeller {
  readonly #looking: Looking
  readonly #unfollow: () => void

  constructor(options: NoticeTellerOptions) {
    const { clock, onError, onNoticed, store } = options
    this.#looking = new Looking({
      clock,
      onError,
      doing: 'fill inboxes',
      async look(signal) {
        for (let more = true; more && !signal.aborted; ) {
          const taken = await takeNotice(options)
          if (taken.notices.length > 0) onNoticed(taken.notices)
          more = taken.more
        }
        return null
      },
    })
    this.#unfollow = store.onEvents(() => this.look())
  }

  /** Looks for what happened. */
  look(): void {
    this.#looking.look()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#unfollow()
    await this.#looking[Symbol.asyncDispose]()
  }
}
