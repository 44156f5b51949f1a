import { mergeAttributes, Node } from '@tiptap/core'

/** A block this program does not model, kept word for word and shown as inert text. */
export const RawBlock = Node.create({
  name: 'rawBlock',
  group: 'block',
  atom: true,
  addAttributes() {
    return {
      source: { default: '', parseHTML: (element) => element.textContent ?? '', rendered: false },
      /** What language it is in: markdown, html or other. */
      format: { default: 'markdown', parseHTML: (element) => element.getAttribute('data-raw') ?? 'markdown' },
    }
  },
  parseHTML: () => [{ tag: 'pre[data-raw]', priority: 60 }],
  renderHTML({ node, HTMLAttributes }) {
    const { format, ...rest } = HTMLAttributes
    return ['pre', mergeAttributes(rest, { 'data-raw': String(format) }), String(node.attrs.source)]
  },
})

/** The same within a line: a tag or reference that is carried, never interpreted. */
export const RawInline = Node.create({
  name: 'rawInline',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes() {
    return { source: { default: '', parseHTML: (element) => element.textContent ?? '', rendered: false } }
  },
  parseHTML: () => [{ tag: 'code[data-raw-inline]', priority: 60 }],
  renderHTML({ node }) {
    return ['code', { 'data-raw-inline': '' }, String(node.attrs.source)]
  },
})
