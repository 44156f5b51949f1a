import type { SearchHit } from '@commonplace/api'
import type { Device } from '../device/open-device.ts'
import { pageAsToday, questionAsToday } from '../library/as-today.ts'
import type { Changed, Finder, Hits, Laid, SearchFilter } from './finder.ts'
import { changedSince, openIndex, putIndex } from './kept-index.ts'
import { type ReadParts, SearchIndex } from './search-index.ts'
import { partsOfPage, partsOfQuestion } from './thing.ts'

/** After so many changes the index is put down again; fewer are read anew at the next start. */
const MANY = 50
/** Put down a while after the change: others may follow, and questions come first. */
const SOON = 1500
/** So many texts are read ahead at once, so that a question in between hardly waits. */
const AHEAD = 8

function layOver(index: SearchIndex, laid: Laid | undefined): void {
  if (!laid) return
  for (const page of laid.pages) {
    if (page.deletedAt === null) index.putPage(page)
    else index.remove(page.id)
  }
  for (const question of laid.questions) index.putQuestion(question)
  for (const id of laid.gone) index.remove(id)
}

/**
 * The index of each community: as it was put down, brought up to date, or built from what is kept; and kept in step with the device after.
 */
export class SearchDesk implements Finder {
  readonly #device: Device
  readonly #built = new Map<string, Promise<SearchIndex>>()
  /** What was put over what is kept, by community. */
  readonly #laid = new Map<string, Laid>()
  /** How much of each index changed since it was put down. */
  readonly #changed = new Map<string, number>()
  readonly #soon = new Map<string, ReturnType<typeof setTimeout>>()

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
    this.#note(slug, pages.length + questions.length)
    // With what leaves the device the index leaves it too; without that it is put down anew.
    if ((await this.#device.getKey('indexes', slug)) === undefined) this.#note(slug, MANY)
  }

  async prepare(slug: string): Promise<void> {
    const index = await this.#of(slug)
    if ((this.#changed.get(slug) ?? 0) > 0) await this.#put(slug, index)
  }

  async #renew(index: SearchIndex, pages: readonly string[], questions: readonly string[]): Promise<void> {
    for (const id of pages) {
      const copy = await this.#device.get('pages', id)
      if (copy && copy.page.deletedAt === null) index.putPage(pageAsToday(copy.page), copy.keptAt)
      else index.remove(id)
    }
    for (const id of questions) {
      index.remove(id)
      await this.#renewQuestion(index, id)
    }
  }

  async #renewQuestion(index: SearchIndex, id: string): Promise<void> {
    const copy = await this.#device.get('questions', id)
    if (copy) index.putQuestion(questionAsToday(copy.question), copy.keptAt)
  }

  async forget(slug: string): Promise<void> {
    this.#built.delete(slug)
  }

  #of(slug: string): Promise<SearchIndex> {
    const built = this.#built.get(slug) ?? this.#open(slug)
    this.#built.set(slug, built)
    return built
  }

  async #open(slug: string): Promise<SearchIndex> {
    const kept = await openIndex(this.#device, slug, this.#readParts)
    const index = kept ?? (await this.#build(slug))
    this.#note(slug, kept ? await this.#catchUp(slug, kept) : MANY)
    layOver(index, this.#laid.get(slug))
    void this.#readAhead(index)
    return index
  }

  async #build(slug: string): Promise<SearchIndex> {
    const index = new SearchIndex(this.#readParts)
    for (const { page, keptAt } of await this.#device.getAllFromIndex('pages', 'community', slug))
      if (page.deletedAt === null) index.putPage(pageAsToday(page), keptAt)
    for (const { question, keptAt } of await this.#device.getAllFromIndex('questions', 'community', slug))
      index.putQuestion(questionAsToday(question), keptAt)
    return index
  }

  /** Looks anew at what came, changed and went since an index was put down; answers how much that was. */
  async #catchUp(slug: string, index: SearchIndex): Promise<number> {
    const pages = await changedSince(this.#device, 'pages', slug, index.keptAt('page'))
    const questions = await changedSince(this.#device, 'questions', slug, index.keptAt('question'))
    // A page that was deleted while own words waited for it is the same copy, and only a draft.
    const drafts: string[] = []
    for (const document of new Set((await this.#device.getAll('marks')).map((mark) => mark.document)))
      drafts.push(...(await this.#device.getAllKeysFromIndex('pages', 'document', document)))
    await this.#renew(index, [...pages.gone, ...pages.changed, ...drafts], [...questions.gone, ...questions.changed])
    return [pages, questions].reduce((sum, { changed, gone }) => sum + changed.length + gone.length, 0)
  }

  readonly #readParts: ReadParts = async ({ kind, id }) => {
    if (kind === 'page') {
      const copy = await this.#device.get('pages', id)
      return copy ? partsOfPage(pageAsToday(copy.page)) : null
    }
    const copy = await this.#device.get('questions', id)
    return copy ? partsOfQuestion(questionAsToday(copy.question)) : null
  }

  async #readAhead(index: SearchIndex): Promise<void> {
    try {
      while (await index.readAhead(AHEAD)) await new Promise((turn) => setTimeout(turn))
    } catch (error) {
      console.debug('What is searched is read when it is asked for.', error)
    }
  }

  /** Something changed; after many changes the index is put down. */
  #note(slug: string, many: number): void {
    const changed = (this.#changed.get(slug) ?? 0) + many
    this.#changed.set(slug, changed)
    if (changed < MANY) return
    clearTimeout(this.#soon.get(slug))
    const put = async () => {
      const index = await this.#built.get(slug)
      if (index) await this.#put(slug, index)
    }
    const tell = (error: unknown) => console.warn('The search is not kept: the next start builds it anew.', error)
    this.#soon.set(
      slug,
      setTimeout(() => void put().catch(tell), SOON),
    )
  }

  async #put(slug: string, index: SearchIndex): Promise<void> {
    clearTimeout(this.#soon.get(slug))
    this.#changed.set(slug, 0)
    await putIndex(this.#device, slug, index)
  }
}
