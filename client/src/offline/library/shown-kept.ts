import type { AdoptionShape, PageShape } from '@commonplace/api'
import { markAltered } from '@commonplace/document/adopted'
import { APART, type HtmlOptions, type ResolvedAdoption } from '@commonplace/document/html'
import { childrenOf, type DocNode, stringAttr } from '@commonplace/document/json'
import { pictureShown } from '../../data/pictures.ts'
import { htmlWords } from '../../words/html.ts'
import type { Device } from '../device/open-device.ts'

// Bodies of a kept page drawn on the device: with one's own words in them, or as they once were.

/** A woven answer as this device last heard of it. */
function adoptionShown(woven: AdoptionShape, mayDecide: boolean): ResolvedAdoption {
  const { state, visible, answeredBy, adoptedBy, questionUrl, pageUrl } = woven
  const href = state === 'page-moved-on' ? `${pageUrl}/history` : questionUrl
  const here = { href: href || null, mayDecide }
  if (!visible) return { state: 'hidden', byline: htmlWords.adopted.hidden, href: null, here }
  const byline = htmlWords.adopted.byline(answeredBy.name, adoptedBy.name)
  return { state, byline, altered: htmlWords.adopted.altered(answeredBy.name), href: questionUrl, here }
}

/** Woven answers whose words are no longer the answerer's are marked, as the server marks them. */
export function asShown(page: PageShape, body: DocNode): DocNode {
  const woven = new Map(page.adoptions.map((one) => [one.id, one.wovenRevisions]))
  return markAltered(body, (id) => woven.get(id) ?? null)
}

/** How bodies of a page are drawn from what is on the device. */
export async function shownBy(device: Device, page: PageShape, bodies: readonly DocNode[]): Promise<HtmlOptions> {
  const adoptions = new Map(page.adoptions.map((one) => [one.id, one]))
  const links = new Map(page.links.out.map(({ id, url, title }) => [id, { href: url, title }]))
  for (const [kind, id] of bodies.flatMap(linksIn)) {
    if (links.has(id)) continue
    const there = kind === 'page' ? (await device.get('rows', id))?.row : (await device.get('questions', id))?.question
    if (there) links.set(id, { href: there.url, title: there.title })
  }
  const linked = (id: string) => links.get(id) ?? null
  return {
    resolveAdoption: (id) => {
      const woven = adoptions.get(id)
      return woven ? adoptionShown(woven, page.may.edit) : null
    },
    resolveImage: pictureShown,
    resolveShown: () => APART,
    resolvePage: linked,
    resolveQuestion: linked,
    words: htmlWords,
  }
}

function linksIn(body: DocNode): (readonly [kind: 'page' | 'question', id: string])[] {
  const own =
    body.type === 'pageLink'
      ? [['page', stringAttr(body, 'pageId')] as const]
      : body.type === 'questionCard'
        ? [['question', stringAttr(body, 'questionId')] as const]
        : []
  return [...own.filter(([, id]) => id !== ''), ...childrenOf(body).flatMap(linksIn)]
}
