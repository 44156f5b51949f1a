import { type Api, Refusal, type Route, type RouteName, routes, Unreachable } from '@commonplace/api'
import type { Clock } from '@commonplace/kit'
import type { CommunityCopy, Device } from '../device/open-device.ts'
import { ifFree } from '../device/with-lock.ts'
import { Cell } from '../session/save-state.ts'
import { answerKey } from './answers.ts'
import { applyPass, type Pass } from './apply-pass.ts'
import { dropCommunity } from './drop-community.ts'
import { keepPictures } from './pictures.ts'

export interface Progress {
  readonly slug: string
  readonly done: number
  readonly all: number
}

/** How a sync ended. `lost`: the community is no longer this person's to read, and its copies are gone. */
export type Outcome = 'kept' | 'stopped' | 'unreachable' | 'lost' | 'elsewhere'

interface Options {
  readonly device: Device
  readonly memberId: string
  readonly api: Api
  readonly clock: Clock
  /** Told after each piece, so that search and screens can follow. */
  readonly onPass?: (slug: string, pass: Pass) => void
}

const PIECE = 60
/** What is kept of a community besides its pages and questions, read again when something changed or after an hour. */
const BESIDES: readonly RouteName[] = ['readCommunity', 'readHome', 'listMembers']
const HOUR = 3_600_000

/** Keeps whole communities on this device: first everything, later what changed. */
export class Keeper {
  readonly #options: Options
  readonly progress = new Cell<Progress | null>(null)
  #running: AbortController | null = null

  constructor(options: Options) {
    this.#options = options
  }

  /** Asks the browser to never clear this by itself, and marks the community as one to keep. */
  async pin(slug: string, pictures = true): Promise<boolean> {
    const { device } = this.#options
    const was = await device.get('communities', slug)
    const next: CommunityCopy = { slug, cursor: null, keptAt: null, ...was, pinned: true, pictures }
    await device.put('communities', next)
    return (await navigator.storage?.persist?.()) ?? false
  }

  stop(): void {
    this.#running?.abort()
  }

  /** Brings every kept community up to date. */
  async syncAll(): Promise<void> {
    for (const { slug, pinned } of await this.#options.device.getAll('communities')) {
      if (pinned) await this.sync(slug)
    }
  }

  /** Brings a community up to date. Can be stopped and goes on later where it was. */
  async sync(slug: string): Promise<Outcome> {
    let outcome: Outcome = 'elsewhere'
    await ifFree(`commonplace-keep-${this.#options.memberId}-${slug}`, async () => {
      const running = new AbortController()
      this.#running = running
      try {
        outcome = await this.#sync(slug, running.signal)
      } finally {
        if (this.#running === running) this.#running = null
        this.progress.set(null)
      }
    })
    return outcome
  }

  async #sync(slug: string, signal: AbortSignal): Promise<Outcome> {
    const { device, memberId, api, clock, onPass } = this.#options
    let done = 0
    let changed = false
    try {
      // Home and people first, the first time: a sync that breaks off leaves a place that opens.
      if ((await device.get('communities', slug))?.keptAt == null) await this.#keepBesides(slug, false, signal)
      for (;;) {
        const kept = await device.get('communities', slug)
        const since = kept?.cursor
        const query = { limit: PIECE, ...(since ? { since } : {}) }
        const pass: Pass = await api(routes.readOffline, { params: { slug }, query, signal })
        await applyPass(device, slug, pass)
        onPass?.(slug, pass)
        done += pass.pages.length + pass.questions.length
        changed ||= done > 0 || pass.gone.length > 0
        this.progress.set({ slug, done, all: Math.max(done, pass.total) })
        if (signal.aborted) return 'stopped'
        if (!pass.more) break
      }
      await this.#keepBesides(slug, changed, signal)
      const { pictures } = (await device.get('communities', slug)) ?? { pictures: false }
      if (pictures) await keepPictures(device, memberId, slug, clock.now(), signal)
      return signal.aborted ? 'stopped' : 'kept'
    } catch (error) {
      if (signal.aborted) return 'stopped'
      if (error instanceof Unreachable) return 'unreachable'
      if (!(error instanceof Refusal)) throw error
      if (error.code !== 'not-allowed' && error.code !== 'not-found' && error.code !== 'gone') return 'unreachable'
      // What somebody may no longer read leaves their device at once.
      await dropCommunity(device, memberId, slug)
      return 'lost'
    }
  }

  async #keepBesides(slug: string, changed: boolean, signal: AbortSignal): Promise<void> {
    const { device, api, clock } = this.#options
    for (const name of BESIDES) {
      const key = answerKey(name, { slug })
      const was = await device.get('answers', key)
      if (was && !changed && clock.now() - was.keptAt < HOUR) continue
      const route: Route = routes[name]
      try {
        const query = name === 'listMembers' ? { limit: 200 } : {}
        const answer = await api(route, { params: { slug } as never, query: query as never, signal })
        await device.put('answers', { key, community: slug, answer, keptAt: clock.now() })
      } catch (error) {
        // Guests of a gated community may not see its members; the rest is kept all the same.
        if (!(error instanceof Refusal)) throw error
      }
    }
  }
}
