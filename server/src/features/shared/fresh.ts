import type { DocumentId, Page, PageFields } from '@commonplace/domain'
import { deriveBody } from '../../derive/content.ts'
import { presentOf } from '../../derive/present.ts'
import { withdrawnIn, withoutAnswers } from '../../derive/withdrawn.ts'
import type { Content } from '../../ports/documents.ts'
import type { Store } from '../../ports/store.ts'
import type { Services } from '../../ports/use-case.ts'

// Content is derived some quiet seconds after the last keystroke. Who reads in between (above all the writer who has just pressed Done)
// gets the text as it stands, derived for them and kept nowhere; the settled work writes it soon after.

export interface Fresh {
  readonly content: Content | null
  /** The fields of the live document, where it was looked at. */
  readonly fields: PageFields | null
}

interface Reading {
  readonly seq: number
  readonly fresh: Promise<Fresh>
}

/** Derivations for one document that are under way: many readers of a busy page share one. */
const underWay = new WeakMap<Store['read']['documents'], Map<DocumentId, Reading>>()

/** What there is to read of a document now. */
export async function freshContent(services: Services, id: DocumentId): Promise<Fresh> {
  const { read } = services.store
  const content = await read.documents.content(id)
  const seq = await read.documents.seq(id)
  if (content === null || content.seq >= seq) return { content, fields: null }
  const readings = underWay.get(services.store.read.documents) ?? new Map<DocumentId, Reading>()
  underWay.set(services.store.read.documents, readings)
  const shared = readings.get(id)
  if (shared && shared.seq >= seq) return shared.fresh
  const reading: Reading = { seq, fresh: derive(services, id) }
  readings.set(id, reading)
  try {
    return await reading.fresh
  } finally {
    if (readings.get(id) === reading) readings.delete(id)
  }
}

async function derive(services: Services, id: DocumentId): Promise<Fresh> {
  const { json, fields, seq } = await presentOf(services.documents, id)
  const shown = withoutAnswers(json, await withdrawnIn(services.store.read, json))
  return { content: deriveBody(id, json, shown, seq, services.clock.now()).content, fields }
}

/** A page with the title and fields it has in the live document. */
export function freshPage(page: Page, { content, fields }: Fresh): Page {
  if (!fields || !content) return page
  const { lead, words } = content
  return { ...page, lead, words, fields: { ...fields, title: fields.title || page.fields.title } }
}
