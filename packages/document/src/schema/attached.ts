import { Node } from '@tiptap/core'
import { embedOf } from '../embeds.ts'
import { attachmentOf } from '../safe-url.ts'
import { dataAttribute } from './data-attribute.ts'

/** A file that was added to the page, to be opened or saved. */
export const File = Node.create({
  name: 'file',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes() {
    return {
      ...dataAttribute('src', 'src', null),
      ...dataAttribute('name', 'name', ''),
      bytes: {
        default: null,
        parseHTML: (element) => Number(element.getAttribute('data-bytes')) || null,
        renderHTML: ({ bytes }) => (typeof bytes === 'number' ? { 'data-bytes': bytes } : {}),
      },
    }
  },
  parseHTML: () => [
    { tag: 'div[data-file]', getAttrs: (element) => (attachmentOf(element.getAttribute('data-src')) ? null : false) },
  ],
  renderHTML({ node, HTMLAttributes }) {
    return ['div', { ...HTMLAttributes, 'data-file': '' }, String(node.attrs.name)]
  },
  renderText: ({ node }) => String(node.attrs.name),
})

/** Something of another site, shown in place once it is asked for. Only sites of the list can be (embeds.ts). */
export const Embed = Node.create({
  name: 'embed',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes() {
    return { ...dataAttribute('url', 'url', ''), ...dataAttribute('title', 'title', '') }
  },
  parseHTML: () => [
    { tag: 'div[data-embed]', getAttrs: (element) => (embedOf(element.getAttribute('data-url')) ? null : false) },
  ],
  renderHTML({ node, HTMLAttributes }) {
    return ['div', { ...HTMLAttributes, 'data-embed': '' }, String(node.attrs.title || node.attrs.url)]
  },
  renderText: ({ node }) => String(node.attrs.url),
})
