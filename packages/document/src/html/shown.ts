import { escapeHtml } from '../escape.ts'
import type { DocNode } from '../json.ts'
import { safeHref } from '../safe-url.ts'
import { shownRefOf } from '../shown.ts'
import { ENGLISH, type HtmlOptions, type HtmlWords, type ResolvedShown } from './options.ts'

/** A section of another page: its words in a frame that says where they come from, or a sentence on why they are not here. */
export function renderShown(block: DocNode, id: string, options: HtmlOptions): string {
  const ref = shownRefOf(block)
  const found = options.resolveShown?.(ref) ?? null
  return shownFrame(ref, found, (options.words ?? ENGLISH).shown, id)
}

/** The same without a block: for a place that stands in no text yet. */
export function shownFrame(
  { pageId, blockId }: { pageId: string; blockId: string },
  found: ResolvedShown | null,
  { from, said, now }: HtmlWords['shown'] = ENGLISH.shown,
  id = '',
): string {
  const state = found?.state ?? 'absent'
  const where = ` data-shown="${escapeHtml(pageId)}"${blockId === '' ? '' : ` data-block="${escapeHtml(blockId)}"`}`
  const name = found && found.title !== '' ? nameOf(found) : ''
  const words =
    state === 'shown'
      ? `<div class="shown-words">\n${found?.html ?? ''}</div>\n`
      : `<p class="shown-said">${escapeHtml(said[state])}</p>\n`
  const note = state === 'shown' && found?.kept ? ` · ${escapeHtml(now)}` : ''
  const line = name === '' ? '' : `<figcaption class="shown-from">${escapeHtml(from)} ${name}${note}</figcaption>`
  return `<figure class="shown"${where} data-state="${state}"${id}>\n${words}${line}</figure>\n`
}

function nameOf({ title, heading, href }: ResolvedShown): string {
  const words = escapeHtml(heading ? `${title} › ${heading}` : title)
  const safe = safeHref(href)
  return safe === null ? `<cite>${words}</cite>` : `<a href="${escapeHtml(safe)}"><cite>${words}</cite></a>`
}
