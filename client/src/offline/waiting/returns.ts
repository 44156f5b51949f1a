import { type Api, Refusal, routes, Unreachable } from '@commonplace/api'
import type { Device, ReturnRow } from '../device/open-device.ts'
import { unsentDocuments } from '../device/unsent.ts'

export interface Meanwhile {
  readonly title: string
  readonly url: string
  readonly by: readonly string[]
}

/** Remembers, for each page with unsent words, which version this device had: what others did since is told once the words are home. */
export async function noteReturns(device: Device): Promise<void> {
  const unsent = await unsentDocuments(device)
  if (unsent.length === 0) return
  for (const { documentId } of unsent) {
    const page = (await device.getFromIndex('pages', 'document', documentId))?.page
    if (!page || page.deletedAt !== null || (await device.get('returns', documentId))) continue
    await device.put('returns', { document: documentId, page: page.id, from: page.versions, by: [], told: false })
  }
}

/** Asks, for each page whose words have arrived, who else changed it meanwhile; answers what is new to tell. */
export async function askReturns(device: Device, api: Api, me: string): Promise<Meanwhile[]> {
  const unsent = new Set((await unsentDocuments(device)).map(({ documentId }) => documentId))
  const news: Meanwhile[] = []
  for (const row of await device.getAll('returns')) {
    if (row.told || unsent.has(row.document)) continue
    const by = await othersSince(api, row, me)
    if (by === null) continue
    if (by.length === 0) {
      await device.delete('returns', row.document)
      continue
    }
    await device.put('returns', { ...row, by, told: true })
    const page = (await device.get('pages', row.page))?.page
    if (page) news.push({ title: page.title, url: page.url, by: by.map(({ name }) => name) })
  }
  return news
}

/** Null where it cannot be asked now. */
async function othersSince(api: Api, { page, from }: ReturnRow, me: string): Promise<ReturnRow['by'] | null> {
  try {
    const { items } = await api(routes.listVersions, { params: { id: page }, query: { limit: 50 } })
    const people = items.filter(({ n }) => n > from).flatMap(({ by }) => by)
    return [...new Map(people.filter(({ id }) => id !== me).map(({ id, name }) => [id, { id, name }])).values()]
  } catch (error) {
    if (error instanceof Unreachable) return null
    // A page that is closed to them now has nothing to tell.
    if (error instanceof Refusal) return []
    throw error
  }
}
