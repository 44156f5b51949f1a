import { readMeta } from '@commonplace/document/meta'
import { readBody } from '@commonplace/document/y'
import { type Clock, mintId, type Random } from '@commonplace/kit'
import * as Y from 'yjs'
import { pictureOf } from '../../data/pictures.ts'
import { type Device, memberOf } from '../device/open-device.ts'
import { dropPictures } from '../library/pictures.ts'
import { changeCopies, takeOffDraft } from '../library/take-off.ts'
import type { Outbox } from '../outbox/outbox.ts'
import type { Changed } from '../search/finder.ts'
import { DocumentLog } from '../session/document-log.ts'
import { beginFrom } from './begin-page.ts'

interface Tools {
  readonly device: Device
  readonly outbox: Outbox
  readonly clock: Clock
  readonly random: Random
  /** Lets the search know what left. */
  follow(slug: string, changed: Changed): Promise<void>
}

/**
 * Makes a new page of words whose own page is gone: as they stand on this device, under the title they had. Answers its id. The draft
 * goes once the new page waits to be sent, or was.
 */
export async function restoreDraft(
  { device, outbox, clock, random, follow }: Tools,
  slug: string,
  documentId: string,
  about: (title: string) => string,
): Promise<string> {
  const copy = await device.getFromIndex('pages', 'document', documentId)
  const doc = new Y.Doc()
  for (const update of (await new DocumentLog(device, documentId).load()).updates) Y.applyUpdate(doc, update)
  const [fields, body] = [readMeta(doc), readBody(doc)]
  const title = fields.title || copy?.page.title || documentId
  const ids = { id: mintId(clock, random), documentId: mintId(clock, random) }
  const given = { ...ids, kind: copy?.page.kind ?? 'note', title }
  const input = await beginFrom(device, given, body, fields)
  doc.destroy()
  const what = { what: about(title), where: `/${slug}/p/${ids.id}` }
  await outbox.send('createPage', { params: { slug }, input, key: mintId(clock, random) }, what)
  const tx = changeCopies(device)
  const pictures = await takeOffDraft(tx, documentId, copy?.id ?? null)
  await tx.done
  if (!copy) return ids.id
  // What the new page shows too stays, though its copy comes only once it was sent.
  const shown = JSON.stringify(body)
  const gone = pictures.filter((url) => !shown.includes(pictureOf(url)))
  await dropPictures(device, memberOf(device), copy.community, gone)
  await follow(copy.community, { pages: [copy.id], questions: [] })
  return ids.id
}
