import type { Device } from '../device/open-device.ts'

const PICTURE = /\/api\/v1\/attachments\/[\w-]+/g

/**
 * Takes what may no longer be seen off the device: the page with its document and pictures, or the question. Words of the person's own that
 * were not sent stay, with the ground they stand on, to be taken along.
 */
export async function forgetCopy(
  device: Device,
  memberId: string,
  name: 'readPage' | 'readQuestion',
  id: string,
): Promise<void> {
  if (name === 'readQuestion') {
    await device.delete('questions', id)
    return
  }
  const tx = device.transaction(['pages', 'rows', 'states', 'documents', 'updates', 'marks', 'files'], 'readwrite')
  const copy = await tx.objectStore('pages').get(id)
  await tx.objectStore('rows').delete(id)
  const unsent = copy ? await tx.objectStore('marks').index('document').count(copy.page.documentId) : 0
  const pictures = [...new Set(copy?.page.html.match(PICTURE) ?? [])]
  if (copy && unsent === 0) {
    const { documentId } = copy.page
    await tx.objectStore('pages').delete(id)
    await tx.objectStore('states').delete(documentId)
    await tx.objectStore('documents').delete(documentId)
    for (const key of await tx.objectStore('updates').index('document').getAllKeys(documentId))
      await tx.objectStore('updates').delete(key)
    for (const url of pictures) await tx.objectStore('files').delete(url)
  }
  await tx.done
  if (pictures.length === 0 || typeof caches === 'undefined') return
  const kept = await caches.open(`commonplace-files-${memberId}`)
  await Promise.all(pictures.map((url) => kept.delete(url)))
}

/** Pages as they were drawn for the person: any of them may name what they do not see any more. They only open a little faster. */
export async function forgetDrawnPages(): Promise<void> {
  if (typeof caches !== 'undefined') await caches.delete('commonplace-pages')
}
