import { nextDigest } from '@commonplace/domain'
import { Looking } from './looking.ts'
import { type MailTools, mailDue, type Refused, sendDigests } from './mail-notices.ts'

export interface MailTellerOptions extends MailTools {
  readonly onError: (error: unknown, what: { readonly doing: string }) => void
}

/** Not more often than this, whatever is due. */
const SHORTEST_SLEEP = 1000

/**
 * Mails what is due: what is meant for somebody after a few minutes, a digest on its day. Each has its own round, so that a week's digests
 * keep nobody waiting for what is meant for them.
 */
export class MailTeller {
  readonly #direct: Looking
  readonly #digests: Looking

  constructor(options: MailTellerOptions) {
    const { store, clock, onError } = options
    this.#direct = new Looking({
      clock,
      onError,
      doing: 'look for what is due by mail',
      async look(signal) {
        await mailDue({ ...options, signal }, (error) => onError(error, { doing: 'mail what is meant for somebody' }))
        const next = await store.read.mails.nextDue()
        return next === null ? Number.POSITIVE_INFINITY : Math.max(SHORTEST_SLEEP, next - clock.now())
      },
    })
    const refused: Refused = new Map()
    this.#digests = new Looking({
      clock,
      onError,
      doing: 'look for digests that are due',
      async look(signal) {
        await sendDigests({ ...options, signal }, refused, (error) => onError(error, { doing: 'mail a digest' }))
        return Math.max(SHORTEST_SLEEP, nextDigest(clock.now()) - clock.now())
      },
    })
  }

  /** Begins both rounds. */
  start(): void {
    this.#direct.look()
    this.#digests.look()
  }

  /** Something came into inboxes: looks for what is due of it. */
  noticed(): void {
    this.#direct.look()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([this.#direct[Symbol.asyncDispose](), this.#digests[Symbol.asyncDispose]()])
  }
}
