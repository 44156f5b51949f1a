import type { Me, RouteName } from '@commonplace/api'
import type { Device, PageCopy } from '../device/open-device.ts'
import { answerKey } from './answers.ts'
import { listPages, listQuestions, type PagesQuery, type QuestionsQuery } from './list.ts'
import type { LocalEdits } from './local-edits.ts'
import type { SearchIndex } from './search-index.ts'

export interface LocalCall {
  readonly params?: Readonly<Record<string, unknown>>
  readonly query?: Readonly<Record<string, unknown>>
}

interface Options {
  readonly device: Device
  readonly me: Me
  /** The search over a community; made when first asked for. */
  readonly searchOf: (slug: string) => Promise<SearchIndex>
  /** Reads the person's own unsent words into a page; loaded only when there are some. */
  readonly edits: () => Promise<LocalEdits>
}

export interface Kept {
  readonly data: unknown
  /** How old the copy is. */
  readonly keptAt: number
}

const SIMILAR = 6

/** Answers the API's reading routes from this device; null where nothing kept answers. */
export class LocalSource {
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
  }

  async read(name: RouteName, call: LocalCall): Promise<Kept | null> {
    const { device, me } = this.#options
    const id = String(call.params?.id ?? '')
    const slug = String(call.params?.slug ?? '')
    const query = call.query ?? {}
    switch (name) {
      case 'readMe':
        return { data: me, keptAt: Date.now() }
      case 'readPage':
        return this.#page(await device.get('pages', id))
      case 'readQuestion': {
        const copy = await device.get('questions', id)
        return copy ? { data: copy.question, keptAt: copy.keptAt } : null
      }
      case 'listPages': {
        const rows = await device.getAllFromIndex('rows', 'community', slug)
        return this.#list(
          slug,
          rows,
          listPages(
            rows.map(({ row }) => row),
            query as PagesQuery,
          ),
        )
      }
      case 'listQuestions': {
        const copies = await device.getAllFromIndex('questions', 'community', slug)
        const rows = copies.map(({ question }) => question)
        return this.#list(slug, copies, listQuestions(rows, query as QuestionsQuery, me.member?.id ?? ''))
      }
      case 'search':
        return this.#search(slug, query)
      case 'findSimilar': {
        const index = await this.#options.searchOf(slug)
        return { data: { items: index.similar(String(query.text ?? ''), SIMILAR) }, keptAt: await this.#keptAt(slug) }
      }
      default: {
        const kept = await device.get('answers', answerKey(name, call.params))
        return kept ? { data: kept.answer, keptAt: kept.keptAt } : null
      }
    }
  }

  async #page(copy: PageCopy | undefined): Promise<Kept | null> {
    if (!copy) return null
    const { device, edits } = this.#options
    const unsent = await device.countFromIndex('marks', 'document', copy.page.documentId)
    const page = unsent > 0 ? await (await edits()).read(copy.page) : copy.page
    return { data: page, keptAt: copy.keptAt }
  }

  async #list(slug: string, copies: readonly { keptAt: number }[], data: unknown): Promise<Kept | null> {
    if (copies.length === 0 && (await this.#options.device.get('communities', slug))?.keptAt == null) return null
    const oldest = copies.reduce((least, { keptAt }) => Math.min(least, keptAt), Number.POSITIVE_INFINITY)
    return { data, keptAt: (await this.#keptAt(slug)) || (Number.isFinite(oldest) ? oldest : 0) }
  }

  async #search(slug: string, query: Readonly<Record<string, unknown>>): Promise<Kept | null> {
    const index = await this.#options.searchOf(slug)
    if (index.size === 0) return null
    const text = (name: string) => (typeof query[name] === 'string' ? { [name]: query[name] } : {})
    const hits = index.search(String(query.q ?? ''), { ...text('kind'), ...text('tag'), ...text('status') })
    const from = Number(query.cursor ?? 0) || 0
    const to = from + (Number(query.limit ?? 20) || 20)
    const data = { items: hits.slice(from, to), next: to < hits.length ? String(to) : null, total: hits.length }
    return { data, keptAt: await this.#keptAt(slug) }
  }

  async #keptAt(slug: string): Promise<number> {
    return (await this.#options.device.get('communities', slug))?.keptAt ?? 0
  }
}
