import { isOurs } from '@commonplace/api/headers'
import { pictureNamed, pictureShown } from '../../data/pictures.ts'
import type { BlobRow, Device } from '../device/open-device.ts'
import { picturesCache } from '../device/wipe.ts'
import { picturesOf } from './take-off.ts'

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
      // A captive portal answers everything in its own way.
      if (!response.ok || !isOurs(response)) {
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

/** Takes pictures that nothing kept of the community shows any more off the device. */
export async function dropPictures(
  device: Device,
  memberId: string,
  slug: string,
  pictures: readonly string[],
): Promise<void> {
  if (pictures.length === 0) return
  const shown = new Set<string>()
  for (const { page } of await device.getAllFromIndex('pages', 'community', slug))
    for (const url of picturesOf(page)) shown.add(url)
  for (const { question } of await device.getAllFromIndex('questions', 'community', slug))
    for (const url of picturesOf(question)) shown.add(url)
  const cache = typeof caches === 'undefined' ? null : await caches.open(picturesCache(memberId))
  for (const url of pictures) {
    if (shown.has(url)) continue
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
