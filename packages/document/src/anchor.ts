// Words marked in a document from outside it. The quote and what stands around it find the place again after edits.
import type { Anchor } from '@commonplace/domain'

/** Characters kept of either side. */
const CONTEXT = 32
/** A shorter quote is only taken with its surroundings: alone it is a guess, and an orphan is better. */
const SURE = 12
const SURE_CONTEXT = 8
/** The share of three-letter pieces a reworded place must have in common with the quote. */
const ALIKE = 0.6

export interface TextRange {
  readonly from: number
  readonly to: number
}

/** An anchor on the characters from `from` to `to` of a text. Yjs positions are added where a live document is at hand. */
export function anchorOf(text: string, { from, to }: TextRange): Anchor {
  return {
    quote: text.slice(from, to),
    before: text.slice(Math.max(0, from - CONTEXT), from),
    after: text.slice(to, to + CONTEXT),
    start: null,
    end: null,
  }
}

/** Where the words of an anchor stand in a text now; null where they cannot be told. `near` is where to look first. Whoever looks for many gives the pieces. */
export function findQuote(
  text: string,
  anchor: Pick<Anchor, 'quote' | 'before' | 'after'>,
  near = 0,
  pieces: () => Pieces = () => new Pieces(text),
): TextRange | null {
  const { quote } = anchor
  if (quote.trim() === '') return null
  const exact = bestOccurrence(text, anchor, near)
  if (exact) return quote.length >= SURE || exact.context >= SURE_CONTEXT ? exact : null
  return quote.length < SURE ? null : pieces().likest(quote)
}

function bestOccurrence(
  text: string,
  { quote, before, after }: Pick<Anchor, 'quote' | 'before' | 'after'>,
  near: number,
): (TextRange & { context: number }) | null {
  let best: (TextRange & { context: number }) | null = null
  let top = Number.NEGATIVE_INFINITY
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
    const end = at + quote.length
    const context =
      commonEnd(text.slice(Math.max(0, at - CONTEXT), at), before) + commonStart(text.slice(end, end + CONTEXT), after)
    const score = context * 1000 - Math.min(999, Math.abs(at - near) / 100)
    if (score > top) {
      top = score
      best = { from: at, to: end, context }
    }
  }
  return best
}

function commonEnd(a: string, b: string): number {
  let same = 0
  while (same < a.length && same < b.length && a.at(-1 - same) === b.at(-1 - same)) same++
  return same
}

function commonStart(a: string, b: string): number {
  let same = 0
  while (same < a.length && same < b.length && a[same] === b[same]) same++
  return same
}

function gramsOf(text: string): Map<string, number> {
  const grams = new Map<string, number>()
  for (let i = 0; i + 3 <= text.length; i++) {
    const gram = text.slice(i, i + 3)
    grams.set(gram, (grams.get(gram) ?? 0) + 1)
  }
  return grams
}

/** The share of the quote's three-letter pieces that another text has too, 0 to 1. */
export function likeness(text: string, quote: string): number {
  if (quote.length < 3) return text.includes(quote) ? 1 : 0
  const have = gramsOf(text)
  let all = 0
  let hit = 0
  for (const [gram, count] of gramsOf(quote)) {
    all += count
    hit += Math.min(count, have.get(gram) ?? 0)
  }
  return hit / all
}

/** The three-letter pieces of a text by numbers, counted once for all quotes that are looked for in it. */
export class Pieces {
  readonly text: string
  readonly #numbers = new Map<string, number>()
  /** Which piece begins at each place. */
  readonly #at: Int32Array
  readonly #want: Int32Array
  readonly #have: Int32Array

  constructor(text: string) {
    this.text = text
    this.#at = new Int32Array(Math.max(0, text.length - 2))
    for (let i = 0; i < this.#at.length; i++) {
      const piece = text.slice(i, i + 3)
      const n = this.#numbers.get(piece) ?? this.#numbers.size
      this.#numbers.set(piece, n)
      this.#at[i] = n
    }
    this.#want = new Int32Array(this.#numbers.size)
    this.#have = new Int32Array(this.#numbers.size)
  }

  /** Slides a window of the quote's length over the text, once, and takes the place that has most of its pieces. */
  likest(quote: string): TextRange | null {
    const { text } = this
    const pieces = gramsOf(quote)
    this.#want.fill(0)
    this.#have.fill(0)
    for (const [piece, count] of pieces) {
      const n = this.#numbers.get(piece)
      if (n !== undefined) this.#want[n] = count
    }
    const found = this.#slide(quote.length)
    if (found.hit / (quote.length - 2) < ALIKE) return null
    let from = found.at
    let to = Math.min(text.length, from + quote.length)
    while (from < to && !pieces.has(text.slice(from, from + 3))) from++
    while (to > from && !pieces.has(text.slice(to - 3, to))) to--
    return to > from ? { from, to } : null
  }

  #slide(length: number): { readonly hit: number; readonly at: number } {
    const [at, want, have] = [this.#at, this.#want, this.#have]
    let hit = 0
    let best = { hit: 0, at: -1 }
    for (let i = 0; i < at.length; i++) {
      const come = at[i] as number
      if ((have[come] as number) < (want[come] as number)) hit++
      have[come] = (have[come] as number) + 1
      const out = i - (length - 2)
      if (out >= 0) {
        const gone = at[out] as number
        if ((have[gone] as number) <= (want[gone] as number)) hit--
        have[gone] = (have[gone] as number) - 1
      }
      if (hit > best.hit) best = { hit, at: Math.max(0, i + 3 - length) }
    }
    return best
  }
}
