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

/** Where the words of an anchor stand in a text now; null where they cannot be told. `near` is where to look first. */
export function findQuote(
  text: string,
  anchor: Pick<Anchor, 'quote' | 'before' | 'after'>,
  near = 0,
): TextRange | null {
  const { quote } = anchor
  if (quote.trim() === '') return null
  const exact = bestOccurrence(text, anchor, near)
  if (exact) return quote.length >= SURE || exact.context >= SURE_CONTEXT ? exact : null
  return quote.length < SURE ? null : likestWindow(text, quote)
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

/** Slides a window of the quote's length over the text, once, and takes the place that has most of its pieces. */
function likestWindow(text: string, quote: string): TextRange | null {
  const want = gramsOf(quote)
  const total = quote.length - 2
  const have = new Map<string, number>()
  let hit = 0
  let top = 0
  let topAt = -1
  const count = (gram: string, by: 1 | -1): void => {
    const wanted = want.get(gram)
    if (wanted === undefined) return
    const had = have.get(gram) ?? 0
    if (by > 0 ? had < wanted : had <= wanted) hit += by
    have.set(gram, had + by)
  }
  for (let i = 0; i + 3 <= text.length; i++) {
    count(text.slice(i, i + 3), 1)
    const out = i - (quote.length - 2)
    if (out >= 0) count(text.slice(out, out + 3), -1)
    if (hit > top) {
      top = hit
      topAt = Math.max(0, i + 3 - quote.length)
    }
  }
  if (top / total < ALIKE) return null
  let from = topAt
  let to = Math.min(text.length, topAt + quote.length)
  while (from < to && !want.has(text.slice(from, from + 3))) from++
  while (to > from && !want.has(text.slice(to - 3, to))) to--
  return to > from ? { from, to } : null
}
