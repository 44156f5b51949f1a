import type { OutputOf, routes } from '@commonplace/api'
import type { ActRow, Device } from '../device/open-device.ts'
import { type Given, pageAsWaiting, questionAsWaiting } from '../waiting/overlay.ts'
import { answerKey } from './answers.ts'
import { pageAsToday, questionAsToday } from './as-today.ts'
import { rowOf } from './row.ts'
import { givesStar, takesStar } from './starring.ts'

type Stars = OutputOf<typeof routes.listStars>
type Item = Stars['items'][number]

/** Whether something is starred once what waits was sent, and when it was. */
function afterActs(acts: readonly ActRow[], id: string, starredAt: number | null): number | null {
  return acts.reduce((at, act) => {
    if (act.refusal || act.params.id !== id) return at
    if (givesStar(act.name)) return at ?? act.madeAt
    return takesStar(act.name) ? null : at
  }, starredAt)
}

/**
 * One's stars as this device knows them: the list as the server last gave it, what is here and starred, and what waits to be sent. Of what
 * is only in the list there is no more than its title here.
 */
export async function starsKept(
  device: Device,
  slug: string,
  given: Given,
): Promise<{ data: Stars; keptAt: number } | null> {
  const answer = await device.get('answers', answerKey('listStars', { slug }))
  const listedAt = answer?.keptAt ?? 0
  const found = new Map<string, Item>()
  for (const item of (answer?.answer as Stars | undefined)?.items ?? [])
    found.set((item.page ?? item.question)?.id ?? '', item)
  /** A copy says more than the list where it is the newer of the two. */
  const place = (id: string, starred: boolean, keptAt: number, item: Omit<Item, 'at'>) => {
    const listed = found.get(id)?.at ?? null
    const at = keptAt >= listedAt ? (starred ? (listed ?? keptAt) : null) : listed
    if (at !== null || afterActs(given.acts, id, null) !== null) found.set(id, { ...item, at: at ?? 0 })
    else found.delete(id)
  }
  for (const { page: kept, keptAt } of await device.getAllFromIndex('pages', 'community', slug)) {
    const page = pageAsToday(kept)
    const item = { page: rowOf(pageAsWaiting(page, given.acts)), question: null }
    place(page.id, page.starred, keptAt, item)
  }
  for (const { question: kept, keptAt } of await device.getAllFromIndex('questions', 'community', slug)) {
    const question = questionAsToday(kept)
    const now = await questionAsWaiting(question, given)
    if (now) place(question.id, question.starred, keptAt, { page: null, question: now })
    else found.delete(question.id)
  }
  const items = [...found].flatMap(([id, item]) => {
    const at = afterActs(given.acts, id, item.at || null)
    const inTrash = item.page !== null && item.page.deletedAt !== null
    return at === null || inTrash ? [] : [{ ...item, at }]
  })
  if (!answer && items.length === 0) return null
  const whole = (await device.get('communities', slug))?.keptAt ?? 0
  return { data: { items: items.sort((a, b) => b.at - a.at), next: null }, keptAt: Math.max(listedAt, whole) }
}
