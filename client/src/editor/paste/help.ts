import { Refusal, Unreachable } from '@commonplace/api'
import { toast } from '../../ui/toasts.tsx'
import type { Lookup } from '../lookup.ts'
import { attach, tellProblem, type Upload } from '../views/pictures.ts'
import type { ShownSections } from '../views/shown-section.ts'
import type { PasteHelp } from './pasting.ts'

/** What a paste asks of the rest: pages by their address, a place for pictures, and a note to the person. */
export const pasteHelp = (lookup: Lookup, upload: Upload | null, shown: ShownSections | null = null): PasteHelp => ({
  pageAt: (address) => lookup.pageAt(address),
  async sectionAt(page, at) {
    if (shown === null) return null
    try {
      const found = await shown.find(page.id, at)
      const { placeShown, refusedHere } = await import('../views/place-shown.ts')
      return {
        heading: found.heading,
        refusedIn: (editor) => refusedHere(editor, found),
        show: (editor, range) => placeShown(editor, range, { pageId: page.id, blockId: found.blockId }),
      }
    } catch (error) {
      if (error instanceof Refusal || error instanceof Unreachable) return null
      throw error
    }
  },
  keepPicture: async (file) => {
    if (!upload) throw new Error('This text has no pictures of its own.')
    return (await upload(file)).src
  },
  addFile: upload && ((view, file) => void attach(view, [file], null, upload, tellProblem).catch(tellProblem)),
  say: (text, act) => toast(text, act ?? null),
})
