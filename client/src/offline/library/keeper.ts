import type { CommunityCopy } from '../device/open-device.ts'
import { ifFree } from '../device/with-lock.ts'
import type { Changed } from '../search/finder.ts'
import { Cell } from '../session/save-state.ts'
import { openedToLookAfter } from './keep-opened.ts'
import type { What } from './part.ts'
import type { Tools } from './pulling.ts'

export interface Progress {
  readonly slug: string
  readonly done: number
  /** 0 while the server has yet to say. */
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

type Options = Omit<Tools, 'progress' | 'news'>
/** The work itself, loaded once there is some. */
const pulling = () => import('./pulling.ts')

/** Keeps communities, and parts of them, on this device: first everything, later what changed. */
export class Keeper {
  readonly #tools: Tools
  readonly progress = new Cell<Progress | null>(null)
  readonly news = new Cell<News | null>(null)
  /** What is under way, by community. */
  readonly #running = new Map<string, AbortController>()

  constructor(options: Options) {
    this.#tools = { ...options, progress: this.progress, news: this.news }
  }

  /** Asks the browser to never clear this by itself, and marks the community as one to keep. */
  async pin(slug: string, pictures = true): Promise<boolean> {
    const { device } = this.#tools
    const was = await device.get('communities', slug)
    const next: CommunityCopy = { slug, cursor: null, keptAt: null, ...was, pinned: true, pictures }
    await device.put('communities', next)
    return (await navigator.storage?.persist?.()) ?? false
  }

  /** Keeps a part of a community, also where the rest of it is not. */
  async keepPart(slug: string, what: What): Promise<Outcome> {
    const { partOf, pullPart } = await pulling()
    const part = partOf(slug, what)
    await this.#tools.device.put('parts', part)
    await navigator.storage?.persist?.()
    return this.#inTurn(slug, (signal) => pullPart(this.#tools, part, signal))
  }

  async dropPart(key: string): Promise<void> {
    const { device } = this.#tools
    const part = await device.get('parts', key)
    if (!part) return
    const { letGo, reasonOf } = await pulling()
    await device.delete('parts', key)
    this.#left(part.slug, await letGo(device, part.slug, reasonOf(part), part.page ?? part.question ?? null))
  }

  /** Lets a whole community go; what is kept for a reason of its own stays. Answers how much left. */
  async unpin(slug: string): Promise<number> {
    const { device } = this.#tools
    const { forgetOfHosts, letGo } = await pulling()
    this.stop(slug)
    await device.delete('communities', slug)
    await forgetOfHosts(device, slug)
    return this.#left(slug, await letGo(device, slug, 'community'))
  }

  /** Takes a community off the device, with all that was kept of it for itself. */
  async remove(slug: string): Promise<void> {
    const { device, memberId } = this.#tools
    const { dropCommunity } = await pulling()
    this.stop(slug)
    this.#left(slug, await dropCommunity(device, memberId, slug))
  }

  /** Tells the search what left; answers how much. */
  #left(slug: string, changed: Changed): number {
    const count = changed.pages.length + changed.questions.length
    if (count > 0) this.#tools.onChanged?.(slug, changed)
    return count
  }

  /** After a star was given or taken: where stars are kept by themselves, it comes or goes now. */
  async followStars(slug: string): Promise<void> {
    const { device } = this.#tools
    if ((await device.count('parts')) === 0) return
    const { partKey, pullPart } = await pulling()
    const part = await device.get('parts', partKey(slug, { stars: true }))
    if (!part || (await device.get('communities', slug))?.pinned) return
    await this.#inTurn(slug, (signal) => pullPart(this.#tools, part, signal))
  }

  /** Stops what is under way in a community, or everywhere. */
  stop(slug?: string): void {
    for (const [one, running] of this.#running) if (slug === undefined || one === slug) running.abort()
  }

  /**
   * Brings everything that is kept up to date, and lets go of what was only opened long ago or may no longer be read. With `each`, all that
   * was only opened is looked after now: what its owner may see has changed.
   */
  async syncAll(each = false): Promise<void> {
    const { device, clock } = this.#tools
    const communities = (await device.getAll('communities')).filter(({ pinned }) => pinned)
    const parts = await device.getAll('parts')
    const opened = await openedToLookAfter(device, clock.now(), each)
    const slugs = new Set([...communities, ...parts].map(({ slug }) => slug))
    if (slugs.size + opened.size === 0) return
    const { letGoOpened, pullPart, stillReadable } = await pulling()
    for (const slug of new Set([...slugs, ...opened])) this.#left(slug, await letGoOpened(device, slug, clock.now()))
    const whole = new Set(communities.map(({ slug }) => slug))
    for (const slug of whole) await this.sync(slug)
    for (const part of parts)
      if (!whole.has(part.slug)) await this.#inTurn(part.slug, (signal) => pullPart(this.#tools, part, signal))
    // Of what is kept a sync tells what went; of what was only opened nothing does.
    for (const slug of opened)
      if (!whole.has(slug)) await this.#inTurn(slug, (signal) => stillReadable(this.#tools, slug, signal))
  }

  /** Brings a community up to date. Can be stopped and goes on later where it was. */
  sync(slug: string): Promise<Outcome> {
    return this.#inTurn(slug, async (signal) => (await pulling()).pullWhole(this.#tools, slug, signal))
  }

  async #inTurn(slug: string, work: (signal: AbortSignal) => Promise<Outcome>): Promise<Outcome> {
    let outcome: Outcome = 'elsewhere'
    await ifFree(`commonplace-keep-${this.#tools.memberId}-${slug}`, async () => {
      const running = new AbortController()
      this.#running.set(slug, running)
      try {
        const kept = await this.#tools.device.get('communities', slug)
        if (kept?.keptAt === null) this.progress.set({ slug, done: 0, all: 0, bytes: 0 })
        const { outcomeOf } = await pulling()
        outcome = await outcomeOf(this.#tools, slug, running.signal, () => work(running.signal))
      } finally {
        this.#running.delete(slug)
        if (this.progress.get()?.slug === slug) this.progress.set(null)
      }
    })
    return outcome
  }
}
