import type { SearchHit } from '@commonplace/api'
import type { Device } from '../device/open-device.ts'
import { pageAsToday, questionAsToday } from '../library/as-today.ts'
import type { Changed, Finder, Hits, Laid, SearchFilter } from './finder.ts'
import { SearchIndex } from './search-index.ts'

function layOver(index: SearchIndex, laid: Laid | undefined): void {
  if (!laid) return
  for (const page of laid.pages) {
    if (page.deletedAt === null) index.putPage(page)
    else index.remove(page.id)
  }
  for (const question of laid.questions) index.putQuestion(question)
  for (const id of laid.gone) index.remove(id)
}

/** The index of each community, built from what is kept when it is first asked, and kept in step with the device after. */
export class SearchDesk implements Finder {
  readonly #device: Device
  readonly #built = new Map<string, Promise<SearchIndex>>()
  /** What was put over what is kept, by community. */
  readonly #laid = new Map<string, Laid>()

  constructor(device: Device) {
    this.#device = device
  }

  async search(slug: string, text: string, filter: SearchFilter, from: number, most: number): Promise<Hits | null> {
    const index = await this.#of(slug)
    return index.size === 0 ? null : index.search(text, filter, from, most)
  }

  async similar(slug: string, text: string, most: number): Promise<SearchHit[]> {
    return (await this.#of(slug)).similar(text, most)
  }

  async lay(slug: string, laid: Laid): Promise<void> {
    const before = this.#laid.get(slug)
    this.#laid.set(slug, laid)
    const index = await this.#of(slug)
    if (before) {
      const idsOf = (things: readonly { id: string }[]) => things.map(({ id }) => id)
      // What is gone may be either.
      await this.#renew(index, [...idsOf(before.pages), ...before.gone], idsOf(before.questions))
      for (const id of before.gone) await this.#renewQuestion(index, id)
    }
    layOver(index, laid)
  }

  async follow(slug: string, { pages, questions }: Changed): Promise<void> {
    const index = await this.#built.get(slug)
    if (!index) return
    await this.#renew(index, pages, questions)
    layOver(index, this.#laid.get(slug))
  }

  async #renew(index: SearchIndex, pages: readonly string[], questions: readonly string[]): Promise<void> {
    for (const id of pages) {
      const page = (await this.#device.get('pages', id))?.page
      if (page && page.deletedAt === null) index.putPage(pageAsToday(page))
      else index.remove(id)
    }
    for (const id of questions) {
      index.remove(id)
      await this.#renewQuestion(index, id)
    }
  }

  async #renewQuestion(index: SearchIndex, id: string): Promise<void> {
    const copy = await this.#device.get('questions', id)
    if (copy) index.putQuestion(questionAsToday(copy.question))
  }

  async forget(slug: string): Promise<void> {
    this.#built.delete(slug)
  }

  #of(slug: string): Promise<SearchIndex> {
    const built = this.#built.get(slug) ?? this.#build(slug)
    this.#built.set(slug, built)
    return built
  }

  async #build(slug: string): Promise<SearchIndex> {
    const index = new SearchIndex()
    for (const { page } of await this.#device.getAllFromIndex('pages', 'community', slug))
      if (page.deletedAt === null) index.putPage(pageAsToday(page))
    for (const { question } of await this.#device.getAllFromIndex('questions', 'community', slug))
      index.putQuestion(questionAsToday(question))
    layOver(index, this.#laid.get(slug))
    return index
  }
}
