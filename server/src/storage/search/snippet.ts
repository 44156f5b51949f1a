import { folded } from '../rows.ts'
import type { Term } from './search-index.ts'
import { roughStem } from './words.ts'

const OPEN = '\uE000'
const CLOSE = '\uE001'
/** A word, or one character of a script that is written without spaces. */
const WORD =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]\p{M}*|(?:(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}])[\p{L}\p{N}\p{M}])+/gu
const WIDTH = 32

interface Spot {
  readonly start: number
  readonly end: number
  /** Which of the terms stands here, or -1. */
  readonly term: number
}

/** A matcher for folded words: which of the terms a word stands for, or -1. */
export function matcher(terms: readonly Term[]): (word: string) => number {
  const stems = terms.map(({ spellings }) => new Set(spellings.map(roughStem)))
  const cache = new Map<string, number>()
  return (word) => {
    const known = cache.get(word)
    if (known !== undefined) return known
    const stem = roughStem(word)
    const at = terms.findIndex(
      ({ spellings, prefix }, i) =>
        spellings.includes(word) || stems[i]?.has(stem) || (prefix && spellings.some((one) => word.startsWith(one))),
    )
    cache.set(word, at)
    return at
  }
}

function spotsOf(text: string, match: (word: string) => number): Spot[] {
  return [...text.matchAll(WORD)].map((found) => ({
    start: found.index,
    end: found.index + found[0].length,
    term: match(folded(found[0])),
  }))
}

/** How many different terms a text holds. */
export function termsIn(text: string, match: (word: string) => number): number {
  return new Set(spotsOf(text, match).flatMap(({ term }) => (term < 0 ? [] : [term]))).size
}

/** The stretch of the text that holds most of the terms, each found word between the two marks. */
export function snippetOf(text: string, match: (word: string) => number): string {
  const clean = text.replaceAll(OPEN, '').replaceAll(CLOSE, '').replace(/\s+/g, ' ').trim()
  const spots = spotsOf(clean, match)
  const first = bestStart(spots)
  const shown = spots.slice(first, first + WIDTH)
  const from = first === 0 ? 0 : (shown[0]?.start ?? 0)
  const to = first + WIDTH >= spots.length ? clean.length : (shown.at(-1)?.end ?? clean.length)
  let marked = first === 0 ? '' : '…'
  let at = from
  for (const { start, end, term } of shown) {
    if (term < 0) continue
    marked += clean.slice(at, start) + OPEN + clean.slice(start, end) + CLOSE
    at = end
  }
  return marked + clean.slice(at, to) + (to < clean.length ? '…' : '')
}

/** Where a window over the words holds most different terms; a few words earlier than the first of them, to read on from. */
function bestStart(spots: readonly Spot[]): number {
  let best = { start: 0, terms: 0 }
  for (const [i, spot] of spots.entries()) {
    if (spot.term < 0) continue
    const terms = new Set(spots.slice(i, i + WIDTH - 6).flatMap(({ term }) => (term < 0 ? [] : [term]))).size
    if (terms > best.terms) best = { start: i, terms }
  }
  return best.start < 8 ? 0 : best.start - 6
}
