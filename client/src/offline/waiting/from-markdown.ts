import { deriveContent } from '@commonplace/document/derive'
import { APART, toHtml } from '@commonplace/document/html'
import { fromMarkdown } from '@commonplace/document/markdown'
import { pictureShown } from '../../data/pictures.ts'
import { htmlWords } from '../../words/html.ts'

export interface Read {
  readonly html: string
  readonly lead: string
}

/** Markdown as the server will show it, for words that wait to be sent. A chunk of its own. */
export function readMarkdown(markdown: string): Read {
  const { json } = fromMarkdown(markdown, { keepTitle: true })
  return {
    html: toHtml(json, { resolveImage: pictureShown, resolveShown: () => APART, words: htmlWords }),
    lead: deriveContent(json).lead,
  }
}
