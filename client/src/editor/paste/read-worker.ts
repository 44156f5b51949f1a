import { type Clipboard, fromClipboard } from '@commonplace/document/clipboard'
import { isTooMuch } from './weigh.ts'

self.onmessage = ({ data }: MessageEvent<Clipboard>) => {
  try {
    const pasted = fromClipboard(data)
    // Looked at here: only handing it over would hold up the window.
    self.postMessage(isTooMuch(pasted.json) ? 'too-much' : pasted)
  } catch (error) {
    console.error('What was pasted could not be read.', error)
    self.postMessage(null)
  }
}
