import { Node } from '@tiptap/core'
import { dataAttribute } from './data-attribute.ts'

/** A link to a page of the community. Without a pageId the page is not there yet: the title says which one is meant. */
export const PageLink = Node.create({
  name: 'pageLink',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes() {
    return {
      ...dataAttribute('pageId', 'page-id', null),
      ...dataAttribute('title', 'title', ''),
      /** The heading it points into, as it reads. */
      ...dataAttribute('heading', 'heading', null),
      /** The words shown in place of the title. */
      ...dataAttribute('alias', 'alias', null),
    }
  },
  parseHTML: () => [{ tag: 'span[data-page-link]' }],
  renderHTML({ node, HTMLAttributes }) {
    return ['span', { ...HTMLAttributes, 'data-page-link': '' }, String(node.attrs.alias ?? node.attrs.title)]
  },
  renderText: ({ node }) => String(node.attrs.alias ?? node.attrs.title),
})

/** A member of the community, called by name. */
export const Mention = Node.create({
  name: 'mention',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes() {
    return { ...dataAttribute('memberId', 'member-id', null), ...dataAttribute('name', 'name', '') }
  },
  parseHTML: () => [{ tag: 'span[data-mention]' }],
  renderHTML({ node, HTMLAttributes }) {
    return ['span', { ...HTMLAttributes, 'data-mention': '' }, `@${node.attrs.name}`]
  },
  renderText: ({ node }) => `@${node.attrs.name}`,
})

/** A tag within the text. */
export const Tag = Node.create({
  name: 'tag',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes() {
    return { ...dataAttribute('name', 'name', '') }
  },
  parseHTML: () => [{ tag: 'span[data-tag]' }],
  renderHTML({ node, HTMLAttributes }) {
    return ['span', { ...HTMLAttributes, 'data-tag': '' }, `#${node.attrs.name}`]
  },
  renderText: ({ node }) => `#${node.attrs.name}`,
})
