import { type Api, Refusal, type Route, type RouteName, routes, Unreachable } from '@commonplace/api'
import type { Clock } from '@commonplace/kit'
import type { CommunityCopy, Device, PartCopy } from '../device/open-device.ts'
import { ifFree } from '../device/with-lock.ts'
import { Cell } from '../session/save-state.ts'
import { answerKey } from './answers.ts'
import { applyPass, type Keep, type Pass } from './apply-pass.ts'
import { dropCommunity } from './drop-community.ts'
import { letGo, letGoOpened } from './let-go.ts'
import { askedFor, partKey, partOf, reasonOf, type What } from './part.ts'
import { keepPictures } from './pictures.ts'

export interface Progress {
  readonly slug: string
  readonly done: number
  readonly all: number
  /** Of text and documents, as they came. */
  readonly bytes: number
}

/** What the last sync of a community brought and took, for those who want to know. */
export interface News {
  readonly slug: string
  readonly came: number
  readonly went: number
  readonly first: boolean
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
/** What is kept of a community besides its pages and questions, read again when anything happened in it. */
/** Kept the first time, and anew whenever their screen is opened: what they say takes the server a while to find out. */
const AT_FIRST: readonly RouteName[] = ['readGaps', 'listBrokenLinks', 'readFollows']
const BESIDES: readonly RouteName[] = ['readCommunity', 'readHome', 'listMembers', 'listStars', 'readTemplates']

/** Keeps whole communities on this device: first everything, later what changed. */
export class Keeper {
  readonly #options: Options
  readonly progress = new Cell<Progress | null>(null)
  readonly news = new Cell<News | null>(null)
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

  /** Keeps a part of a community, also where the rest of it is not. */
  async keepPart(slug: string, what: What): Promise<Outcome> {
    const part = partOf(slug, what)
    await this.#options.device.put('parts', part)
    await navigator.storage?.persist?.()
    return this.#inTurn(slug, (signal) => this.#syncPart(part, signal))
  }

  async dropPart(key: string): Promise<void> {
    const { device } = this.#options
    const part = await device.get('parts', key)
    if (!part) return
    await device.delete('parts', key)
    await letGo(device, part.slug, reasonOf(part), part.page ?? part.question ?? null)
  }

  /** Lets a whole community go; what is kept for a reason of its own stays. Answers how much left. */
  async unpin(slug: string): Promise<number> {
    const { device } = this.#options
    this.stop()
    await device.delete('communities', slug)
    return letGo(device, slug, 'community')
  }

  /** After a star was given or taken: where stars are kept by themselves, it comes or goes now. */
  async followStars(slug: string): Promise<void> {
    const { device } = this.#options
    const part = await device.get('parts', partKey(slug, { stars: true }))
    if (!part || (await device.get('communities', slug))?.pinned) return
    await this.#inTurn(slug, (signal) => this.#syncPart(part, signal))
  }

  stop(): void {
    this.#running?.abort()
  }

  /** Brings everything that is kept up to date, and lets go of what was only opened long ago. */
  async syncAll(): Promise<void> {
    const { device, clock } = this.#options
    await letGoOpened(device, clock.now())
    const whole = new Set<string>()
    for (const { slug, pinned } of await device.getAll('communities')) {
      if (!pinned) continue
      whole.add(slug)
      await this.sync(slug)
    }
    for (const part of await device.getAll('parts'))
      if (!whole.has(part.slug)) await this.#inTurn(part.slug, (signal) => this.#syncPart(part, signal))
  }

  /** Brings a community up to date. Can be stopped and goes on later where it was. */
  sync(slug: string): Promise<Outcome> {
    return this.#inTurn(slug, (signal) => this.#sync(slug, signal))
  }

  async #inTurn(slug: string, work: (signal: AbortSignal) => Promise<Outcome>): Promise<Outcome> {
    let outcome: Outcome = 'elsewhere'
    await ifFree(`commonplace-keep-${this.#options.memberId}-${slug}`, async () => {
      const running = new AbortController()
      this.#running = running
      try {
        outcome = await this.#orWhy(slug, running.signal, work)
      } finally {
        if (this.#running === running) this.#running = null
        this.progress.set(null)
      }
    })
    return outcome
  }

