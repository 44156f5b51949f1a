import type { PageShape, QuestionShape, SearchHit } from '@commonplace/api'
import {
  COUNTED,
  EMPTY_WORDS,
  type Found,
  folded,
  type How,
  inTiers,
  LANGUAGES,
  type Language,
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
import { plainText, sectionsOf } from './texts.ts'

/** A page, or a question with its answers. */
interface Thing {
  readonly number: number
  readonly id: string
  readonly kind: 'page' | 'question'
  readonly pageKind: PageShape['kind'] | null
  readonly status: string | null
  readonly title: string
  readonly called: string
  readonly url: string
  readonly tags: readonly string[]
  readonly accepted: boolean
  readonly answered: boolean
  readonly changedAt: number
  /** Folded names of who wrote it and of who keeps it true. */
  readonly writers: readonly string[]
  readonly stewards: readonly string[]
  readonly sections: readonly Section[]
}

type KeptPage = Pick<
  PageShape,
  | 'id'
  | 'kind'
  | 'status'
  | 'title'
  | 'url'
  | 'tags'
  | 'summary'
  | 'lead'
  | 'html'
  | 'changedAt'
  | 'contributors'
  | 'stewards'
>
type KeptQuestion = Pick<
  QuestionShape,
  'id' | 'title' | 'url' | 'tags' | 'accepted' | 'html' | 'merged' | 'mergedInto' | 'changedAt' | 'by'
> & { readonly answerList: readonly Pick<QuestionShape['answerList'][number], 'id' | 'html' | 'by'>[] }

interface Section {
  readonly id: number
  readonly place: number
  readonly anchor: string
  readonly heading: string
  readonly text: string
  readonly language: Language | null
}

/** How much a word weighs where it stands; in the text, one. */
const WEIGHTS = { title: 8, heading: 4, tags: 3 }
const ANSWER = 'a-'
const tagKey = (tag: string) => tag.normalize('NFC').trim().toLowerCase()

/**
 * Search over what is kept. Tiers, order and marks are those of the server; only the index beneath them is its own, and quick enough to
 * be made anew whenever it is first asked (docs/decisions/0015-search-on-the-device.md).
 */
export class SearchIndex {
  readonly #postings = new Postings()
  readonly #things = new Map<string, Thing>()
  /** By its number, what a section belongs to; empty where it was taken out. */
  readonly #owners: (Thing | undefined)[] = []
  readonly #languages = new Set<Language>()
  #made = 0

  get size(): number {
    return this.#things.size
  }

  putPage(page: KeptPage): void {
    const { id, kind: pageKind, status, title, url, tags, summary, lead, html, changedAt } = page
    const sections = sectionsOf(html)
    const whole = { anchor: '', heading: '', text: summary || lead }
    const first = sections[0]?.heading === '' ? [] : [whole]
    const people = { writers: namesOf(page.contributors), stewards: namesOf(page.stewards) }
    const own = { id, kind: 'page', pageKind, status, title, url, tags, changedAt, ...people } as const
    this.#put({ ...own, accepted: false, answered: false }, [...first, ...sections])
  }

  putQuestion(question: KeptQuestion): void {
    const { id, title, url, tags, accepted, html, answerList, merged, mergedInto, changedAt } = question
    if (mergedInto !== null) {
      this.remove(id)
      return
    }
    const people = { writers: namesOf([question.by, ...answerList.map(({ by }) => by)]), stewards: [] }
    const own = { id, kind: 'question', pageKind: null, status: null, title, url, tags, changedAt, ...people } as const
    this.#put({ ...own, accepted, answered: answerList.length > 0 }, [
      { anchor: '', heading: '', text: plainText(html) },
      ...answerList.map((one) => ({ anchor: ANSWER + one.id, heading: '', text: plainText(one.html) })),
      // Asked in other words before: whoever uses those finds this one.
      ...merged.map((one) => ({ anchor: '', heading: one.title, text: plainText(one.html) })),
    ])
  }

  remove(id: string): void {
    const thing = this.#things.get(id)
    if (!thing) return
    const words = new Set<string>()
    for (const section of thing.sections) {
      for (const word of weigh(thing, section).weights.keys()) words.add(word)
      this.#owners[section.id] = undefined
    }
    const from = thing.sections[0]?.id ?? 0
    this.#postings.remove(from, from + thing.sections.length, words)
    this.#things.delete(id)
  }

  /** `text` may narrow itself down (`kind:story`), and is narrowed down by `more`. */
  async search(text: string, more: SearchFilter, from: number, most: number): Promise<Hits> {
    const ask = { ...readAsk(text), ...more }
    const found = await inTiers(ask, {
      languages: this.#known(),
      find: async (terms, how) => this.#find(terms, how, ask),
      // Nothing is cut off here, so that whatever a title holds was found with the sections.
      called: async () => [],
      within: async (terms) => this.#within(terms, ask),
      texts: async (sections, letters) => this.#texts(sections, letters),
      counts: async (terms) => terms.map((term) => Math.min(COUNTED, this.#postings.count(term))),
      rareWords: async (start) => this.#postings.rareWords(start),
      corrections: async (word) => this.#postings.corrections(word),
    })
    const all = found.length === 0 && ask.text === '' ? this.#newest(ask) : found
    const items = all.slice(from, from + most).flatMap((one) => this.#hit(one, one.terms))
    return { items, total: all.length }
  }

  /** Questions and sections that share telling words with a text, the nearest first. */
  similar(text: string, most: number): SearchHit[] {
    const words = [...new Set(wordsOf(text))].filter((word) => word.length > 1 && !EMPTY_WORDS.has(word))
    const languages = this.#known()
    const terms = words.map((word): Term => ({ spellings: spellingsOf(word, languages), prefix: false }))
    const weights = terms.map(() => 1 / terms.length)
    const wanted = { exact: folded(text), weights, match: matcher(terms, languages) }
    const ranked = rank(this.#find(terms, 'any', {}), wanted)
    return ranked.slice(0, most).flatMap((one) => this.#hit(one, terms))
  }

  #put(
    about: Omit<Thing, 'number' | 'called' | 'sections'>,
    parts: readonly Pick<Section, 'anchor' | 'heading' | 'text'>[],
  ): void {
    this.remove(about.id)
    const languages = languagesOf(
      about.title,
      parts.map(({ text }) => text),
    )
    const sections = parts.map((part, place): Section => {
      const language = languages[place] ?? null
      if (language) this.#languages.add(language)
      return { ...part, place, language, id: this.#owners.length + place }
    })
    const thing: Thing = { ...about, number: this.#made++, called: folded(about.title), sections }
    this.#things.set(thing.id, thing)
    for (const section of sections) {
      this.#owners.push(thing)
      const { weights, length } = weigh(thing, section)
      const { language } = section
      this.#postings.add(section.id, weights, length, (word) => (language ? stemIn(word, language) : word))
    }
  }

  #known(): Language[] {
    return LANGUAGES.filter((one) => this.#languages.has(one))
  }

  #texts(sections: readonly number[], letters: number) {
    return new Map(
      sections.flatMap((id) => {
        const own = this.#owners[id]?.sections.find((section) => section.id === id)
        return own ? [[id, { heading: own.heading, text: own.text.slice(0, letters) }] as const] : []
      }),
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

  #hit({ sections }: Ranked, terms: readonly Term[]): SearchHit[] {
    const thing = this.#owners[sections[0] ?? -1]
    if (!thing) return []
    const match = matcher(terms, this.#known())
    const looked = thing.sections.filter(({ id, place }) => place === 0 || sections.includes(id))
    const section = tellingSection(looked, sections, match)
    if (!section) return []
    const answer = thing.kind === 'question' && section.anchor.startsWith(ANSWER)
    return [
      {
        kind: answer ? 'answer' : thing.kind,
        id: answer ? section.anchor.slice(ANSWER.length) : thing.id,
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

/** The words of a section with their weights: its own, and those of the title and tags it stands under. */
function weigh(thing: Pick<Thing, 'title' | 'tags'>, { heading, text }: Section) {
  const weights = new Map<string, number>()
  let length = 0
  const add = (words: string, weight: number) => {
    for (const word of wordsOf(words)) {
      weights.set(word, (weights.get(word) ?? 0) + weight)
      length++
    }
  }
  add(thing.title, WEIGHTS.title)
  add(heading, WEIGHTS.heading)
  add(thing.tags.join(' '), WEIGHTS.tags)
  add(text, 1)
  return { weights, length }
}

function foundIn({ number, title, called, status, accepted, changedAt }: Thing, section: number, fit: number): Found {
  return { section, doc: number, fit, title, called, status, accepted: accepted ? 1 : 0, changedAt }
}

const namesOf = (people: readonly { readonly name: string }[]) => people.map(({ name }) => folded(name))

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
