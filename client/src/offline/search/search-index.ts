import type { SearchHit } from '@commonplace/api'
import {
  COUNTED,
  EMPTY_WORDS,
  type Found,
  folded,
  type How,
  inTiers,
  LANGUAGES,
  type Language,
  languagesAtHome,
  languagesOf,
  matcher,
  type Ranked,
  rank,
  readAsk,
  type SearchFilter,
  snippetOf,
  spellingsOf,
  stemIn,
  type Term,
  tellingSection,
  wordsOf,
} from '@commonplace/domain/search'
import type { Hits } from './finder.ts'
import { Postings } from './postings.ts'
import type { SavedPostings } from './saved-postings.ts'
import {
  type About,
  aboutPage,
  aboutQuestion,
  answerIn,
  type KeptPage,
  type KeptQuestion,
  type Parts,
  partsOfPage,
  partsOfQuestion,
  type Section,
  type Thing,
  weigh,
} from './thing.ts'

/** An index as it is put down. */
export interface SavedIndex {
  readonly postings: SavedPostings
  readonly things: readonly (About & {
    readonly sections: readonly (readonly [anchor: string, heading: string, language: Language | null])[]
  })[]
}

/** Reads a text anew from where it lies; null where it is not there any more. */
export type ReadParts = (thing: Pick<Thing, 'kind' | 'id'>) => Promise<Parts | null>

const tagKey = (tag: string) => tag.normalize('NFC').trim().toLowerCase()

/**
 * Search over what is kept. Tiers, order and marks are those of the server; only the index beneath them is its own, and quick enough to
 * take in what changed at once (docs/decisions/0015-search-on-the-device.md).
 */
export class SearchIndex {
  #postings = new Postings()
  readonly #readParts: ReadParts
  readonly #things = new Map<string, Thing>()
  /** By its number, what a section belongs to; empty where it was taken out. */
  readonly #owners: (Thing | undefined)[] = []
  /** How many sections of each language were ever put. */
  readonly #languages = new Map<Language, number>()
  #made = 0

  constructor(readParts: ReadParts = async () => null) {
    this.#readParts = readParts
  }

  get size(): number {
    return this.#things.size
  }

  /** `keptAt` is when the copy was kept; without it the page shows what waits to be sent. */
  putPage(page: KeptPage, keptAt = 0): void {
    this.#put(aboutPage(page, keptAt), partsOfPage(page))
  }

  putQuestion(question: KeptQuestion, keptAt = 0): void {
    if (question.mergedInto === null) this.#put(aboutQuestion(question, keptAt), partsOfQuestion(question))
    else this.remove(question.id)
  }

  remove(id: string): void {
    const thing = this.#things.get(id)
    if (!thing) return
    for (const section of thing.sections) this.#owners[section.id] = undefined
    const from = thing.sections[0]?.id ?? 0
    this.#postings.remove(from, from + thing.sections.length, thing.putDown ? null : wordsIn(thing))
    this.#things.delete(id)
  }

