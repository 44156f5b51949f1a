import { EMPTY_WORDS, roughStem, wordsOf } from '@commonplace/domain/search'
import type { IndexedSection } from './search-index.ts'

// What a thing is about, for finding what is like it: each of its words by its beginning, and how much the thing is about it. Kept at each
// thing and, without the weights, as an index of its own, so that a question being typed reads a few short lists and no texts.

/** Words that begin alike so far count as the same: endings of any language fall away, and those of English before. */
const STEM = 6
/** How much a word in the title or among the tags says, against one section that holds it. */
const IN_TITLE = 2
const IN_TAGS = 2

/** Never half of a letter beyond the first 65,536: no engine gives such a half back as it was. */
export const stemOf = (word: string): string =>
  roughStem(word)
    .slice(0, STEM)
    .replace(/[\uD800-\uDBFF]$/, '')

/** The words of a text that say what it is about. */
export const tellingWords = (text: string): string[] =>
  wordsOf(text).filter((word) => word.length > 1 && !EMPTY_WORDS.has(word))

/** Each stem of a thing with how much the thing is about it: the sections that hold it, and more for its title and tags. */
export function stemsIn(sections: readonly IndexedSection[]): Map<string, number> {
  const stems = new Map<string, number>()
  const add = (text: string, weight: number) => {
    for (const stem of new Set(tellingWords(text).map(stemOf))) stems.set(stem, (stems.get(stem) ?? 0) + weight)
  }
  for (const { folded } of sections) add(`${folded.heading} ${folded.text}`, 1)
  const [first] = sections
  if (first) add(first.folded.title, IN_TITLE)
  if (first) add(first.folded.tags, IN_TAGS)
  return stems
}

/** Stems with their weights as a line that is read without taking it apart: see `weightIn`. */
export const lineOf = (stems: ReadonlyMap<string, number>): string =>
  ` ${[...stems].map(([stem, weight]) => `${stem}:${weight}`).join(' ')} `

/** How much a thing is about a stem, out of its line; 0 where it is not. */
export function weightIn(line: string, stem: string): number {
  const at = line.indexOf(` ${stem}:`)
  return at < 0 ? 0 : Number.parseInt(line.slice(at + stem.length + 2, at + stem.length + 8), 10)
}

/** Ids that the engine put into one value: a row for each would cost more than finding them. */
export const idsIn = (list: string | null): number[] => (list === null ? [] : list.split(',').map(Number))
