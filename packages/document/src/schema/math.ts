import { Node } from '@tiptap/core'
import { dataAttribute } from './data-attribute.ts'

/** A formula within a line, in the notation of TeX. One that stands alone is a code block in the language `math`, so that it is written together. */
export const Formula = Node.create({
  name: 'formula',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes() {
    return { ...dataAttribute('source', 'source', '') }
  },
  parseHTML: () => [{ tag: 'span[data-formula]' }],
  renderHTML({ node, HTMLAttributes }) {
    return ['span', { ...HTMLAttributes, 'data-formula': '' }, String(node.attrs.source)]
  },
  renderText: ({ node }) => `$${node.attrs.source}$`,
})
