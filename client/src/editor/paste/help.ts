import { toast } from '../../ui/toasts.tsx'
import type { Lookup } from '../lookup.ts'
import type { Upload } from '../views/pictures.ts'
import type { PasteHelp } from './pasting.ts'

/** What a paste asks of the rest: pages by their address, a place for pictures, and a note to the person. */
export const pasteHelp = (lookup: Lookup, upload: Upload | null): PasteHelp => ({
  pageAt: (address) => lookup.pageAt(address),
  keepPicture: async (file) => {
    if (!upload) throw new Error('This text has no pictures of its own.')
    return (await upload(file)).src
  },
  say: (text, act) => toast(text, act ?? null),
})
