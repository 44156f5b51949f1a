import { folded } from './folded.ts'

/** The folded words of a text, in order. */
export const wordsOf = (text: string): string[] => folded(text).split(' ').filter(Boolean)

const VOWEL = /[aeiouy]/

/**
 * The rough stem of an English word: for showing which words of a text were found, and for likeness. Search itself uses the stemmer of the
 * engine, and a word this one misses is merely not marked.
 */
export function roughStem(word: string): string {
  let stem = word
  if (stem.length > 4 && stem.endsWith('ies')) stem = `${stem.slice(0, -3)}y`
  else if (stem.length > 3 && stem.endsWith('s') && !/(?:ss|us|is)$/.test(stem)) stem = stem.slice(0, -1)
  for (const ending of ['ing', 'ed', 'ly', 'ment', 'ness', 'er']) {
    const rest = stem.slice(0, -ending.length)
    if (rest.length >= 3 && stem.endsWith(ending) && VOWEL.test(rest)) {
      stem = /([b-df-hj-np-tv-z])\1$/.test(rest) && !/(?:ll|ss)$/.test(rest) ? rest.slice(0, -1) : rest
      break
    }
  }
  return stem.replace(/e$/, '').replace(/y$/, 'i')
}

/** Optimal string alignment distance: letters put in, left out, changed, or swapped with their neighbour. Stops counting above `limit`. */
export function slipsBetween(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1)
      row.push(least)
    }
    if (Math.min(...row) > limit) return limit + 1
    before = last
    last = row
  }
  return last[b.length] ?? limit + 1
}

/** The word and all words that are left of it with up to `slips` letters left out. */
export function slipsOf(word: string, slips: 1 | 2): string[] {
  const all = new Set([word])
  let latest = [word]
  for (let n = 0; n < slips; n++) {
    const next = new Set<string>()
    for (const one of latest) for (let i = 0; i < one.length; i++) next.add(one.slice(0, i) + one.slice(i + 1))
    latest = [...next]
    for (const one of latest) all.add(one)
  }
  return [...all]
}

/** From so many letters on a word has two slips rather than one. */
export const slipsIn = (word: string): 1 | 2 => (word.length >= 8 ? 2 : 1)
/** Shorter words are too like one another, longer ones are no words. */
export const isCorrectable = (word: string): boolean => word.length >= 4 && word.length <= 24
const LOOKED_AT = 8
const PROPOSED = 3

export interface Near {
  readonly word: string
  readonly slips: number
}

/** Of words that may be meant by a mistyped one those that are near enough, the nearest first. */
export function nearest(typed: string, words: Iterable<string>): Near[] {
  const allowed = slipsIn(typed)
  return (
    [...words]
      .map((word) => ({ word, slips: slipsBetween(typed, word, allowed) }))
      .filter(({ slips }) => slips <= allowed)
      // Few people mistype the first letter.
      .sort((a, b) => a.slips - b.slips || Number(b.word[0] === typed[0]) - Number(a.word[0] === typed[0]))
      .slice(0, LOOKED_AT)
  )
}

/** Of near words up to three: those with the fewest slips that anything holds, what most sections hold first. */
export function likeliest(near: readonly Near[], held: readonly number[]): string[] {
  const counted = near.map((one, i) => ({ ...one, held: held[i] ?? 0 })).filter((one) => one.held > 0)
  const least = counted.reduce((least, { slips }) => Math.min(least, slips), Number.POSITIVE_INFINITY)
  return counted
    .filter(({ slips }) => slips === least)
    .sort((a, b) => b.held - a.held)
    .slice(0, PROPOSED)
    .map(({ word }) => word)
}
