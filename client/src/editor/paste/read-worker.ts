import { type Clipboard, fromClipboard } from '@commonplace/document/clipboard'

self.onmessage = ({ data }: MessageEvent<Clipboard>) => {
  try {
    self.postMessage(fromClipboard(data))
  } catch (error) {
    console.error('What was pasted could not be read.', error)
    self.postMessage(null)
  }
}
