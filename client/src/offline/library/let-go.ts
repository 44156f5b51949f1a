import { type Device, memberOf, type PageCopy, type QuestionCopy, type Reason } from '../device/open-device.ts'
import type { Changed } from '../search/finder.ts'
import { isOpenedLongAgo } from './keep-opened.ts'
import { isIn, reasonOf } from './part.ts'
import { dropPictures } from './pictures.ts'
import { changeCopies, takeOff, takeOffQuestion } from './take-off.ts'

/** Takes a reason away; what has no other leaves the device, but for words that were not sent. Answers what left. */
export function letGo(device: Device, slug: string, reason: Reason, only: string | null = null): Promise<Changed> {
  return withoutReasons(device, slug, (copy) => {
    if (only !== null && copy.id !== only) return copy.reasons
    return copy.reasons.filter((one) => one !== reason)
  })
}

/** What of a community was opened long ago and is not kept for anything else leaves. Answers what left. */
export function letGoOpened(device: Device, slug: string, now: number): Promise<Changed> {
  return withoutReasons(device, slug, (copy) =>
    isOpenedLongAgo(copy, now) ? copy.reasons.filter((one) => one !== 'opened') : copy.reasons,
  )
}

type Left = (copy: PageCopy | QuestionCopy) => readonly Reason[]

async function withoutReasons(device: Device, slug: string, left: Left): Promise<Changed> {
  const tx = changeCopies(device)
  const parts = await tx.objectStore('parts').index('community').getAll(slug)
  // Parts that a whole community covered stand on their own again.
  const reasonsFor = (copy: PageCopy | QuestionCopy): Reason[] => {
    const own = parts.filter((part) => isIn(part, copy, memberOf(device))).map(reasonOf)
    return [...new Set([...left(copy), ...own])]
  }
  const gone: { pages: string[]; questions: string[] } = { pages: [], questions: [] }
  const pictures: string[] = []
  const pages = tx.objectStore('pages')
  for (const copy of await pages.index('community').getAll(slug)) {
    const reasons = reasonsFor(copy)
    if (reasons.length === 0) {
      pictures.push(...(await takeOff(tx, copy.id)))
      if ((await pages.getKey(copy.id)) === undefined) gone.pages.push(copy.id)
    } else if (reasons.length !== copy.reasons.length) await pages.put({ ...copy, reasons })
  }
  const questions = tx.objectStore('questions')
  for (const copy of await questions.index('community').getAll(slug)) {
    const reasons = reasonsFor(copy)
    if (reasons.length === 0) {
      pictures.push(...(await takeOffQuestion(tx, copy.id)))
      gone.questions.push(copy.id)
    } else if (reasons.length !== copy.reasons.length) await questions.put({ ...copy, reasons })
  }
  await tx.done
  await dropPictures(device, memberOf(device), slug, pictures)
  return gone
}
