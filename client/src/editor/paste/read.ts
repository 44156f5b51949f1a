import type { Clipboard, Pasted } from '@commonplace/document/clipboard'

/** Longer HTML is read by a worker: reading it here would hold up the window. */
export const LONG = 60_000

/** What a clipboard holds, as a document. The reader is fetched with the first paste. */
export async function readClipboard(clipboard: Clipboard): Promise<Pasted> {
  if (clipboard.html.length + clipboard.text.length > LONG && typeof Worker !== 'undefined') return readAside(clipboard)
  const { fromClipboard } = await import('@commonplace/document/clipboard')
  return fromClipboard(clipboard)
}

/** The lines of a text as paragraphs. */
export async function readPlain(text: string): Promise<Pasted> {
  const { plain } = await import('@commonplace/document/clipboard')
  return { json: plain(text), as: 'plain', lost: [] }
}

function readAside(clipboard: Clipboard): Promise<Pasted> {
  const worker = new Worker(new URL('./read-worker.ts', import.meta.url), { type: 'module' })
  return new Promise<Pasted>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Pasted | null>) => (data ? resolve(data) : reject(new Error('unread')))
    worker.onerror = () => reject(new Error('The reader of what was pasted did not start.'))
    worker.postMessage(clipboard)
  }).finally(() => worker.terminate())
}
