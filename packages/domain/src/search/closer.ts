import { folded } from './folded.ts'
import { byScore, covered, type Ranked, type Wanted } from './rank.ts'
import { termsOf } from './snippet.ts'

/** Of long sections so many letters are read. */
export const READ = 4000
/** The words of a section, for looking closer. */
export interface Text {
  readonly heading: string
  readonly text: string
}

/** So many things are read before their order is settled, more where not every word need be there; and so many sections of each. */
export const LOOKED_AT = { all: 30, most: 100, any: 60 } as const
const OF_EACH = 3
/** How much the text says what is asked for, that its heading does, and that the words stand together. */
const IN_TEXT = 1
const IN_HEADING = 0.7
const TOGETHER = 0.5
/** What is called so is about it: how often its text says so counts for less. */
const BESIDE_TITLE = 0.4
/** The more often a word stands there, the less each more adds, in a heading thrice; in a long text each counts for less. */
const SATURATED = 1.2
const USUAL = 120
const PART_OF_LENGTH = 0.5

/** The sections that are read to settle the order of ranked things. */
export const toRead = (ranked: readonly Ranked[], first: number): number[] =>
  ranked.slice(0, first).flatMap(({ sections }) => sections.slice(0, OF_EACH))

/** Reads the first of the ranked things, on any engine alike, and settles their order and which of their sections says most. */
export function closer(
  ranked: readonly Ranked[],
  first: number,
  wanted: Wanted,
  texts: ReadonlyMap<number, Text>,
): Ranked[] {
  const read = ranked.slice(0, first).map((thing) => {
    const scored = thing.sections.slice(0, OF_EACH).map((section) => {
      const text = texts.get(section)
      return { section, score: text ? says(text, wanted) : 0 }
    })
    scored.sort((a, b) => b.score - a.score || a.section - b.section)
    const rest = thing.sections.slice(OF_EACH)
    const isCalledSo = covered(folded(thing.title).split(' ').map(wanted.match), wanted) > 0.999
    // What the engine made of it counts little beside what stands there.
    return {
      ...thing,
      score: thing.score + (scored[0]?.score ?? 0) * (isCalledSo ? BESIDE_TITLE : 1),
      sections: [...scored.map(({ section }) => section), ...rest],
    }
  })
  return [...read.sort(byScore), ...ranked.slice(first)]
}

/** How much a section says of what is asked for. */
function says({ heading, text }: Text, wanted: Wanted): number {
  const head = termsOf(heading, wanted.match)
  const terms = [...head, ...termsOf(text, wanted.match)]
  const often = new Float64Array(wanted.weights.length)
  for (const term of [...terms, ...head, ...head]) if (term >= 0) often[term] = (often[term] ?? 0) + 1
  const long = 1 - PART_OF_LENGTH + (PART_OF_LENGTH * terms.length) / USUAL
  let inText = 0
  for (const [term, weight] of wanted.weights.entries()) {
    const count = often[term] ?? 0
    inText += (weight * count) / (count + SATURATED * long)
  }
  const inHeading = covered(head, wanted)
  return IN_TEXT * inText + IN_HEADING * inHeading + TOGETHER * together(terms, wanted.weights.length)
}

/** 1 where all terms stand side by side somewhere, less the more words are between them, 0 where one is missing. */
function together(terms: readonly number[], wanted: number): number {
  if (wanted < 2) return 0
  const last = new Map<number, number>()
  let least = Number.POSITIVE_INFINITY
  for (const [at, term] of terms.entries()) {
    if (term < 0) continue
    last.set(term, at)
    if (last.size === wanted) least = Math.min(least, at - Math.min(...last.values()) + 1)
  }
  return least === Number.POSITIVE_INFINITY ? 0 : wanted / Math.max(wanted, least)
}

/** Whether words that stand between quotation marks stand so in a text. */
export function holdsPhrases({ heading, text }: Text, title: string, phrases: readonly string[]): boolean {
  if (phrases.length === 0) return true
  const whole = ` ${folded(`${title} | ${heading} | ${text}`)} `
  return phrases.every((phrase) => whole.includes(` ${phrase} `))
}
