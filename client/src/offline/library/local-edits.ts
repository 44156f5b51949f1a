import type { PageShape } from '@commonplace/api'
import { deriveContent } from '@commonplace/document/derive'
import { toHtml } from '@commonplace/document/html'
import { readMeta } from '@commonplace/document/meta'
import { readBody } from '@commonplace/document/y'
import * as Y from 'yjs'
import { pictureShown } from '../../data/pictures.ts'
import type { Device } from '../device/open-device.ts'
import { DocumentLog } from '../session/document-log.ts'

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
    const html = toHtml(body, {
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
