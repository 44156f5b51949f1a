import type { OutputOf, PageRow, PageShape, routes } from '@commonplace/api'
import type { CommunityCopy, Device, Reason } from '../device/open-device.ts'

export type Pass = OutputOf<typeof routes.readOffline>

// Written out, since shapes stay at the server; the type misses none and knows no other.
const ROW: Readonly<Record<keyof PageRow, true>> = {
  id: true,
  documentId: true,
  kind: true,
  title: true,
  slug: true,
  url: true,
  parentId: true,
  position: true,
  status: true,
  tags: true,
  summary: true,
  lead: true,
  reviewDue: true,
  changedAt: true,
  changedBy: true,
  words: true,
  deletedAt: true,
}
const ROW_KEYS = Object.keys(ROW) as (keyof PageRow)[]

/** What lists show of a page, cut out of the whole. */
export function rowOf(page: PageShape): PageRow {
  return Object.fromEntries(ROW_KEYS.map((key) => [key, page[key]])) as PageRow
}

const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))

const STORES = ['pages', 'rows', 'questions', 'states', 'marks', 'communities', 'files'] as const

/**
 * Puts one piece of a sync on the device, whole or not at all: what came, what went, and the cursor from which to go on. A crash in
 * the middle of a sync therefore repeats a piece and loses none.
 */
export async function applyPass(device: Device, slug: string, pass: Pass): Promise<void> {
  const tx = device.transaction(STORES, 'readwrite')
  const store = <Name extends (typeof STORES)[number]>(name: Name) => tx.objectStore(name)
  const reasonsOf = (was: { reasons: readonly Reason[] } | undefined): readonly Reason[] => [
    ...new Set<Reason>([...(was?.reasons ?? []), 'community']),
  ]
  const keptAt = pass.at

  for (const { page, state } of pass.pages) {
    const reasons = reasonsOf(await store('pages').get(page.id))
    await store('pages').put({ id: page.id, community: slug, page, keptAt, reasons })
    await store('rows').put({ id: page.id, community: slug, row: rowOf(page), keptAt })
    if (state) await store('states').put({ document: page.documentId, state: bytesOf(state), at: keptAt })
  }
  for (const question of pass.questions) {
    const reasons = reasonsOf(await store('questions').get(question.id))
    await store('questions').put({ id: question.id, community: slug, question, keptAt, reasons })
  }
  for (const url of pass.files) {
    // Wanted: fetched after the texts, also when this sync ends before.
    if (!(await store('files').get(url))) await store('files').put({ url, community: slug, bytes: 0, keptAt: 0 })
  }
  for (const { kind, id } of pass.gone) {
    if (kind === 'question') {
      await store('questions').delete(id)
      continue
    }
    const copy = await store('pages').get(id)
    await store('rows').delete(id)
    await store('pages').delete(id)
    if (!copy) continue
    // Unsent words of a page that went stay in the update log; the ground they stand on must stay with them.
    const { documentId } = copy.page
    if ((await store('marks').index('document').count(documentId)) === 0) await store('states').delete(documentId)
  }
  const was = await store('communities').get(slug)
  const next: CommunityCopy = {
    ...(was ?? { slug, pinned: true, pictures: true, keptAt: null }),
    cursor: pass.next,
    keptAt: pass.more ? (was?.keptAt ?? null) : keptAt,
  }
  await store('communities').put(next)
  await tx.done
}
