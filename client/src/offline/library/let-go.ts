import { type Device, memberOf, type PageCopy, type QuestionCopy, type Reason } from '../device/open-device.ts'
import { isOpenedLongAgo } from './keep-opened.ts'
import { isIn, reasonOf } from './part.ts'

/** Takes a reason away; what has no other leaves the device, but for words that were not sent. Answers how many left. */
export function letGo(device: Device, slug: string, reason: Reason, only: string | null = null): Promise<number> {
  return withoutReasons(device, slug, (copy) => {
    if (only !== null && copy.id !== only) return copy.reasons
    return copy.reasons.filter((one) => one !== reason)
  })
}

/** What was opened long ago and is not kept for anything else leaves. */
export async function letGoOpened(device: Device, now: number): Promise<void> {
  const slugs = new Set(
    [...(await device.getAll('pages')), ...(await device.getAll('questions'))].map((one) => one.community),
  )
  for (const slug of slugs) {
    await withoutReasons(device, slug, (copy) =>
      isOpenedLongAgo(copy, now) ? copy.reasons.filter((one) => one !== 'opened') : copy.reasons,
    )
  }
}

type Left = (copy: PageCopy | QuestionCopy) => readonly Reason[]

async function withoutReasons(device: Device, slug: string, left: Left): Promise<number> {
  const tx = device.transaction(
    ['pages', 'rows', 'questions', 'states', 'updates', 'documents', 'marks', 'parts'],
    'readwrite',
  )
  const parts = await tx.objectStore('parts').index('community').getAll(slug)
  const unsent = new Set((await tx.objectStore('marks').getAll()).map((mark) => mark.document))
  // Parts that a whole community covered stand on their own again.
  const reasonsFor = (copy: PageCopy | QuestionCopy): Reason[] => {
    const own = parts.filter((part) => isIn(part, copy, memberOf(device))).map(reasonOf)
    return [...new Set([...left(copy), ...own])]
  }
  let gone = 0
  for (const copy of await tx.objectStore('pages').index('community').getAll(slug)) {
    const reasons = reasonsFor(copy)
    if (reasons.length > 0 || unsent.has(copy.page.documentId)) {
      if (reasons.length !== copy.reasons.length) await tx.objectStore('pages').put({ ...copy, reasons })
      continue
    }
    gone++
    const { documentId } = copy.page
    await tx.objectStore('rows').delete(copy.id)
    await tx.objectStore('pages').delete(copy.id)
    await tx.objectStore('states').delete(documentId)
    await tx.objectStore('documents').delete(documentId)
    for (const key of await tx.objectStore('updates').index('document').getAllKeys(documentId))
      await tx.objectStore('updates').delete(key)
  }
  for (const copy of await tx.objectStore('questions').index('community').getAll(slug)) {
    const reasons = reasonsFor(copy)
    if (reasons.length === 0) {
      gone++
      await tx.objectStore('questions').delete(copy.id)
    } else if (reasons.length !== copy.reasons.length) await tx.objectStore('questions').put({ ...copy, reasons })
  }
  await tx.done
  return gone
}
