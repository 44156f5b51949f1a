import { nextDigest } from '@commonplace/domain'
import type { Timer } from '@commonplace/kit'
import { type MailTools, mailDue, type Refused, sendDigests } from './mail-notices.ts'

export interface MailTellerOptions extends MailTools {
  readonly onError: (error: unknown, what: { readonly doing: string }) => void
}

/** What another process wrote down, or a clock that ran on without us, is looked for again after this. */
const LONGEST_SLEEP = 5 * 60 * 1000
const AFTER_TROUBLE = 60 * 1000

/** Mails what is due: what is meant for somebody after a few minutes, a digest on its day. */
export class MailTeller {
  readonly #options: MailTellerOptions
  #timer: Timer | null = null
  #work: Promise<void> = Promise.resolve()
  #asked = false
  readonly #refused: Refused = new Map()
  readonly #stop = new AbortController()

  constructor(options: MailTellerOptions) {
    this.#options = options
  }

  /** Looks for what is due; asked several times at once, it looks once more afterwards. */
  look(): void {
    if (this.#asked || this.#stop.signal.aborted) return
    this.#asked = true
    this.#work = this.#work.then(() => this.#tell())
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stop.abort()
    this.#timer?.cancel()
    await this.#work
  }

  async #tell(): Promise<void> {
    this.#asked = false
    const { signal } = this.#stop
    if (signal.aborted) return
    const { store, clock, onError } = this.#options
    const tools = { ...this.#options, signal }
    try {
      await mailDue(tools, (error) => onError(error, { doing: 'mail what is meant for somebody' }))
      await sendDigests(tools, this.#refused, (error) => onError(error, { doing: 'mail a digest' }))
      const now = clock.now()
      const next = Math.min((await store.read.mails.nextDue()) ?? nextDigest(now), nextDigest(now))
      this.#sleep(Math.max(1000, next - now))
    } catch (error) {
      onError(error, { doing: 'look for what is due by mail' })
      this.#sleep(AFTER_TROUBLE)
    }
  }

  #sleep(ms: number): void {
    if (this.#stop.signal.aborted) return
    this.#timer?.cancel()
    this.#timer = this.#options.clock.after(Math.min(ms, LONGEST_SLEEP), () => this.look())
  }
}
