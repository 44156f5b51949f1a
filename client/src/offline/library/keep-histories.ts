import { Refusal, routes } from '@commonplace/api'
import type { HistoryCopy } from '../device/open-device.ts'
import { packed } from './packed.ts'
import type { Tools } from './pulling.ts'

const AT_ONCE = 50

/** A page came or changed: its versions are fetched after the texts, also when this sync ends before. */
export const wantedOf = (was: HistoryCopy | undefined, id: string, community: string): HistoryCopy => ({
  ...(was ?? { kept: null, bytes: 0, keptAt: 0 }),
  id,
  community,
  wanted: community,
})

/** Fetches the versions of pages that came or changed, many pages at a time. What does not come now comes with the next sync. */
export async function keepHistories(
  { device, api, clock }: Pick<Tools, 'device' | 'api' | 'clock'>,
  slug: string,
  signal: AbortSignal,
): Promise<void> {
  try {
    while (!signal.aborted) {
      const ids = await device.getAllKeysFromIndex('histories', 'wanted', slug, AT_ONCE)
      if (ids.length === 0) return
      const { histories, rest } = await api(routes.readHistories, {
        params: { slug },
        query: { pages: ids.join(',') },
        signal,
      })
      const came = new Map<string, Pick<HistoryCopy, 'kept' | 'bytes'>>()
      for (const { id, versions, now, blocks } of histories) {
        const pack = await packed(blocks)
        came.set(id, {
          kept: { versions, now, blocks: pack },
          bytes: JSON.stringify([versions, now]).length + pack.byteLength,
        })
      }
      const later = new Set(rest)
      const tx = device.transaction('histories', 'readwrite')
      for (const id of ids) {
        const was = later.has(id) ? undefined : await tx.store.get(id)
        const history = came.get(id)
        // What left the device meanwhile does not come back with its versions.
        if (was && history) await tx.store.put({ id, community: was.community, ...history, keptAt: clock.now() })
        else if (was) await tx.store.delete(id)
      }
      await tx.done
      if (later.size >= ids.length) return
    }
  } catch (error) {
    // Asked for too much at a time, or a server of an older build that has no such route: the pages are here all the same.
    if (!(error instanceof Refusal)) throw error
  }
}
