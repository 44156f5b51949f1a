import { Node } from '@tiptap/core'
import { dataAttribute } from './data-attribute.ts'

/** A question of the community, shown as a card. The title is what it was when it was put here. */
export const QuestionCard = Node.create({
  name: 'questionCard',
  group: 'block',
  atom: true,
  addAttributes() {
    return { ...dataAttribute('questionId', 'question-id', null), ...dataAttribute('title', 'title', '') }
  },
  parseHTML: () => [{ tag: 'div[data-question-card]' }],
  renderHTML({ node, HTMLAttributes }) {
    return ['div', { ...HTMLAttributes, 'data-question-card': '' }, String(node.attrs.title)]
  },
})

/** An accepted answer living in the page. Whose it is and how it stands is with the adoption, not here. */
export const AdoptedAnswer = Node.create({
  name: 'adoptedAnswer',
  group: 'block',
  content: 'block+',
  defining: true,
  isolating: true,
  addAttributes() {
    return dataAttribute('adoptionId', 'adoption', null)
  },
  parseHTML: () => [{ tag: 'aside[data-adoption]' }],
  renderHTML({ HTMLAttributes }) {
    return ['aside', { ...HTMLAttributes, class: 'adopted' }, 0]
  },
})
