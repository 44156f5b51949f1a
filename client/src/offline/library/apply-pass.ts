import type { OutputOf, routes } from '@commonplace/api'
import { bytesOf } from '../device/base64.ts'
import { type Device, memberOf, type PartCopy, type Reason } from '../device/open-device.ts'
import type { Changed } from '../search/finder.ts'
import { wantedOf } from './keep-histories.ts'
import { dropPictures } from './pictures.ts'
import { rowOf } from './row.ts'
import { changeCopies, takeOff, takeOffQuestion } from './take-off.ts'

export type Pass = OutputOf<typeof routes.readOffline>

/** What of the device a piece touches. */
export const changedBy = ({ pages, questions, gone }: Pass): Changed => ({
  pages: [...pages.map(({ page }) => page.id), ...gone.flatMap(({ kind, id }) => (kind === 'page' ? id : []))],
  questions: [...questions.map(({ id }) => id), ...gone.flatMap(({ kind, id }) => (kind === 'page' ? [] : id))],
})

/** What a sync is of: a whole community, or a part of it by its own row. */
export type Keep = { readonly slug: string; readonly reason: Reason; readonly part: PartCopy | null }

/**
 * Puts one piece of a sync on the device, whole or not at all: what came, what went, and the cursor from which to go on. A crash in
 * the middle of a sync therefore repeats a piece and loses none. Answers whether it is there: of what was let go meanwhile nothing comes.
 */
export async function applyPass(device: Device, { slug, reason, part }: Keep, pass: Pass): Promise<boolean> {
  const tx = changeCopies(device)
  const store: typeof tx.objectStore = (name) => tx.objectStore(name)
  const community = await store('communities').get(slug)
  if (part ? (await store('parts').getKey(part.key)) === undefined : !community) return false
  const because = <T extends { reasons: readonly Reason[] }>(was: T | undefined) => ({
    ...was,
    reasons: [...new Set<Reason>([...(was?.reasons ?? []), reason])],
  })
  const keptAt = pass.at

  for (const { page, state } of pass.pages) {
    const was = await store('pages').get(page.id)
    await store('pages').put({ ...because(was), id: page.id, community: slug, page, keptAt })
    await store('rows').put({ id: page.id, community: slug, row: rowOf(page), keptAt })
    await store('histories').put(wantedOf(await store('histories').get(page.id), page.id, slug))
    if (state) await store('states').put({ document: page.documentId, state: bytesOf(state), at: keptAt })
  }
  for (const question of pass.questions) {
    const was = await store('questions').get(question.id)
    await store('questions').put({ ...because(was), id: question.id, community: slug, question, keptAt })
  }
  for (const url of pass.files) {
    // Wanted: fetched after the texts, also when this sync ends before.
    if (!(await store('files').get(url))) await store('files').put({ url, community: slug, bytes: 0, keptAt: 0 })
  }
  const pictures: string[] = []
  for (const { kind, id, why } of pass.gone) {
    const name = kind === 'page' ? 'pages' : 'questions'
    const copy = await store(name).get(id)
    const left = why === 'left' ? (copy?.reasons ?? []).filter((one) => one !== reason) : []
    if (copy && left.length > 0) await store(name).put({ ...copy, reasons: left } as never)
    else if (kind === 'question') pictures.push(...(await takeOffQuestion(tx, id)))
    else pictures.push(...(await takeOff(tx, id, why === 'deleted' ? keptAt : null)))
  }
  if (part) await store('parts').put({ ...part, cursor: pass.next, keptAt: pass.more ? part.keptAt : keptAt })
  else if (community)
    await store('communities').put({
      ...community,
      cursor: pass.next,
      keptAt: pass.more ? community.keptAt : keptAt,
      ...(pass.bytes ? { bytes: pass.bytes } : {}),
    })
  await tx.done
  await dropPictures(device, memberOf(device), slug, pictures)
  return true
}
