import type { Clipboard, Pasted } from '@commonplace/document/clipboard'
import { isTooMuch, LONG } from './weigh.ts'

/** What was pasted is more than a page can take at once. */
export class TooMuch extends Error {}

/** What a clipboard holds, as a document. The reader is fetched with the first paste. */
export async function readClipboard(clipboard: Clipboard): Promise<Pasted> {
  if (clipboard.html.length + clipboard.text.length > LONG && typeof Worker !== 'undefined') return readAside(clipboard)
  const { fromClipboard } = await import('@commonplace/document/clipboard')
  const pasted = fromClipboard(clipboard)
  if (isTooMuch(pasted.json)) throw new TooMuch()
  return pasted
}

/** The lines of a text as paragraphs. */
export async function readPlain(text: string): Promise<Pasted> {
  const { plain } = await import('@commonplace/document/clipboard')
  return { json: plain(text), as: 'plain', lost: [] }
}

function readAside(clipboard: Clipboard): Promise<Pasted> {
  const worker = new Worker(new URL('./read-worker.ts', import.meta.url), { type: 'module' })
  return new Promise<Pasted>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Pasted | 'too-much' | null>) => {
      if (data === 'too-much') reject(new TooMuch())
      else if (data) resolve(data)
      else reject(new Error('unread'))
    }
    worker.onerror = () => reject(new Error('The reader of what was pasted did not start.'))
    worker.postMessage(clipboard)
  }).finally(() => worker.terminate())
}
