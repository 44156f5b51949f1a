import { parseFragment } from 'parse5'
import { readBlocks } from './from-html/blocks.ts'
import type { HtmlReadOptions } from './from-html/inline.ts'
import { type DocNode, docOf } from './json.ts'

export type { HtmlReadOptions } from './from-html/inline.ts'

export interface HtmlDocument {
  readonly json: DocNode
  /** Sentences on what could not be carried over. */
  readonly lost: readonly string[]
}

/**
 * Reads HTML (bodies of questions and answers, pasted word-processor pages, exports) into a document. It is parsed as a browser would,
 * without one; scripts and styles go, what cannot be modelled is kept as source.
 */
export function fromHtml(html: string, options: HtmlReadOptions = {}): HtmlDocument {
  const lost = new Set<string>()
  const json = docOf(readBlocks(parseFragment(html).childNodes, { options, lost }))
  return { json, lost: [...lost] }
}
