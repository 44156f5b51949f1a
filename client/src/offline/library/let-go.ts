import { type Device, memberOf, type PageCopy, type QuestionCopy, type Reason } from '../device/open-device.ts'
import type { Changed } from '../search/finder.ts'
import { isOpenedLongAgo } from './keep-opened.ts'
import { isIn, reasonOf } from './part.ts'
import { dropPictures } from './pictures.ts'
import { changeCopies, takeOff, takeOffQuestion } from './take-off.ts'

/** Takes a reason away; what has no other leaves the device, but for words that were not sent. Answers what left. */
export function letGo(device: Device, slug: string, reason: Reason, only: string | null = null): Promise<Changed> {
  return withoutReasons(device, slug, [reason], (copy) => {
    if (only !== null && copy.id !== only) return copy.reasons
    return copy.reasons.filter((one) => one !== reason)
  })
}

/** What of a community was opened long ago and is not kept for anything else leaves, and drafts whose words are home. Answers what left. */
export function letGoOpened(device: Device, slug: string, now: number): Promise<Changed> {
  return withoutReasons(device, slug, ['opened', 'draft'], (copy) => {
    const gone = isOpenedLongAgo(copy, now) ? ['opened', 'draft'] : ['draft']
    return copy.reasons.filter((one) => !gone.includes(one))
  })
}

interface ByReason<T> {
  getAll(reason: Reason): Promise<T[]>
}

/** The copies of a community that are here for any of these reasons, each once. */
async function here<T extends PageCopy | QuestionCopy>(
  index: ByReason<T>,
  reasons: readonly Reason[],
  slug: string,
): Promise<Iterable<T>> {
  const found = new Map<string, T>()
  for (const reason of reasons)
    for (const copy of await index.getAll(reason)) if (copy.community === slug) found.set(copy.id, copy)
  return found.values()
}

type Left = (copy: PageCopy | QuestionCopy) => readonly Reason[]

/** Looks through what is here for these reasons, and through nothing else. */
async function withoutReasons(device: Device, slug: string, looked: readonly Reason[], left: Left): Promise<Changed> {
  const tx = changeCopies(device)
  // Parts that a whole community covered stand on their own again. Without one, parts say themselves what is theirs: a copy that is here because
  // it was opened may be of a time when it had the star or the tag.
  const parts = looked.includes('community') ? await tx.objectStore('parts').index('community').getAll(slug) : []
  const reasonsFor = (copy: PageCopy | QuestionCopy): Reason[] => {
    const own = parts.filter((part) => isIn(part, copy, memberOf(device))).map(reasonOf)
    return [...new Set([...left(copy), ...own])]
  }
  const gone: { pages: string[]; questions: string[] } = { pages: [], questions: [] }
  const pictures: string[] = []
  const pages = tx.objectStore('pages')
  for (const copy of await here(pages.index('reason'), looked, slug)) {
    const reasons = reasonsFor(copy)
    if (reasons.length === 0) {
      pictures.push(...(await takeOff(tx, copy.id)))
      if ((await pages.getKey(copy.id)) === undefined) gone.pages.push(copy.id)
    } else if (reasons.length !== copy.reasons.length) await pages.put({ ...copy, reasons })
  }
  const questions = tx.objectStore('questions')
  for (const copy of await here(questions.index('reason'), looked, slug)) {
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
