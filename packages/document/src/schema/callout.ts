import { Node } from '@tiptap/core'
import { type CalloutTone, toneOf } from '../tones.ts'
import { dataAttribute } from './data-attribute.ts'

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    callout: {
      /** Wraps the selected blocks in a callout, or takes them out of one. */
      toggleCallout: (tone?: CalloutTone) => ReturnType
    }
  }
}

/** A paragraph or more set apart: a note, a tip, a warning, a danger. */
export const Callout = Node.create({
  name: 'callout',
  group: 'block',
  content: 'block+',
  defining: true,
  addAttributes() {
    return {
      tone: {
        default: 'note',
        parseHTML: (element) => toneOf(element.getAttribute('data-tone')),
        renderHTML: (attributes) => ({ 'data-tone': toneOf(attributes.tone) }),
      },
      ...dataAttribute('title', 'title', null),
    }
  },
  parseHTML: () => [{ tag: 'div[data-callout]' }],
  renderHTML({ node, HTMLAttributes }) {
    return ['div', { ...HTMLAttributes, class: `callout callout-${toneOf(node.attrs.tone)}`, 'data-callout': '' }, 0]
  },
  addCommands() {
    return {
      toggleCallout:
        (tone = 'note') =>
        ({ commands }) =>
          commands.toggleWrap(this.name, { tone }),
    }
  },
})
