import type { OutputOf, routes } from '@commonplace/api'
import { newId } from '../data/api.ts'
import { currentOutbox } from '../data/outbox.ts'
import { pictureNamed } from '../data/pictures.ts'
import { words } from '../words/editor.ts'
import { isPicture, type Upload } from './views/pictures.ts'
import { sizeOf } from './views/shrink.ts'

/**
 * Sends pictures to the page they belong to. A picture has its name before the server has heard of it: without a network it is shown from
 * this device and sent later.
 */
export const uploadTo =
  (page: { readonly id: string; readonly title: string; readonly url: string }): Upload =>
  async (file) => {
    const bytes = new Uint8Array(await file.arrayBuffer())
    const id = await nameOf(page.id, bytes)
    const name = file.name.slice(0, 200)
    const sent = await currentOutbox().send(
      'attachFile',
      { params: { id: page.id }, query: { name, id }, key: newId(), blob: { id, bytes, type: file.type } },
      { what: words.pictureFor(page.title), where: page.url },
    )
    const src = pictureNamed(id)
    if (sent.queued) {
      // The server will say what it is; meanwhile a picture is shown as large as it comes.
      const unknown = { width: null, height: null }
      return { src, ...(isPicture(file) ? await sizeOf(file).catch(() => unknown) : unknown) }
    }
    const attached = sent.output as OutputOf<typeof routes.attachFile> | undefined
    return { src, width: attached?.width ?? null, height: attached?.height ?? null }
  }

/** The same picture on the same page has one name, however often it is pasted or sent. */
async function nameOf(pageId: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  // On an address without TLS there is no subtle crypto; there is no worker either, so pictures are sent at once.
  if (!crypto.subtle) return newId()
  const salt = new TextEncoder().encode(`${pageId} `)
  const whole = new Uint8Array(salt.length + bytes.length)
  whole.set(salt)
  whole.set(bytes, salt.length)
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', whole))
  return Array.from(hash.subarray(0, 20), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
