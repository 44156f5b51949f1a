// Words of a live document replaced by others, as the smallest edit: what stays keeps its place, its marks and whose it is.
import type { Words } from '@commonplace/domain'
import type * as Y from 'yjs'
import { findQuote } from './anchor.ts'
import { onlyPlaceOf } from './words-in.ts'
import { textOfBody } from './y-anchor.ts'

/**
 * Puts other words where these stand. False, and nothing changed, where they stand no more just so, or reach over more than one block.
 * What is put in has the marks of the words it follows.
 */
export function replaceWords(doc: Y.Doc, words: Words, by: string): boolean {
  const { text, stretches } = textOfBody(doc)
  const found = onlyPlaceOf(text, words.quote) ?? findQuote(text, words)
  // Only these very words: what is merely like them was changed by somebody since, and is theirs to judge.
  if (!found || text.slice(found.from, found.to) !== words.quote) return false
  const inside = stretches.find(({ at, length }) => found.from >= at && found.to <= at + length)
  if (!inside) return false
  const { quote } = words
  const same = Math.min(quote.length, by.length)
  let start = 0
  while (start < same && quote[start] === by[start] && !splitsPair(quote, start)) start++
  let end = 0
  while (end < same - start && quote.at(-1 - end) === by.at(-1 - end)) end++
  if (isLow(quote.at(-end)) && end > 0) end--
  const at = found.from - inside.at + start
  const removed = quote.length - start - end
  doc.transact(() => {
    // The new words first, so that they stand in the marks of those they replace.
    const added = by.slice(start, by.length - end)
    if (added !== '') inside.ytext.insert(at + removed, added)
    if (removed > 0) inside.ytext.delete(at, removed)
  })
  return true
}

const isLow = (sign: string | undefined): boolean => sign !== undefined && sign >= '\udc00' && sign <= '\udfff'

/** Whether what follows this place of a text is the second half of one sign: the pair is taken or left whole. */
const splitsPair = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at)
  return code >= 0xd800 && code <= 0xdbff
}
