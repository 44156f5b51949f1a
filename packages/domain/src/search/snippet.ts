import { foldedWord, isPlain } from './folded.ts'
import { spellingsOf } from './languages.ts'
import type { Language } from './stop-words.ts'
import type { Term } from './tiers.ts'

const OPEN = '\uE000'
const CLOSE = '\uE001'
/** A word, or one character of a script that is written without spaces. */
const WORD =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]\p{M}*|(?:(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}])[\p{L}\p{N}\p{M}])+/gu
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u
/** The same for texts without those scripts, and for texts of ASCII alone, many times as fast. */
const SPACED_WORD = /[\p{L}\p{N}\p{M}]+/gu
const PLAIN_WORD = /[A-Za-z0-9]+/g

const wordIn = (text: string): RegExp => (UNSPACED.test(text) ? WORD : SPACED_WORD)
const WIDTH = 32

interface Spot {
  readonly start: number
  readonly end: number
  /** Which of the terms stands here, or -1. */
  readonly term: number
}

const startOf = (word: string) => word.slice(0, 2)

/** A matcher for folded words: which of the terms a word stands for, or -1. A word stands for a term when they share a stem in a language. */
export function matcher(terms: readonly Term[], languages: readonly Language[]): (word: string) => number {
  const spelt = new Map<string, number>()
  const beginnings: { readonly start: string; readonly at: number }[] = []
  for (const [at, { spellings, prefix }] of terms.entries()) {
    for (const spelling of spellings) if (!spelt.has(spelling)) spelt.set(spelling, at)
    const [word] = spellings
    if (prefix && word !== undefined) beginnings.push({ start: word, at })
  }
  // No ending changes how a word begins, and stemming each word of a text in each language takes long.
  const starts = new Set([...spelt.keys()].map(startOf))
  const find = (word: string): number => {
    if (!starts.has(startOf(word))) return -1
    for (const spelling of spellingsOf(word, languages)) {
      const at = spelt.get(spelling)
      if (at !== undefined) return at
    }
    return beginnings.find(({ start }) => word.startsWith(start))?.at ?? -1
  }
  const known = new Map<string, number>()
  return (word) => {
    const at = known.get(word) ?? find(word)
    known.set(word, at)
    return at
  }
}

function spotsOf(text: string, match: (word: string) => number): Spot[] {
  const plain = isPlain(text)
  const spots: Spot[] = []
  for (const found of text.matchAll(plain ? PLAIN_WORD : wordIn(text))) {
    const [word] = found
    const term = match(plain ? word.toLowerCase() : foldedWord(word))
    spots.push({ start: found.index, end: found.index + word.length, term })
  }
  return spots
}

/** Word by word, which term stands there. */
export function termsOf(text: string, match: (word: string) => number): number[] {
  if (isPlain(text)) return (text.toLowerCase().match(PLAIN_WORD) ?? []).map(match)
  return (text.match(wordIn(text)) ?? []).map((word) => match(foldedWord(word)))
}

/** How many different terms a text holds. */
export function termsIn(text: string, match: (word: string) => number): number {
  const terms = new Set(termsOf(text, match))
  terms.delete(-1)
  return terms.size
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
