import type { PageShape, QuestionShape } from '@commonplace/api'
import type { Device } from '../device/open-device.ts'

// The one way by which copies leave the device, whatever the reason.

const COPIES = [
  ...(['pages', 'rows', 'questions', 'states', 'documents', 'updates', 'marks'] as const),
  ...(['histories', 'indexes', 'files', 'parts', 'communities', 'answers'] as const),
] as const

/** Everything that is kept of communities, changed at once or not at all. */
export const changeCopies = (device: Device) => device.transaction(COPIES, 'readwrite')
export type Changing = ReturnType<typeof changeCopies>

const PICTURE = /\/api\/v1\/attachments\/[\w-]+/g
const picturesIn = (...html: readonly string[]) => html.flatMap((one) => one.match(PICTURE) ?? [])
const picturesOfQuestion = ({ html, answerList }: QuestionShape) =>
  picturesIn(html, ...answerList.map((answer) => answer.html))
export const picturesOf = (thing: PageShape | QuestionShape): string[] =>
  'answerList' in thing ? picturesOfQuestion(thing) : picturesIn(thing.html)

/**
 * Takes a page off the device with its versions and all that is kept of its document; answers the pictures it showed, which go once this is done. While
 * words of the person's own in it were not sent it stays, with the ground they stand on, as a draft to be read and made a page of again.
 */
export async function takeOff(tx: Changing, id: string, deletedAt: number | null = null): Promise<string[]> {
  const pages = tx.objectStore('pages')
  const copy = await pages.get(id)
  await tx.objectStore('rows').delete(id)
  await tx.objectStore('histories').delete(id)
  if (!copy) return []
  // The index of the search holds its words: it is put down anew without them.
  await tx.objectStore('indexes').delete(copy.community)
  const { documentId } = copy.page
  if ((await tx.objectStore('marks').index('document').count(documentId)) > 0) {
    await pages.put({
      ...copy,
      page: { ...copy.page, deletedAt: deletedAt ?? copy.page.deletedAt },
      reasons: ['draft'],
    })
    return []
  }
  await pages.delete(id)
  await takeOffDocument(tx, documentId)
  return picturesOf(copy.page)
}

async function takeOffDocument(tx: Changing, documentId: string): Promise<void> {
  await tx.objectStore('states').delete(documentId)
  await tx.objectStore('documents').delete(documentId)
  const updates = tx.objectStore('updates')
  for (const key of await updates.index('document').getAllKeys(documentId)) await updates.delete(key)
}

/** Takes a draft off the device, its unsent words too: they are somewhere else now. Answers the pictures its page showed. */
export async function takeOffDraft(tx: Changing, documentId: string, id: string | null): Promise<string[]> {
  const marks = tx.objectStore('marks')
  for (const key of await marks.index('document').getAllKeys(documentId)) await marks.delete(key)
  if (id !== null) return takeOff(tx, id)
  await takeOffDocument(tx, documentId)
  return []
}

/** Takes a question off the device; answers the pictures it showed. */
export async function takeOffQuestion(tx: Changing, id: string): Promise<string[]> {
  const copy = await tx.objectStore('questions').get(id)
  await tx.objectStore('questions').delete(id)
  if (copy) await tx.objectStore('indexes').delete(copy.community)
  return copy ? picturesOf(copy.question) : []
}
