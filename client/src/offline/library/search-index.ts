import type { PageShape, QuestionShape, SearchHit } from '@commonplace/api'
import MiniSearch, { type Query, type SearchResult } from 'minisearch'
import { snippetOf } from './snippet.ts'
import { plainText, sectionsOf } from './texts.ts'
import { Vocabulary } from './vocabulary.ts'

interface Entry {
  readonly id: string
  /** The page or question it belongs to: of several hits in one, the best is shown. */
  readonly owner: string
  readonly kind: SearchHit['kind']
  readonly pageKind: PageShape['kind'] | null
  readonly status: string
  readonly title: string
  readonly url: string
  readonly anchor: string
  readonly heading: string
  readonly tags: string
  readonly text: string
  readonly accepted: boolean
}

export interface SearchFilter {
  readonly kind?: string
  readonly tag?: string
  readonly status?: string
}

const FIELDS = ['title', 'heading', 'tags', 'text']
const BOOST = { title: 5, heading: 3, tags: 2 }
/** Below this many hits the next, more forgiving tier is asked. */
const ENOUGH = 3
const WORD = /[\p{L}\p{N}]+/gu

const wordsOf = (text: string): string[] => text.toLowerCase().normalize('NFKC').match(WORD) ?? []

/**
 * Search over what is kept, in tiers: first every word, the last one as far as it is typed; with fewer than three hits, words that
 * nobody wrote are corrected to near ones; with still fewer, any of the words will do. The server ranks by the same tiers.
 */
export class SearchIndex {
  readonly #index = new MiniSearch<Entry>({
    fields: FIELDS,
    storeFields: [],
    tokenize: wordsOf,
    processTerm: (term) => term,
    searchOptions: { boost: BOOST, tokenize: wordsOf, processTerm: (term) => term },
  })
  readonly #entries = new Map<string, Entry>()
  readonly #owned = new Map<string, string[]>()
  readonly #vocabulary = new Vocabulary()

  get size(): number {
    return this.#owned.size
  }

  putPage(page: PageShape): void {
    const about = {
      owner: page.id,
      kind: 'page' as const,
      pageKind: page.kind,
      status: page.status,
      title: page.title,
      url: page.url,
      tags: page.tags.join(' '),
      accepted: false,
    }
    const sections = sectionsOf(page.html)
    const whole = { anchor: '', heading: '', text: page.summary || page.lead }
    const first = sections[0]?.heading === '' ? [] : [whole]
    this.#put(
      page.id,
      [...first, ...sections].map((section, n) => ({ ...about, ...section, id: `${page.id} ${n}` })),
    )
  }

  putQuestion(question: QuestionShape): void {
    const about = {
      owner: question.id,
      pageKind: null,
      status: '',
      title: question.title,
      url: question.url,
      tags: question.tags.join(' '),
      heading: '',
    }
    this.#put(question.id, [
      {
        ...about,
        id: question.id,
        kind: 'question',
        anchor: '',
        text: plainText(question.html),
        accepted: question.accepted,
      },
      ...question.answerList.map((answer) => ({
        ...about,
        id: answer.id,
        kind: 'answer' as const,
        anchor: `a-${answer.id}`,
        text: plainText(answer.html),
        accepted: answer.accepted,
      })),
    ])
  }

  remove(owner: string): void {
    for (const id of this.#owned.get(owner) ?? []) {
      this.#index.discard(id)
      this.#entries.delete(id)
    }
    this.#owned.delete(owner)
  }

  search(text: string, filter: SearchFilter = {}): SearchHit[] {
    const words = wordsOf(text)
    if (words.length === 0) return []
    const typed = this.#ask(allOf(words, []), filter, words)
    if (typed.length >= ENOUGH) return typed
    const unknown = words.map((word, n) =>
      this.#vocabulary.has(word) || (n === words.length - 1 && this.#vocabulary.begins(word))
        ? []
        : this.#vocabulary.near(word),
    )
    const corrected = unknown.some((near) => near.length > 0)
      ? merge(typed, this.#ask(allOf(words, unknown), filter, [...words, ...unknown.flat()]))
      : typed
    if (corrected.length >= ENOUGH) return corrected
    const any = words.flatMap((word, n) => (unknown[n]?.length ? unknown[n] : [word]))
    return merge(corrected, this.#ask({ combineWith: 'OR', queries: any }, filter, any))
  }

  /** Questions and sections that share words with a text, the nearest first. */
  similar(text: string, most: number): SearchHit[] {
    const words = [...new Set(wordsOf(text))].filter((word) => word.length > 2)
    if (words.length === 0) return []
    return this.#ask({ combineWith: 'OR', queries: words }, {}, words).slice(0, most)
  }

  #put(owner: string, entries: readonly Entry[]): void {
    this.remove(owner)
    for (const entry of entries) {
      this.#entries.set(entry.id, entry)
      for (const field of [entry.title, entry.heading, entry.tags, entry.text]) {
        for (const word of wordsOf(field)) this.#vocabulary.add(word)
      }
    }
    this.#index.addAll([...entries])
    this.#owned.set(
      owner,
      entries.map((entry) => entry.id),
    )
  }

  #ask(query: Query, filter: SearchFilter, words: readonly string[]): SearchHit[] {
    const whole = words.join(' ')
    const scored = this.#index.search(query, { filter: (result) => this.#passes(result, filter) }).flatMap((result) => {
      const entry = this.#entries.get(String(result.id))
      if (!entry) return []
      const exact = wordsOf(entry.title).join(' ') === whole ? 4 : 1
      return [{ entry, score: result.score * exact }]
    })
    scored.sort((a, b) => b.score - a.score)
    const seen = new Set<string>()
    return scored.flatMap(({ entry }) => {
      if (seen.has(entry.owner)) return []
      seen.add(entry.owner)
      return [hitOf(entry, words)]
    })
  }

  #passes(result: SearchResult, { kind, tag, status }: SearchFilter): boolean {
    const entry = this.#entries.get(String(result.id))
    if (!entry) return false
    if (kind === 'question' ? entry.pageKind !== null : kind !== undefined && entry.pageKind !== kind) return false
    if (tag !== undefined && !` ${entry.tags} `.includes(` ${tag} `)) return false
    return status === undefined || entry.status === status
  }
}

/** Every word; the last as a beginning; a word with near ones by any of them. */
function allOf(words: readonly string[], near: readonly (readonly string[])[]): Query {
  return {
    combineWith: 'AND',
    queries: words.map((word, n) => {
      const others = near[n] ?? []
      if (others.length > 0) return { combineWith: 'OR', queries: [...others] }
      return { queries: [word], combineWith: 'OR', prefix: n === words.length - 1 }
    }),
  }
}

function merge(first: readonly SearchHit[], more: readonly SearchHit[]): SearchHit[] {
  const seen = new Set(first.map((hit) => hit.url))
  return [...first, ...more.filter((hit) => !seen.has(hit.url))]
}

function hitOf(entry: Entry, words: readonly string[]): SearchHit {
  return {
    kind: entry.kind,
    id: entry.kind === 'answer' ? entry.id : entry.owner,
    pageKind: entry.pageKind,
    title: entry.title,
    url: entry.anchor ? `${entry.url}#${entry.anchor}` : entry.url,
    section: entry.heading || null,
    snippet: snippetOf(entry.text, words),
    accepted: entry.accepted,
  }
}
