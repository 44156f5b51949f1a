// Words that a reader selected on screen, looked for in the text of a document, and followed from one state of it to the next.
import type { Words } from '@commonplace/domain'
import { anchorOf, findQuote, likeness, Pieces, type TextRange } from './anchor.ts'

/** White space is drawn otherwise than it is written: between blocks, around breaks. Here any of it stands for any other. */
function loosely(text: string, quote: string): string {
  if (text.includes(quote)) return quote
  const parts = quote.split(/\s+/).filter(Boolean)
  if (parts.length < 2) return quote.trim()
  const found = new RegExp(parts.map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('\\s*'), 'u').exec(
    text,
  )
  return found?.[0] ?? quote
}

const wordsAt = (text: string, range: TextRange): Words => {
  const { quote, before, after } = anchorOf(text, range)
  return { quote, before, after }
}

/** So much of either side must still stand around words that were changed between them. */
const EDGE = 12
/** So many places between the same edges are compared with the quote: a text that repeats itself over and over says nothing by them. */
const TRIED = 100

/** What stands now between the words that stood around a quote, where it is still like it. */
function between(text: string, { quote, before, after }: Words): TextRange | null {
  const left = before.slice(-EDGE)
  const right = after.slice(0, EDGE)
  if (left.length < EDGE || right.length < EDGE) return null
  const longest = quote.length * 2 + 40
  let tried = 0
  for (let at = text.indexOf(left); at >= 0 && tried < TRIED; at = text.indexOf(left, at + 1)) {
    const from = at + left.length
    const length = text.slice(from, from + longest + right.length - 1).indexOf(right)
    if (length <= 0) continue
    tried++
    if (likeness(text.slice(from, from + length), quote) >= 0.5) return { from, to: from + length }
  }
  return null
}

/** Where a quote stands in a text, if it does once: however short, it is no other. */
export function onlyPlaceOf(text: string, quote: string): TextRange | null {
  const from = quote.trim() === '' ? -1 : text.indexOf(quote)
  return from >= 0 && text.indexOf(quote, from + 1) < 0 ? { from, to: from + quote.length } : null
}

/** Looks for many words in one text. */
export interface Finder {
  /** These words as they stand in the text; null where they do not. */
  find(words: Words): Words | null
  /** The same without looking for what is merely like them: for words that were gone and may have come back. */
  same(words: Words): Words | null
}

/** What looks for words in a text; what it takes to find reworded ones is made once. */
export function finderIn(text: string): Finder {
  let known: Pieces | null = null
  const pieces = (): Pieces => {
    known ??= new Pieces(text)
    return known
  }
  const find = (words: Words): Words | null => {
    const quote = loosely(text, words.quote)
    // A few words that are followed do not jump to where the same happen to stand elsewhere.
    const alone = words.before + words.after === ''
    const found =
      (alone ? onlyPlaceOf(text, quote) : null) ??
      (text.includes(quote) ? null : between(text, words)) ??
      findQuote(text, { ...words, quote }, 0, pieces)
    return found && wordsAt(text, found)
  }
  return { find, same: (words) => (text.includes(words.quote) ? find(words) : null) }
}

/** These words as they stand in a text; null where they do not. */
export const wordsIn = (text: string, words: Words): Words | null => finderIn(text).find(words)
