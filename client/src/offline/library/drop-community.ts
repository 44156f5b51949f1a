import type { OutputOf, routes } from '@commonplace/api'
import type { Device } from '../device/open-device.ts'
import type { Changed } from '../search/finder.ts'
import { answerKey } from './answers.ts'
import { dropPictures } from './pictures.ts'
import { changeCopies, takeOff, takeOffQuestion } from './take-off.ts'

type Inbox = OutputOf<typeof routes.readInbox>

const withoutCommunity = (inbox: Inbox, slug: string): Inbox => ({
  ...inbox,
  // A copy of another day may hold less.
  items: (inbox.items ?? []).filter(({ community }) => community.slug !== slug),
})

/**
 * Takes a community off the device, with the parts of it that are kept for themselves. Edits and acts that were not sent stay, with the
 * ground they stand on. Answers what was taken.
 */
export async function dropCommunity(device: Device, memberId: string, slug: string): Promise<Changed> {
  const tx = changeCopies(device)
  const [pages, questions, parts, pictures] = await Promise.all([
    tx.objectStore('pages').index('community').getAllKeys(slug),
    tx.objectStore('questions').index('community').getAllKeys(slug),
    tx.objectStore('parts').index('community').getAllKeys(slug),
    tx.objectStore('files').index('community').getAllKeys(slug),
  ])
  for (const id of pages) await takeOff(tx, id)
  for (const id of questions) await takeOffQuestion(tx, id)
  for (const key of parts) await tx.objectStore('parts').delete(key)
  // Also of pages that were never kept whole.
  for (const name of ['rows', 'histories'] as const)
    for (const id of await tx.objectStore(name).index('community').getAllKeys(slug))
      await tx.objectStore(name).delete(id)
  for (const row of await tx.objectStore('answers').getAll()) {
    if (row.community === slug) await tx.objectStore('answers').delete(row.key)
    // The inbox is one for all places: only what is of this one leaves it.
    else if (row.key === answerKey('readInbox'))
      await tx.objectStore('answers').put({ ...row, answer: withoutCommunity(row.answer as Inbox, slug) })
  }
  await tx.objectStore('communities').delete(slug)
  await tx.objectStore('indexes').delete(slug)
  await tx.done
  await dropPictures(device, memberId, slug, pictures)
  return { pages, questions }
}
