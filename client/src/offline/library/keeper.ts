import type { CommunityCopy } from '../device/open-device.ts'
import { ifFree } from '../device/with-lock.ts'
import { Cell } from '../session/save-state.ts'
import { hasOpenedLongAgo } from './keep-opened.ts'
import type { What } from './part.ts'
import type { Tools } from './pulling.ts'

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

type Options = Omit<Tools, 'progress' | 'news'>
/** The work itself, loaded once there is some. */
const pulling = () => import('./pulling.ts')

/** Keeps communities, and parts of them, on this device: first everything, later what changed. */
export class Keeper {
  readonly #tools: Tools
  readonly progress = new Cell<Progress | null>(null)
  readonly news = new Cell<News | null>(null)
  #running: AbortController | null = null

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
    await letGo(device, part.slug, reasonOf(part), part.page ?? part.question ?? null)
  }

  /** Lets a whole community go; what is kept for a reason of its own stays. Answers how much left. */
  async unpin(slug: string): Promise<number> {
    const { device } = this.#tools
    const { letGo } = await pulling()
    this.stop()
    await device.delete('communities', slug)
    return letGo(device, slug, 'community')
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

  stop(): void {
    this.#running?.abort()
  }

  /** Brings everything that is kept up to date, and lets go of what was only opened long ago. */
  async syncAll(): Promise<void> {
    const { device, clock } = this.#tools
    const kept = (await device.count('communities')) + (await device.count('parts'))
    if (kept === 0 && !(await hasOpenedLongAgo(device, clock.now()))) return
    const { letGoOpened, pullPart } = await pulling()
    await letGoOpened(device, clock.now())
    const whole = new Set<string>()
    for (const { slug, pinned } of await device.getAll('communities')) {
      if (!pinned) continue
      whole.add(slug)
      await this.sync(slug)
    }
    for (const part of await device.getAll('parts'))
      if (!whole.has(part.slug)) await this.#inTurn(part.slug, (signal) => pullPart(this.#tools, part, signal))
  }

  /** Brings a community up to date. Can be stopped and goes on later where it was. */
  sync(slug: string): Promise<Outcome> {
    return this.#inTurn(slug, async (signal) => (await pulling()).pullWhole(this.#tools, slug, signal))
  }

  async #inTurn(slug: string, work: (signal: AbortSignal) => Promise<Outcome>): Promise<Outcome> {
    let outcome: Outcome = 'elsewhere'
    await ifFree(`commonplace-keep-${this.#tools.memberId}-${slug}`, async () => {
      const running = new AbortController()
      this.#running = running
      try {
        outcome = await (await pulling()).outcomeOf(this.#tools, slug, running.signal, () => work(running.signal))
      } finally {
        if (this.#running === running) this.#running = null
        this.progress.set(null)
      }
    })
    return outcome
  }
}
