import type { Device } from '../device/open-device.ts'
import { dropPictures } from './pictures.ts'

/** Takes the copies of a community off the device. Edits and acts that were not sent stay, with the ground they stand on. */
export async function dropCommunity(device: Device, memberId: string, slug: string): Promise<void> {
  await dropPictures(device, memberId, slug)
  const tx = device.transaction(
    ['pages', 'rows', 'questions', 'states', 'updates', 'documents', 'marks', 'communities', 'answers'],
    'readwrite',
  )
  const unsent = new Set((await tx.objectStore('marks').getAll()).map((mark) => mark.document))
  for (const { id, page } of await tx.objectStore('pages').index('community').getAll(slug)) {
    await tx.objectStore('rows').delete(id)
    // The page itself stays readable while words of the person's own in it are not sent.
    if (unsent.has(page.documentId)) continue
    await tx.objectStore('pages').delete(id)
    await tx.objectStore('states').delete(page.documentId)
    await tx.objectStore('documents').delete(page.documentId)
    for (const key of await tx.objectStore('updates').index('document').getAllKeys(page.documentId)) {
      await tx.objectStore('updates').delete(key)
    }
  }
  for (const id of await tx.objectStore('questions').index('community').getAllKeys(slug)) {
    await tx.objectStore('questions').delete(id)
  }
  for (const answer of await tx.objectStore('answers').getAll()) {
    if (answer.community === slug) await tx.objectStore('answers').delete(answer.key)
  }
  await tx.objectStore('communities').delete(slug)
  await tx.done
}
