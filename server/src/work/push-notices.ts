import { type Notice, SCOPES } from '@commonplace/domain'
import { anchorOf, seenThings, standingNotices } from '../derive/seen-notices.ts'
import { actorNow, storeFor } from '../ports/behind-gates.ts'
import type { Pusher } from '../ports/push.ts'
import type { Store } from '../ports/store.ts'
import { didOf } from './letters.ts'

export interface PushTools {
  readonly store: Store
  readonly push: Pusher
  readonly onError: (error: unknown, what: { readonly doing: string }) => void
}

/** More at once than this is told by the last of them. */
const MOST = 3

/** Tells browsers at once of what is meant for their owners, as far as they may see it. What is not told stands in the inbox all the same. */
export class PushTeller {
  readonly #tools: PushTools
  readonly #stop = new AbortController()
  #work: Promise<void> = Promise.resolve()

  constructor(tools: PushTools) {
    this.#tools = tools
  }

  tell(notices: readonly Notice[]): void {
    const direct = notices.filter(({ reason }) => reason !== 'watching')
    if (direct.length === 0) return
    this.#work = this.#work.then(async () => {
      for (const mine of Map.groupBy(direct, ({ memberId }) => memberId).values()) {
        if (this.#stop.signal.aborted) return
        try {
          await this.#tellOne(mine)
        } catch (error) {
          this.#tools.onError(error, { doing: 'tell a browser' })
        }
      }
    })
  }

  /** Resolves when what was to be told so far is. */
  async drain(): Promise<void> {
    await this.#work
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stop.abort()
    await this.#work
  }

  /** The whole address is a secret of the browser's; whose service it is says enough. */
  #failed(why: unknown, endpoint: string): void {
    if (this.#stop.signal.aborted) return
    const error = typeof why === 'string' ? new Error(`${URL.parse(endpoint)?.host ?? 'A browser'}: ${why}`) : why
    this.#tools.onError(error, { doing: 'tell a browser' })
  }

  async #tellOne(notices: readonly Notice[]): Promise<void> {
    const { store, push } = this.#tools
    const [first] = notices
    const targets = first ? await store.read.push.of(first.memberId) : []
    if (!first || targets.length === 0) return
    const actor = await actorNow(store.read, { memberId: first.memberId, roles: {}, scopes: SCOPES })
    const { read } = await storeFor(store, actor)
    const seen = await seenThings(read, actor, notices)
    const standing = await standingNotices(
      read,
      notices.filter(({ thing }) => seen.has(thing.id)),
    )
    const people = await read.members.many(standing.flatMap(({ by }) => by ?? []))
    for (const notice of standing.slice(-MOST)) {
      const { type, reason, thing, by } = notice
      const { slug } = seen.get(thing.id)?.community ?? { slug: '' }
      const name = (by && people.get(by)?.name) || 'Somebody'
      // The address names the thing by its id alone: not even a title passes through other hands.
      const url = `/${slug}/${thing.kind === 'page' ? 'p' : 'q'}/${thing.id}${anchorOf(notice)}`
      const told = { text: didOf({ by: name, type, reason }), url }
      await Promise.all(
        targets.map(async (target) => {
          const { endpoint } = target
          const outcome = await push
            .push(target, told, this.#stop.signal)
            .catch((error: unknown) => ({ failed: error }))
          if (outcome === 'gone') await store.change((writes) => writes.push.remove(endpoint))
          else if (outcome !== 'told') this.#failed(outcome.failed, endpoint)
        }),
      )
    }
  }
}
