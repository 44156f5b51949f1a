import type { PageShape } from '@commonplace/api'
import { deriveContent } from '@commonplace/document/derive'
import { toHtml } from '@commonplace/document/html'
import type { DocNode } from '@commonplace/document/json'
import { readMeta } from '@commonplace/document/meta'
import { readBody } from '@commonplace/document/y'
import type { PageFields } from '@commonplace/domain'
import * as Y from 'yjs'
import type { Device } from '../device/open-device.ts'
import { DocumentLog } from '../session/document-log.ts'
import { withTrials } from '../waiting/trials.ts'
import { asShown, shownBy } from './shown-kept.ts'

interface Standing {
  readonly body: DocNode
  readonly fields: PageFields
}

function standingOf(updates: readonly Uint8Array[]): Standing | null {
  if (updates.length === 0) return null
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  const standing = { body: readBody(doc), fields: readMeta(doc) }
  doc.destroy()
  return standing
}

/** Shows a kept page with the person's own words in it that the server does not have yet. A chunk of its own: reading rarely needs it. */
export class LocalEdits {
  readonly #device: Device

  constructor(device: Device) {
    this.#device = device
  }

  /** A document as it stands on this device; null where nothing of it is here. */
  async standing(documentId: string): Promise<Standing | null> {
    return standingOf((await new DocumentLog(this.#device, documentId).load()).updates)
  }

  /** A document as the last sync brought it. */
  async asBrought(documentId: string): Promise<Standing | null> {
    const row = await this.#device.get('states', documentId)
    return standingOf(row ? [row.state] : [])
  }

  async read(page: PageShape): Promise<PageShape> {
    const standing = await this.standing(page.documentId)
    if (!standing) return page
    const { body, fields } = standing
    const derived = deriveContent(body)
    const html = toHtml(asShown(page, body), await shownBy(this.#device, page, [body]))
    return {
      ...page,
      html,
      fields: {
        ...fields,
        ...{ tags: [...fields.tags], stewards: [...fields.stewards], tried: [...fields.tried] },
        extra: { ...fields.extra },
      },
      tried: withTrials(page.tried, fields.tried),
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
