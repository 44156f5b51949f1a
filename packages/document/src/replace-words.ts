// Words of a live document replaced by others, as the smallest edit: what stays keeps its place, its marks and whose it is.
import type { Words } from '@commonplace/domain'
import * as Y from 'yjs'
import { findQuote } from './anchor.ts'
import { onlyPlaceOf } from './words-in.ts'
import { textOfBody } from './y-anchor.ts'

/** Words of one paragraph, where they begin in it, and what they become. */
interface Edit {
  readonly ytext: Y.XmlText
  readonly at: number
  readonly quote: string
  readonly by: string
}

/**
 * Puts other words where these stand. Over several paragraphs they are replaced line by line, a line for each paragraph, all or none of them;
 * a paragraph that nothing is left of goes. False, and nothing changed, where they stand no more just so, or reach over what is no run of
 * paragraphs. What is put in has the marks of the words it follows.
 */
export function replaceWords(doc: Y.Doc, words: Words, by: string): boolean {
  const edits = editsOf(doc, words, by)
  if (!edits) return false
  doc.transact(() => {
    // From the last, so that the places of those before it stay true.
    for (const edit of edits.reverse()) {
      replaceIn(edit)
      if (edits.length > 1 && edit.by === '') takeOutEmpty(edit.ytext)
    }
  })
  return true
}

/** Whether `replaceWords` would put them there now. */
export const canReplaceWords = (doc: Y.Doc, words: Words, by: string): boolean => editsOf(doc, words, by) !== null

function editsOf(doc: Y.Doc, words: Words, by: string): Edit[] | null {
  const { text, stretches } = textOfBody(doc)
  const found = onlyPlaceOf(text, words.quote) ?? findQuote(text, words)
  // Only these very words: what is merely like them was changed by somebody since, and is theirs to judge.
  if (!found || text.slice(found.from, found.to) !== words.quote) return null
  const lines = words.quote.split('\n')
  const next = lines.length === 1 ? [by] : by.split('\n')
  if (next.length !== lines.length) return null
  const edits: Edit[] = []
  let from = found.from
  for (const [i, quote] of lines.entries()) {
    const start = from
    const inside = stretches.find(({ at, length }) => start >= at && start + quote.length <= at + length)
    if (!inside || (lines.length > 1 && !inRunOfBlocks(inside.ytext))) return null
    edits.push({ ytext: inside.ytext, at: start - inside.at, quote, by: next[i] ?? '' })
    from += quote.length + 1
  }
  return edits
}

/** Of what these hold nothing is replaced together with what stands beside them: cells have no order of lines, and an answer is its author's. */
const APART = new Set(['table', 'adoptedAnswer'])

function inRunOfBlocks(ytext: Y.XmlText): boolean {
  for (let at: unknown = ytext.parent; at instanceof Y.XmlElement; at = at.parent)
    if (APART.has(at.nodeName)) return false
  return true
}

function replaceIn({ ytext, at, quote, by }: Edit): void {
  const same = Math.min(quote.length, by.length)
  let start = 0
  while (start < same && quote[start] === by[start] && !splitsPair(quote, start)) start++
  let end = 0
  while (end < same - start && quote.at(-1 - end) === by.at(-1 - end)) end++
  if (isLow(quote.at(-end)) && end > 0) end--
  const removed = quote.length - start - end
  // The new words first, so that they stand in the marks of those they replace.
  const added = by.slice(start, by.length - end)
  if (added !== '') ytext.insert(at + start + removed, added)
  if (removed > 0) ytext.delete(at + start, removed)
}

/** What may go with the last of what it held. */
const GOES_ALONG = new Set([
  'paragraph',
  'heading',
  'listItem',
  'taskItem',
  'bulletList',
  'orderedList',
  'taskList',
  'blockquote',
  'callout',
])

/** Takes a paragraph out that has nothing left, with the item, list or box that held nothing else; never the last of a page. */
function takeOutEmpty(ytext: Y.XmlText): void {
  if (ytext.length > 0) return
  let goes: Y.XmlElement | Y.XmlText = ytext
  while (goes.parent instanceof Y.XmlElement && goes.parent.length === 1 && GOES_ALONG.has(goes.parent.nodeName))
    goes = goes.parent
  const around = goes.parent
  if (goes === ytext || !(around instanceof Y.XmlFragment) || around.length === 1) return
  // The first line of an item leads what stands under it, and of what else holds lines nobody knows what it needs.
  if (around instanceof Y.XmlElement && !/List$|^blockquote$|^callout$/.test(around.nodeName)) return
  around.delete(around.toArray().indexOf(goes), 1)
}

const isLow = (sign: string | undefined): boolean => sign !== undefined && sign >= '\udc00' && sign <= '\udfff'

/** Whether what follows this place of a text is the second half of one sign: the pair is taken or left whole. */
const splitsPair = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at)
  return code >= 0xd800 && code <= 0xdbff
}
