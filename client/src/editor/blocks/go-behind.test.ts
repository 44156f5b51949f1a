import { expect, test } from 'vitest'
import { blockChoices } from '../picker/block-choices.ts'
import { openText, type } from '../testing/open-text.ts'

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const heading = { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Steps' }] }

test.each([
  ['a heading', [heading], ['horizontalRule', 'paragraph Words', 'heading Steps']],
  ['words', [paragraph('Below')], ['horizontalRule', 'paragraph Words', 'paragraph Below']],
  ['an empty line', [{ type: 'paragraph' }, heading], ['horizontalRule', 'paragraph Words', 'heading Steps']],
  ['nothing', [], ['horizontalRule', 'paragraph Words']],
])('who types on after a divider above %s writes below it', (_, below, stands) => {
  const { editor } = openText({ type: 'doc', content: [paragraph('/div'), ...below] })
  blockChoices('div')[0]?.run(editor, { from: 1, to: 5 })
  type(editor, 'Words')
  expect(editor.state.doc.children.map((node) => `${node.type.name} ${node.textContent}`.trim())).toEqual(stands)
})
