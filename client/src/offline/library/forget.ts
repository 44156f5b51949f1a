import { type Device, memberOf } from '../device/open-device.ts'
import type { Changed } from '../search/finder.ts'
import { answerKey } from './answers.ts'
import { dropPictures } from './pictures.ts'
import { type Changing, changeCopies, takeOff, takeOffQuestion } from './take-off.ts'

/** Takes what may no longer be seen off the device: the page with its document and pictures, or the question. Answers where it was kept. */
export async function forgetCopy(
  device: Device,
  name: 'readPage' | 'readQuestion',
  id: string,
): Promise<({ readonly slug: string } & Changed) | null> {
  const tx = changeCopies(device)
  const isPage = name === 'readPage'
  const copy = await tx.objectStore(isPage ? 'pages' : 'questions').get(id)
  const pictures = await (isPage ? takeOff(tx, id) : takeOffQuestion(tx, id))
  if (copy && isPage) await takeOutOfThoughts(tx, copy.community, id)
  await tx.done
  if (!copy) return null
  const slug = copy.community
  await dropPictures(device, memberOf(device), slug, pictures)
  return { slug, pages: isPage ? [id] : [], questions: isPage ? [] : [id] }
}

interface Named {
  readonly id: string
}

/** What was said to a thought of the week stands in lists too. */
async function takeOutOfThoughts(tx: Changing, slug: string, id: string): Promise<void> {
  const answers = tx.objectStore('answers')
  const home = await answers.get(answerKey('readHome', { slug }))
  const shown = home?.answer as { thought?: Named | null } | undefined
  if (home && shown?.thought?.id === id) await answers.put({ ...home, answer: { ...shown, thought: null } })
  const list = await answers.get(answerKey('readThoughts', { slug }))
  const { current = null, past = [] } = (list?.answer ?? {}) as { current?: Named | null; past?: readonly Named[] }
  if (!list || ![current, ...past].some((one) => one?.id === id)) return
  const rest = { current: current?.id === id ? null : current, past: past.filter((one) => one.id !== id) }
  await answers.put({ ...list, answer: { ...(list.answer as object), ...rest } })
}

/** Pages as they were drawn for the person: any of them may name what they do not see any more. They only open a little faster. */
export async function forgetDrawnPages(): Promise<void> {
  if (typeof caches !== 'undefined') await caches.delete('commonplace-pages')
}
