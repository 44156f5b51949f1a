import type { PageShape, QuestionShape } from '@commonplace/api'
import { folded, type Language, wordsOf } from '@commonplace/domain/search'
import { plainText, sectionsOf } from './texts.ts'

// What is searched in, as the index sees it.

/** A page, or a question with its answers. */
export interface Thing extends About {
  readonly number: number
  /** Its title, folded. */
  readonly called: string
  readonly sections: readonly Section[]
  /** What its sections say; null while that lies on the device only. */
  texts: readonly string[] | null
  /** It was put down: what it said then is not known any more. */
  readonly putDown: boolean
}

/** What is known of it besides its words. */
export interface About {
  readonly id: string
  readonly kind: 'page' | 'question'
  readonly pageKind: PageShape['kind'] | null
  readonly status: string | null
  readonly title: string
  readonly url: string
  readonly tags: readonly string[]
  readonly accepted: boolean
  readonly answered: boolean
  readonly changedAt: number
  /** Folded names of who wrote it and of who keeps it true. */
  readonly writers: readonly string[]
  readonly stewards: readonly string[]
  /** When the copy was kept that it was read from; 0 where it shows what waits to be sent. */
  readonly keptAt: number
}

export interface Section {
  readonly id: number
  readonly place: number
  readonly anchor: string
  readonly heading: string
  readonly language: Language | null
}

export interface Part {
  readonly anchor: string
  readonly heading: string
  readonly text: string
}

export type KeptPage = Pick<
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
export type KeptQuestion = Pick<
  QuestionShape,
  'id' | 'title' | 'url' | 'tags' | 'accepted' | 'html' | 'merged' | 'mergedInto' | 'changedAt' | 'by'
> & { readonly answerList: readonly Pick<QuestionShape['answerList'][number], 'id' | 'html' | 'by'>[] }

/** The parts of a text that are found by themselves. */
export type Parts = readonly Part[]

const ANSWER = 'a-'
export const answerIn = (anchor: string): string | null =>
  anchor.startsWith(ANSWER) ? anchor.slice(ANSWER.length) : null

const namesOf = (people: readonly { readonly name: string }[]) => people.map(({ name }) => folded(name))

export function aboutPage(page: KeptPage, keptAt: number): About {
  const { id, kind: pageKind, status, title, url, tags, changedAt } = page
  const people = { writers: namesOf(page.contributors), stewards: namesOf(page.stewards) }
  const own = { id, kind: 'page', pageKind, status, title, url, tags, changedAt, keptAt } as const
  return { ...own, ...people, accepted: false, answered: false }
}

export function partsOfPage({ summary, lead, html }: KeptPage): Parts {
  const sections = sectionsOf(html)
  const whole = { anchor: '', heading: '', text: summary || lead }
  return sections[0]?.heading === '' ? sections : [whole, ...sections]
}

export function aboutQuestion(question: KeptQuestion, keptAt: number): About {
  const { id, title, url, tags, accepted, answerList, changedAt } = question
  const people = { writers: namesOf([question.by, ...answerList.map(({ by }) => by)]), stewards: [] }
  const own = { id, kind: 'question', pageKind: null, status: null, title, url, tags, changedAt, keptAt } as const
  return { ...own, ...people, accepted, answered: answerList.length > 0 }
}

export function partsOfQuestion({ html, answerList, merged }: KeptQuestion): Parts {
  return [
    { anchor: '', heading: '', text: plainText(html) },
    ...answerList.map((one) => ({ anchor: ANSWER + one.id, heading: '', text: plainText(one.html) })),
    // Asked in other words before: whoever uses those finds this one.
    ...merged.map((one) => ({ anchor: '', heading: one.title, text: plainText(one.html) })),
  ]
}

/** How much a word weighs where it stands; in the text, one. */
const WEIGHTS = { title: 8, heading: 4, tags: 3 }

/** The words of a section with their weights: its own, and those of the title and tags it stands under. */
export function weigh(thing: Pick<Thing, 'title' | 'tags'>, { heading }: Pick<Section, 'heading'>, text: string) {
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
