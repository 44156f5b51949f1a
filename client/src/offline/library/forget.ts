import { type Device, memberOf } from '../device/open-device.ts'
import type { Changed } from '../search/finder.ts'
import { dropPictures } from './pictures.ts'
import { changeCopies, takeOff, takeOffQuestion } from './take-off.ts'

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
  await tx.done
  if (!copy) return null
  const slug = copy.community
  await dropPictures(device, memberOf(device), slug, pictures)
  return { slug, pages: isPage ? [id] : [], questions: isPage ? [] : [id] }
}

/** Pages as they were drawn for the person: any of them may name what they do not see any more. They only open a little faster. */
export async function forgetDrawnPages(): Promise<void> {
  if (typeof caches !== 'undefined') await caches.delete('commonplace-pages')
}