  async #orWhy(slug: string, signal: AbortSignal, work: (signal: AbortSignal) => Promise<Outcome>): Promise<Outcome> {
    try {
      return await work(signal)
    } catch (error) {
      if (signal.aborted) return 'stopped'
      if (error instanceof Unreachable) return 'unreachable'
      if (!(error instanceof Refusal)) throw error
      if (error.code !== 'not-allowed' && error.code !== 'not-found' && error.code !== 'gone') return 'unreachable'
      // What somebody may no longer read leaves their device at once.
      await dropCommunity(this.#options.device, this.#options.memberId, slug)
      return 'lost'
    }
  }

  async #sync(slug: string, signal: AbortSignal): Promise<Outcome> {
    const { device, memberId, clock } = this.#options
    const before = await device.get('communities', slug)
    // Home and people first, the first time: a sync that breaks off leaves a place that opens.
    if (before?.keptAt == null) await this.#keepBesides(slug, signal)
    const latest = await this.#pull({ slug, reason: 'community', part: null }, signal)
    if (latest === null) return 'stopped'
    if (before?.latest !== latest) {
      if (before?.keptAt != null) await this.#keepBesides(slug, signal)
      const now = await device.get('communities', slug)
      if (now) await device.put('communities', { ...now, latest })
    }
    const { pictures } = (await device.get('communities', slug)) ?? { pictures: false }
    if (pictures) await keepPictures(device, memberId, slug, clock.now(), signal)
    return signal.aborted ? 'stopped' : 'kept'
  }

  async #syncPart(part: PartCopy, signal: AbortSignal): Promise<Outcome> {
    const { device, memberId, clock } = this.#options
    if (!(await device.get('answers', answerKey('readCommunity', { slug: part.slug }))))
      await this.#keepBesides(part.slug, signal)
    if ((await this.#pull({ slug: part.slug, reason: reasonOf(part), part }, signal)) === null) return 'stopped'
    await keepPictures(device, memberId, part.slug, clock.now(), signal)
    return signal.aborted ? 'stopped' : 'kept'
  }

  /** Fetches piece after piece until there is no more; answers what had happened last, or null where it was stopped. */
  async #pull(keep: Keep, signal: AbortSignal): Promise<number | null> {
    const { device, api, onPass } = this.#options
    const { slug } = keep
    let { part } = keep
    let [came, went, bytes] = [0, 0, 0]
    let first = false
    for (;;) {
      const row = part ?? (await device.get('communities', slug))
      first ||= row?.keptAt == null
      const query = {
        limit: PIECE,
        ...(row?.cursor ? { since: row.cursor } : {}),
        ...(part ? askedFor(part) : {}),
      }
      const pass: Pass = await api(routes.readOffline, { params: { slug }, query, signal })
      await applyPass(device, { ...keep, part }, pass)
      if (part) part = { ...part, cursor: pass.next, keptAt: pass.at }
      onPass?.(slug, pass)
      came += pass.pages.length + pass.questions.length
      went += pass.gone.filter(({ why }) => why === 'deleted' || part).length
      bytes += sizeOf(pass)
      this.progress.set({ slug, done: came, all: part ? came : Math.max(came, pass.total), bytes })
      if (signal.aborted) return null
      if (pass.more) continue
      if (came + went > 0) this.news.set({ slug, came, went, first })
      return pass.latest
    }
  }

  async #keepBesides(slug: string, signal: AbortSignal): Promise<void> {
    const { device, api, clock } = this.#options
    for (const name of [...BESIDES, ...AT_FIRST]) {
      const key = answerKey(name, { slug })
      if (AT_FIRST.includes(name) && (await device.getKey('answers', key)) !== undefined) continue
      const route: Route = routes[name]
      try {
        const query = name === 'listMembers' || name === 'listStars' ? { limit: 200 } : {}
        const answer = await api(route, { params: { slug } as never, query: query as never, signal })
        await device.put('answers', { key, community: slug, answer, keptAt: clock.now() })
      } catch (error) {
        // Guests of a gated community may not see its members; the rest is kept all the same.
        if (!(error instanceof Refusal)) throw error
      }
    }
  }
}

/** About how many bytes a piece is on the device. */
function sizeOf({ pages, questions }: Pass): number {
  const text = pages.reduce((sum, { page, state }) => sum + page.html.length + (state?.length ?? 0), 0)
  const asked = questions.map(
    ({ html, answerList }) => html.length + answerList.reduce((sum, one) => sum + one.html.length, 0),
  )
  return asked.reduce((sum, length) => sum + length, text)
}
