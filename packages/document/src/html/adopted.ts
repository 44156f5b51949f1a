import { escapeHtml } from '../escape.ts'
import { childrenOf, type DocNode, stringAttr } from '../json.ts'
import { safeHref } from '../safe-url.ts'
import { type Rendering, renderBlocks } from './blocks.ts'
import { ENGLISH, type ResolvedAdoption } from './options.ts'

/** A woven answer: its words with whose they are, and above them a bar where it has to be looked at again. Hidden, it has no words. */
export function renderAdopted(block: DocNode, id: string, rendering: Rendering): string {
  const adoptionId = stringAttr(block, 'adoptionId')
  const resolved = adoptionId ? (rendering.options.resolveAdoption?.(adoptionId) ?? null) : null
  const found = resolved && block.attrs?.altered === true ? alteredOf(resolved) : resolved
  const adoption = escapeHtml(adoptionId)
  const anchor = found?.here ? ` id="adopted-${adoption}"` : ''
  const state = found ? ` data-state="${escapeHtml(found.state)}"` : ''
  const words = found?.state === 'hidden' ? '' : renderBlocks(childrenOf(block), rendering)
  const bar = found ? renderBar(found, rendering) : ''
  return `<aside class="adopted" data-adoption="${adoption}"${anchor}${state}${id}>\n${bar}${words}${renderByline(found)}</aside>\n`
}

/** How a block stands whose words are not those that were woven in. What is hidden stays hidden. */
const alteredOf = (found: ResolvedAdoption): ResolvedAdoption =>
  found.state === 'hidden' ? found : { ...found, state: 'altered', byline: found.altered ?? '' }

function renderByline(found: ResolvedAdoption | null): string {
  if (!found?.byline) return ''
  const href = safeHref(found.href)
  const byline = escapeHtml(found.byline)
  const words = href === null ? byline : `<a href="${escapeHtml(href)}">${byline}</a>`
  return `<footer class="adopted-byline">${words}</footer>\n`
}

/**
 * What happened since, and what can be done about it. It is drawn whole, so that nothing moves when the script comes; the link leads
 * somewhere by itself, the buttons are for those who may decide.
 */
function renderBar({ state, here }: ResolvedAdoption, { options }: Rendering): string {
  const { moved, look, decide } = (options.words ?? ENGLISH).adopted
  const sentence = moved[state]
  if (!here || sentence === undefined) return ''
  const button = (act: string, label: string): string =>
    `<button type="button" data-decide="${act}">${escapeHtml(label)}</button>`
  const href = safeHref(here.href)
  const link =
    href && state !== 'hidden' && state !== 'altered'
      ? `<a href="${escapeHtml(href)}" data-decide="look">${escapeHtml(look)}</a>`
      : ''
  const update = state === 'answer-changed' || state === 'altered' ? button('update', decide.update) : ''
  const keep = state === 'altered' ? '' : button('keep', decide.keep)
  const buttons =
    state === 'hidden' ? button('detach', decide.remove) : `${update}${keep}${button('detach', decide.detach)}`
  return `<div class="adopted-bar" role="group" aria-label="${escapeHtml(sentence)}"><span>${escapeHtml(sentence)}</span>${link}${here.mayDecide ? buttons : ''}</div>\n`
}
