import { parseFragment } from 'parse5'
import { looksLikeMarkdown } from './clipboard/looks.ts'
import { tableOf } from './clipboard/spreadsheet.ts'
import { tidyClipboard } from './clipboard/tidy.ts'
import { readBlocks } from './from-html/blocks.ts'
import type { HtmlReadOptions } from './from-html/inline.ts'
import { childrenOf, type DocNode, doc, docOf, node, text, textOf } from './json.ts'
import { fromMarkdown } from './markdown.ts'

/** What a clipboard holds, by kind; empty where it holds none. */
export interface Clipboard {
  readonly html: string
  readonly text: string
}

export interface Pasted {
  readonly json: DocNode
  /** How it was read; `plain` are its lines as paragraphs. */
  readonly as: 'html' | 'table' | 'markdown' | 'plain'
  /** Sentences on what could not be kept. */
  readonly lost: readonly string[]
}

/**
 * What was copied elsewhere as a document: the structure of its HTML, rows and columns of a spreadsheet, Markdown where the plain text is
 * written so, else its lines. Made for the clipboards of Google Docs, Word, Notion, GitHub and spreadsheets (clipboard/tidy.ts).
 */
export function fromClipboard({ html, text }: Clipboard, options: HtmlReadOptions = {}): Pasted {
  if (html !== '' && !saysNoMore(html, text)) {
    const nodes = tidyClipboard(parseFragment(withoutFrame(html)).childNodes)
    const lost = new Set<string>()
    const json = docOf(readBlocks(nodes, { options, lost }))
    if (textOf(json).trim() !== '' || childrenOf(json).some(({ content }) => content !== undefined))
      return { json, as: 'html', lost: [...lost] }
  }
  const table = tableOf(text)
  if (table) return { json: doc(table), as: 'table', lost: [] }
  if (looksLikeMarkdown(text)) {
    const { json, lost } = fromMarkdown(text, { keepTitle: true })
    return { json, as: 'markdown', lost }
  }
  return { json: plain(text), as: 'plain', lost: [] }
}

/** Lines as paragraphs: a line end alone is a break, an empty line ends the paragraph. */
export function plain(source: string): DocNode {
  const paragraphs = source
    .replace(/\r\n?/g, '\n')
    .replace(/^\n+|\n+$/g, '')
    .split(/\n[ \t]*\n+/)
  return docOf(
    paragraphs.map((lines) =>
      node(
        'paragraph',
        null,
        lines.split('\n').flatMap((line, i) => [...(i > 0 ? [node('hardBreak')] : []), ...(line ? [text(line)] : [])]),
      ),
    ),
  )
}

/** Between the marks that Windows puts around what was copied. */
function withoutFrame(html: string): string {
  const from = html.indexOf('<!--StartFragment-->')
  const to = html.lastIndexOf('<!--EndFragment-->')
  return from >= 0 && to > from ? html.slice(from + 20, to) : html
}

/** Editors of code hand over coloured lines: that is text, or Markdown, dressed up. */
const saysNoMore = (html: string, text: string): boolean =>
  text !== '' &&
  (/<div[^>]*style="[^"]*font-family:[^"]*(?:monospace|Consolas|Menlo|Monaco)[^"]*white-space:\s*pre/i.test(html) ||
    (!/<(?!meta|html|body|head|!|\/|span|div|br|p\b)[a-z]/i.test(html) && looksLikeMarkdown(text)))
