import { UniqueID } from '@tiptap/extension-unique-id'
import { BLOCKS_WITH_ID, mintBlockId } from '../block-ids.ts'

/** Gives new blocks their id. With `assign: false` (a reader's window, a fork) it only knows the attribute and never writes. */
export const blockIds = (assign: boolean) =>
  UniqueID.configure({
    attributeName: 'id',
    types: [...BLOCKS_WITH_ID],
    generateID: mintBlockId,
    updateDocument: assign,
  })
