import type { AdoptionShape, PageShape } from '@commonplace/api'
import { markAltered } from '@commonplace/document/adopted'
import { deriveContent } from '@commonplace/document/derive'
import { ENGLISH, type ResolvedAdoption, toHtml } from '@commonplace/document/html'
import { readMeta } from '@commonplace/document/meta'
import { readBody } from '@commonplace/document/y'
import * as Y from 'yjs'
import { pictureShown } from '../../data/pictures.ts'
import type { Device } from '../device/open-device.ts'
import { DocumentLog } from '../session/document-log.ts'

/** A woven answer as this device last heard of it. */
function adoptionShown(woven: AdoptionShape, mayDecide: boolean): ResolvedAdoption {
  const { state, visible, answeredBy, adoptedBy, questionUrl, pageUrl } = woven
  const href = state === 'page-moved-on' ? `${pageUrl}/history` : questionUrl
  const here = { href: href || null, mayDecide }
  if (!visible) return { state: 'hidden', byline: ENGLISH.adopted.hidden, href: null, here }
  const byline = ENGLISH.adopted.byline(answeredBy.name, adoptedBy.name)
  return { state, byline, altered: ENGLISH.adopted.altered(answeredBy.name), href: questionUrl, here }
}

/** Shows a kept page with the person's own words in it that the server does not have yet. A chunk of its own: reading rarely needs it. */
export class LocalEdits {
  readonly #device: Device

  constructor(device: Device) {
    this.#device = device
  }

  async read(page: PageShape): Promise<PageShape> {
    const { updates } = await new DocumentLog(this.#device, page.documentId).load()
    const doc = new Y.Doc()
    doc.transact(() => {
      for (const update of updates) Y.applyUpdate(doc, update)
    })
    const body = readBody(doc)
    const fields = readMeta(doc)
    doc.destroy()
    const derived = deriveContent(body)
    const links = new Map(page.links.out.map((link) => [link.id, link]))
    const adoptions = new Map(page.adoptions.map((one) => [one.id, one]))
    const shown = markAltered(body, (id) => adoptions.get(id)?.wovenRevisions ?? null)
    const html = toHtml(shown, {
      resolveAdoption: (id) => {
        const woven = adoptions.get(id)
        return woven ? adoptionShown(woven, page.may.edit) : null
      },
      resolveImage: pictureShown,
      resolvePage: (id) => {
        const link = links.get(id)
        return link ? { href: link.url, title: link.title } : null
      },
      resolveQuestion: (id) => {
        const link = links.get(id)
        return link ? { href: link.url, title: link.title } : null
      },
    })
    return {
      ...page,
      html,
      fields: { ...fields, tags: [...fields.tags], stewards: [...fields.stewards], extra: { ...fields.extra } },
      title: fields.title || page.title,
      summary: fields.summary,
      tags: [...fields.tags],
      status: fields.status,
      headings: derived.headings.map((heading) => ({ ...heading })),
      lead: derived.lead,
      words: derived.words,
    }
  }
}
