import { toast } from '../../ui/toasts.tsx'

/** Puts words on the clipboard and says so. */
export function copyText(text: string, said: string): void {
  navigator.clipboard.writeText(text).then(
    () => toast(said),
    (error: unknown) => {
      // Without leave of the browser they can be copied by hand.
      console.debug('The browser gave no leave to copy.', error)
      toast(text)
    },
  )
}
