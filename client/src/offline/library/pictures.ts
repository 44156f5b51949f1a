import { pictureNamed, pictureShown } from '../../data/pictures.ts'
import type { BlobRow, Device } from '../device/open-device.ts'
import { picturesCache } from '../device/wipe.ts'

// Pictures lie in the browser's own cache, where the worker finds them by their address; the database knows which and how large.

/** Fetches the wanted pictures that are not yet here; answers how many it could not get. One that fails is passed over: the next sync tries again. */
export async function keepPictures(
  device: Device,
  memberId: string,
  slug: string,
  now: number,
  signal: AbortSignal,
): Promise<number> {
  if (typeof caches === 'undefined') return 0
  const cache = await caches.open(picturesCache(memberId))
  let missed = 0
  for (const { url, keptAt } of await device.getAllFromIndex('files', 'community', slug)) {
    if (signal.aborted) return missed
    if (keptAt > 0) continue
    try {
      const response = await fetch(url, { credentials: 'same-origin', redirect: 'error', signal })
      const type = response.headers.get('Content-Type') ?? ''
      // A captive portal answers everything with its own page.
      if (!response.ok || type.startsWith('text/html')) {
        missed++
        continue
      }
      const bytes = await response.clone().arrayBuffer()
      await cache.put(url, response)
      await device.put('files', { url, community: slug, bytes: bytes.byteLength, keptAt: now })
    } catch (error) {
      if (signal.aborted) return missed
      console.warn(`The picture ${url} could not be kept.`, error)
      missed++
    }
  }
  return missed
}

/** Takes the pictures of a community off the device. */
export async function dropPictures(device: Device, memberId: string, slug: string): Promise<void> {
  const files = await device.getAllFromIndex('files', 'community', slug)
  const cache = typeof caches === 'undefined' ? null : await caches.open(picturesCache(memberId))
  for (const { url } of files) {
    await cache?.delete(url)
    await device.delete('files', url)
  }
}

/** Shows a picture that waits to be sent from this device, at the address it will have. */
export async function showPicture(
  device: Device,
  memberId: string,
  { id, bytes, type }: BlobRow,
  slug: string,
): Promise<void> {
  if (typeof caches === 'undefined') return
  const url = pictureShown(pictureNamed(id))
  const cache = await caches.open(picturesCache(memberId))
  await cache.put(url, new Response(bytes, { headers: { 'Content-Type': type } }))
  await device.put('files', { url, community: slug, bytes: bytes.byteLength, keptAt: Date.now() })
}
