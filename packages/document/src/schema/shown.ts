import { Node } from '@tiptap/core'
import { dataAttribute } from './data-attribute.ts'

/**
 * A section or a block of another page, shown in this one. Only where it stands is kept here: its words are drawn anew for each reader, by
 * what they may read, and are no words of this document.
 */
export const ShownSection = Node.create({
  name: 'shownSection',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes() {
    return {
      ...dataAttribute('pageId', 'shown', null),
      /** The id of the block; of a heading, all that stands under it. Null shows the whole page. */
      ...dataAttribute('blockId', 'block', null),
    }
  },
  parseHTML: () => [{ tag: 'div[data-shown]' }],
  renderHTML: ({ HTMLAttributes }) => ['div', HTMLAttributes],
})