  /** `text` may narrow itself down (`kind:story`), and is narrowed down by `more`. */
  async search(text: string, more: SearchFilter, from: number, most: number): Promise<Hits> {
    const ask = { ...readAsk(text), ...more }
    const found = await inTiers(ask, {
      languages: this.#known(),
      atHome: languagesAtHome(this.#languages),
      find: async (terms, how) => this.#find(terms, how, ask),
      // Nothing is cut off here, so that whatever a title holds was found with the sections.
      called: async () => [],
      within: async (terms) => this.#within(terms, ask),
      texts: (sections, letters) => this.#texts(sections, letters),
      counts: async (terms) => terms.map((term) => Math.min(COUNTED, this.#postings.count(term))),
      rareWords: async (start) => this.#postings.rareWords(start),
      corrections: async (words) => words.map((word) => this.#postings.corrections(word)),
    })
    const all = found.length === 0 && ask.text === '' ? this.#newest(ask) : found
    return { items: await this.#hits(all.slice(from, from + most)), total: all.length }
  }

  /** Questions and sections that share telling words with a text, the nearest first. */
  async similar(text: string, most: number): Promise<SearchHit[]> {
    const words = [...new Set(wordsOf(text))].filter((word) => word.length > 1 && !EMPTY_WORDS.has(word))
    const languages = this.#known()
    const terms = words.map((word): Term => ({ spellings: spellingsOf(word, languages), prefix: false }))
    const weights = terms.map(() => 1 / terms.length)
    const wanted = { exact: folded(text), weights, match: matcher(terms, languages) }
    const ranked = rank(this.#find(terms, 'any', {}), wanted)
    return this.#hits(ranked.slice(0, most).map((one) => ({ ...one, terms })))
  }

  #put(about: About, parts: Parts): void {
    this.remove(about.id)
    const texts = parts.map(({ text }) => text)
    const languages = languagesOf(about.title, texts)
    const sections = parts.map(
      ({ anchor, heading }, place): Section => ({
        ...{ anchor, heading, place, language: languages[place] ?? null },
        id: this.#owners.length + place,
      }),
    )
    const thing = this.#own({ ...about, texts, putDown: false }, sections)
    for (const section of sections) {
      const { language, place } = section
      const { weights, length } = weigh(thing, section, texts[place] ?? '')
      this.#postings.add(section.id, weights, length, (word) => (language ? stemIn(word, language) : word))
    }
  }

  #own(about: Omit<Thing, 'number' | 'called' | 'sections'>, sections: readonly Section[]): Thing {
    const thing: Thing = { ...about, number: this.#made++, called: folded(about.title), sections }
    this.#things.set(thing.id, thing)
    for (const { language } of sections) {
      if (language) this.#languages.set(language, (this.#languages.get(language) ?? 0) + 1)
      this.#owners.push(thing)
    }
    return thing
  }

  /** When the copies were kept that each page, or each question, was read from. */
  keptAt(kind: Thing['kind']): ReadonlyMap<string, number> {
    return new Map(
      [...this.#things.values()].flatMap((one) => (one.kind === kind ? [[one.id, one.keptAt] as const] : [])),
    )
  }

  /** All that is kept, but the texts, which lie on the device as they are. What only waits is laid over anew, and was never kept. */
  save(): SavedIndex {
    const things = [...this.#things.values()].filter(({ keptAt }) => keptAt > 0)
    return {
      postings: this.#postings.save(things.flatMap(({ sections }) => sections.map(({ id }) => id))),
      things: things.map(({ number: _n, called: _c, texts: _t, putDown: _p, sections, ...about }) => ({
        ...about,
        sections: sections.map(({ anchor, heading, language }) => [anchor, heading, language] as const),
      })),
    }
  }

  /** Goes on where an index was put down. Texts are read when they are needed, by `read`. */
  static from({ postings, things }: SavedIndex, read: ReadParts): SearchIndex {
    const index = new SearchIndex(read)
    index.#postings = Postings.from(postings)
    for (const { sections, ...about } of things) {
      const first = index.#owners.length
      const owned = sections.map(([anchor, heading, language], place) => ({
        ...{ anchor, heading, language, place, id: first + place },
      }))
      index.#own({ ...about, texts: null, putDown: true }, owned)
    }
    return index
  }

  /** Reads texts that lie on the device; answers whether there are more. */
  async readAhead(most: number): Promise<boolean> {
    const waiting = [...this.#things.values()].filter(({ texts }) => texts === null).slice(0, most)
    await this.#read(waiting)
    return waiting.length === most
  }

  async #read(things: Iterable<Thing>): Promise<void> {
    await Promise.all(
      [...things].map(async (thing) => {
        if (thing.texts !== null) return
        const parts = (await this.#readParts(thing)) ?? []
        // A copy that was brought this moment may have fewer sections than it had.
        thing.texts = thing.sections.map(({ place }) => parts[place]?.text ?? '')
      }),
    )
  }

  #known(): Language[] {
    return LANGUAGES.filter((one) => this.#languages.has(one))
  }

  async #texts(sections: readonly number[], letters: number) {
    const own = sections.flatMap((id) => this.#owners[id]?.sections.find((section) => section.id === id) ?? [])
    await this.#read(new Set(own.flatMap(({ id }) => this.#owners[id] ?? [])))
    return new Map(
      own.map(({ id, heading, place }) => [
        id,
        { heading, text: (this.#owners[id]?.texts?.[place] ?? '').slice(0, letters) },
      ]),
    )
  }

  /** What the filters let through, the newest first. */
  #newest(filter: SearchFilter): (Ranked & { readonly terms: readonly Term[] })[] {
    return [...this.#things.values()]
      .filter((thing) => passes(thing, filter))
      .sort((a, b) => b.changedAt - a.changedAt || b.number - a.number)
      .map(({ number: doc, title, accepted, sections }) => ({
        doc,
        title,
        accepted,
        score: 0,
        sections: [sections[0]?.id ?? -1],
        terms: [],
      }))
  }

  #find(terms: readonly Term[], how: How, filter: SearchFilter): Found[] {
    return this.#postings.find(terms, how).flatMap(({ section, fit }) => {
      const thing = this.#owners[section]
      if (!thing || !passes(thing, filter)) return []
      return [foundIn(thing, section, fit)]
    })
  }

  /** Things that hold every term in one section or another. */
  #within(terms: readonly Term[], filter: SearchFilter): Found[] {
    const held = new Map<Thing, number>()
    for (const [n, term] of terms.entries())
      for (const { section } of this.#postings.find([term], 'all')) {
        const thing = this.#owners[section]
        if (thing && (held.get(thing) ?? 0) === n) held.set(thing, n + 1)
      }
    return [...held].flatMap(([thing, count]) => {
      const [first] = thing.sections
      return count < terms.length || !first || !passes(thing, filter) ? [] : [foundIn(thing, first.id, 0)]
    })
  }

  async #hits(ranked: readonly (Ranked & { readonly terms: readonly Term[] })[]): Promise<SearchHit[]> {
    await this.#read(new Set(ranked.flatMap(({ sections }) => this.#owners[sections[0] ?? -1] ?? [])))
    return ranked.flatMap((one) => this.#hit(one, one.terms))
  }

  #hit({ sections }: Ranked, terms: readonly Term[]): SearchHit[] {
    const thing = this.#owners[sections[0] ?? -1]
    if (!thing) return []
    const match = matcher(terms, this.#known())
    const looked = thing.sections
      .filter(({ id, place }) => place === 0 || sections.includes(id))
      .map((section) => ({ ...section, text: thing.texts?.[section.place] ?? '' }))
    const section = tellingSection(looked, sections, match)
    if (!section) return []
    const answer = thing.kind === 'question' ? answerIn(section.anchor) : null
    return [
      {
        kind: answer === null ? thing.kind : 'answer',
        id: answer ?? thing.id,
        pageKind: thing.pageKind,
        title: thing.title,
        url: section.anchor ? `${thing.url}#${section.anchor}` : thing.url,
        section: section.heading || null,
        snippet: snippetOf(section.text, match),
        accepted: thing.accepted,
      },
    ]
  }
}

/** Every word of a thing whose texts are at hand. */
function wordsIn(thing: Thing): Set<string> {
  const words = new Set<string>()
  for (const section of thing.sections)
    for (const word of weigh(thing, section, thing.texts?.[section.place] ?? '').weights.keys()) words.add(word)
  return words
}

function foundIn({ number, title, called, status, accepted, changedAt }: Thing, section: number, fit: number): Found {
  return { section, doc: number, fit, title, called, status, accepted: accepted ? 1 : 0, changedAt }
}

/** Whether a name is meant: each word asked for begins a part of it. */
const isMeant = (name: string, asked: string) =>
  wordsOf(asked).every((word) => name.split(' ').some((part) => part.startsWith(word)))

function stands(thing: Thing, is: SearchFilter['is']): boolean {
  if (is === undefined) return true
  if (thing.kind !== 'question') return false
  return is === 'unanswered' ? !thing.answered : thing.accepted === (is === 'resolved')
}

function passes(thing: Thing, { kind, tag, status, is, by, steward }: SearchFilter): boolean {
  if (!stands(thing, is)) return false
  if (by !== undefined && !thing.writers.some((name) => isMeant(name, by))) return false
  if (steward !== undefined && !thing.stewards.some((name) => isMeant(name, steward))) return false
  if (kind === 'question' ? thing.kind !== 'question' : kind !== undefined && thing.pageKind !== kind) return false
  if (tag !== undefined && !thing.tags.some((one) => tagKey(one) === tagKey(tag))) return false
  return status === undefined || thing.status === status
}
