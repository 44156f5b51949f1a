import { FIRST_LANGUAGE, languageOf, type Notice } from '@commonplace/domain'
import { anchorOf } from '../derive/seen-notices.ts'
import type { Settings } from '../ports/communities.ts'
import type { Pusher } from '../ports/push.ts'
import type { Store } from '../ports/store.ts'
import { wordsIn } from '../words/index.ts'
import { momentIn } from './letters.ts'
import { seenBy } from './seen-by.ts'

export interface PushTools {
  readonly store: Store
  readonly settings: Settings
  readonly push: Pusher
  readonly onError: (error: unknown, what: { readonly doing: string }) => void
}

/** By an id alone an address is whole: names in it are for people. */
const PATHS = { page: 'p', question: 'q', gathering: 'programme' } as const

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
    const { store, settings, push } = this.#tools
    const [first] = notices
    const targets = first ? await store.read.push.of(first.memberId) : []
    if (!first || targets.length === 0) return
    const { seen, standing, people, times } = await seenBy(store, first.memberId, notices)
    const member = await store.read.members.byId(first.memberId)
    for (const notice of standing.slice(-MOST)) {
      const { type, reason, thing, by } = notice
      const community = seen.get(thing.id)?.community
      // The address names the thing by its id alone: not even a title passes through other hands.
      const url = `/${community?.slug ?? ''}/${PATHS[thing.kind]}/${thing.id}${anchorOf(notice)}`
      const locale = community && (await settings.read(community.slug)).locale
      const { letters } = wordsIn(member?.language ?? languageOf(locale))
      const name = (by && people.get(by)?.name) || letters.somebody
      const place = times(notice)
      const language = member?.language ?? languageOf(locale) ?? FIRST_LANGUAGE
      const when = place && momentIn(language, place.start, place.zone)
      const text = when === null ? letters.did(name, type, reason) : letters.gathers(type, reason, when)
      const told = { text, url }
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
