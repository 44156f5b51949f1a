import { readMeta } from '@commonplace/document/meta'
import { readBody } from '@commonplace/document/y'
import { type Clock, mintId, type Random } from '@commonplace/kit'
import * as Y from 'yjs'
import type { Device } from '../device/open-device.ts'
import type { Outbox } from '../outbox/outbox.ts'
import { DocumentLog } from '../session/document-log.ts'
import { beginFrom } from './begin-page.ts'

interface Tools {
  readonly device: Device
  readonly outbox: Outbox
  readonly clock: Clock
  readonly random: Random
}

/**
 * Makes a new page of words whose own page is gone: as they stand on this device, under the title they had. Answers its id. The draft
 * goes once the new page waits to be sent, or was.
 */
export async function restoreDraft(
  { device, outbox, clock, random }: Tools,
  slug: string,
  documentId: string,
  about: (title: string) => string,
): Promise<string> {
  const copy = (await device.getAll('pages')).find(({ page }) => page.documentId === documentId)
  const doc = new Y.Doc()
  for (const update of (await new DocumentLog(device, documentId).load()).updates) Y.applyUpdate(doc, update)
  const fields = readMeta(doc)
  const title = fields.title || copy?.page.title || documentId
  const ids = { id: mintId(clock, random), documentId: mintId(clock, random) }
  const given = { ...ids, kind: copy?.page.kind ?? 'note', title }
  const input = await beginFrom(device, given, readBody(doc), fields)
  doc.destroy()
  const what = { what: about(title), where: `/${slug}/p/${ids.id}` }
  await outbox.send('createPage', { params: { slug }, input, key: mintId(clock, random) }, what)
  await forgetDocument(device, documentId, copy?.id)
  return ids.id
}

async function forgetDocument(device: Device, documentId: string, pageId: string | undefined): Promise<void> {
  const tx = device.transaction(['pages', 'rows', 'states', 'updates', 'documents', 'marks'], 'readwrite')
  if (pageId) {
    await tx.objectStore('pages').delete(pageId)
    await tx.objectStore('rows').delete(pageId)
  }
  await tx.objectStore('states').delete(documentId)
  await tx.objectStore('documents').delete(documentId)
  for (const name of ['updates', 'marks'] as const) {
    const keys = await tx.objectStore(name).index('document').getAllKeys(documentId)
    for (const key of keys) await tx.objectStore(name).delete(key as never)
  }
  await tx.done
}
