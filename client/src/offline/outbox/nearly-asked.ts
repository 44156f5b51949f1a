import { type Api, Refusal, routes } from '@commonplace/api'
import { readAddress } from '@commonplace/domain'
import { nearlySame } from '@commonplace/domain/search'
import { pathOf } from '../../addresses.ts'
import type { ActRow, Device, NearlyAsked } from '../device/open-device.ts'

/** Of what is like a title so many are looked at. */
const LOOKED_AT = 5

/**
 * The question that somebody asked nearly alike while this one waited; null where there is none. What stood there already when the person
 * asked they may have seen. Throws Unreachable where the server cannot be asked.
 */
export async function nearlyAsked(device: Device, api: Api, act: ActRow): Promise<NearlyAsked | null> {
  const { id, title } = act.input as { id?: string; title?: string }
  const slug = String(act.params.slug ?? '')
  if (act.name !== 'askQuestion' || !title) return null
  const seenAt = Math.min(act.madeAt, (await device.get('communities', slug))?.keptAt ?? act.madeAt)
  try {
    const { items } = await api(routes.findSimilar, { params: { slug }, query: { text: title.slice(0, 500) } })
    const alike = items.filter((hit) => hit.kind !== 'page' && nearlySame(hit.title, title)).slice(0, LOOKED_AT)
    for (const { url } of alike) {
      const other = await api(routes.readQuestion, { params: { id: idIn(url) } })
      if (other.id !== id && other.at > seenAt)
        return { id: other.id, title: other.title, url: other.url, by: other.by.name, at: other.at }
    }
    return null
  } catch (error) {
    // Whoever may not search or read there is told when the question itself is sent.
    if (error instanceof Refusal) return null
    throw error
  }
}

/** The question of a hit, which may be in one of its answers. */
const idIn = (url: string): string =>
  readAddress(
    pathOf(url)
      .replace(/[?#].*$/, '')
      .split('/')
      .at(-1) ?? '',
  )?.id ?? ''
