import { words } from '../words/en.ts'
import { toast } from './toasts.tsx'

/** Puts words on the clipboard and says so, or that the browser gives no leave to. */
export function copyText(text: string, said: string = words.copied): void {
  navigator.clipboard.writeText(text).then(
    () => toast(said),
    () => toast(words.errors.noClipboard),
  )
}
