import { expect, test } from 'vitest'
import { lines, openShared, type } from '../testing/open-text.ts'
import { toggleViews } from './toggle.ts'

const TOGGLE = {
  type: 'doc',
  content: [
    {
      type: 'details',
      content: [
        { type: 'detailsSummary', content: [{ type: 'text', text: 'Why?' }] },
        { type: 'detailsContent', content: lines('Because.').content ?? [] },
      ],
    },
    { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Next' }] },
  ],
}

const enter = ({ view }: ReturnType<typeof openShared>['editor']) => {
  const event = new KeyboardEvent('keydown', { key: 'Enter' })
  view.someProp('handleKeyDown', (handle) => handle(view, event))
}

test('an empty last line of a toggle leads out of it, and the line goes along', () => {
  const { editor } = openShared(TOGGLE, undefined, toggleViews)
  let end = 0
  editor.state.doc.descendants((node, pos) => {
    if (node.textContent === 'Because.' && node.isTextblock) end = pos + node.nodeSize - 1
  })
  editor.commands.setTextSelection(end)
  enter(editor)
  enter(editor)
  type(editor, 'Below.')
  const [toggle, below, next] = editor.state.doc.children
  expect(toggle?.textContent).toBe('Why?Because.')
  expect(toggle?.lastChild?.childCount).toBe(1)
  expect([below?.type.name, below?.textContent]).toEqual(['paragraph', 'Below.'])
  expect(next?.textContent).toBe('Next')
})

test('a line between others, and the only one of a toggle, stay in it', () => {
  const { editor } = openShared(TOGGLE, undefined, toggleViews)
  let at = 0
  editor.state.doc.descendants((node, pos) => {
    if (node.textContent === 'Because.' && node.isTextblock) at = pos + 1
  })
  editor.commands.setTextSelection(at)
  enter(editor)
  editor.commands.setTextSelection(at)
  enter(editor)
  expect(editor.state.doc.firstChild?.lastChild?.childCount).toBe(3)
})
