import { folded } from '../rows.ts'

/** The folded words of a text, in order. */
export const wordsOf = (text: string): string[] => folded(text).split(' ').filter(Boolean)

const VOWEL = /[aeiouy]/

/**
 * The rough stem of an English word. Only for showing which words of a text were found: finding itself uses the stemmer of the engine,
 * and a word this one misses is merely not marked.
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
