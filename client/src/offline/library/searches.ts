import type { Device } from '../device/open-device.ts'
import type { Pass } from './apply-pass.ts'
import type { SearchIndex } from './search-index.ts'

/** How many pages are indexed before the window may draw again. */
const AT_A_TIME = 20

/** The search of each community, built from what is kept when it is first asked, and kept in step with every sync after. */
export class Searches {
  readonly #device: Device
  readonly #built = new Map<string, Promise<SearchIndex>>()

  constructor(device: Device) {
    this.#device = device
  }

  of(slug: string): Promise<SearchIndex> {
    const built = this.#built.get(slug) ?? this.#build(slug)
    this.#built.set(slug, built)
    return built
  }

  /** Follows a sync. What was not asked for yet is built from the device when it is. */
  async follow(slug: string, pass: Pass): Promise<void> {
    const index = await this.#built.get(slug)
    if (!index) return
    for (const { page } of pass.pages) index.putPage(page)
    for (const question of pass.questions) index.putQuestion(question)
    for (const { id } of pass.gone) index.remove(id)
  }

  forget(slug: string): void {
    this.#built.delete(slug)
  }

  async #build(slug: string): Promise<SearchIndex> {
    const { SearchIndex } = await import('./search-index.ts')
    const index = new SearchIndex()
    const pages = await this.#device.getAllFromIndex('pages', 'community', slug)
    for (const [n, { page }] of pages.entries()) {
      if (n % AT_A_TIME === AT_A_TIME - 1) await breathe()
      if (page.deletedAt === null) index.putPage(page)
    }
    for (const { question } of await this.#device.getAllFromIndex('questions', 'community', slug))
      index.putQuestion(question)
    return index
  }
}

/** Lets the browser draw and answer keys. */
const breathe = () =>
  new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
