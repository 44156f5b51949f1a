import { headingIds } from './heading-ids.ts'
import { renderBlocks } from './html/blocks.ts'
import type { HtmlOptions } from './html/options.ts'
import { childrenOf, type DocNode } from './json.ts'

export type {
  HtmlOptions,
  HtmlWords,
  ResolvedAdoption,
  ResolvedImage,
  ResolvedPage,
  ResolvedQuestion,
  ResolvedShown,
  ShownState,
} from './html/options.ts'
export { APART, ENGLISH, SHOWN_STATES } from './html/options.ts'
export { shownFrame } from './html/shown.ts'

/**
 * The document as complete reading HTML, for a page without script. Everything is escaped on the way out and every address judged
 * again: nothing that was ever typed, pasted, imported or sent becomes a script, an event handler or a style.
 */
export function toHtml(json: DocNode, options: HtmlOptions = {}): string {
  return renderBlocks(childrenOf(json), { options, headingId: headingIds() })
}
