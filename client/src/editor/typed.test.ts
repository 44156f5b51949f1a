import { documentExtensions } from '@commonplace/document/schema'
import { Editor } from '@tiptap/core'
import { expect, test } from 'vitest'
import { lines, openText, type } from './testing/open-text.ts'
import { typed } from './typed.ts'

function written(text: string, before = ''): { text: string; kinds: string[] } {
  const { editor } = openText(lines(before), [typed])
  editor.commands.focus('end')
  type(editor, text)
  const kinds = editor.state.doc.content.content.map(({ type }) => type.name)
  return { text: editor.getText({ blockSeparator: '|' }), kinds }
}

test.each([
  ['a -- b', 'a – b'],
  ['a--b', 'a–b'],
  ['a-- b', 'a– b'],
  ['-- b', '– b'],
  ['try --help', 'try --help'],
  ['a --> b', 'a --> b'],
  ['<!-- no -->', '<!-- no -->'],
  ['a---b', 'a---b'],
  ['wait...', 'wait…'],
  ['....', '….'],
])('typed %j reads %j', (typed, reads) => {
  expect(written(typed).text).toBe(reads)
})

test('three hyphens are a divider, and |--| is a table', () => {
  expect(written('---').kinds).toContain('horizontalRule')
  expect(written('|--|').kinds).toContain('table')
})

test('a sign put for others can be taken back, and leaves what stands beside it as it is', () => {
  const { editor } = openText(lines(''), [typed])
  editor.commands.setContent('<p><strong>a</strong></p>')
  editor.commands.focus('end')
  editor.commands.unsetBold()
  type(editor, ' -- ')
  expect(editor.getText()).toBe('a – ')
  expect(editor.state.doc.firstChild?.firstChild?.marks[0]?.type.name).toBe('bold')
  editor.commands.undoInputRule()
  expect(editor.getText()).toBe('a -- ')
})

test.each(['# ', '### ', '- ', '1. ', '[ ] ', '> ', ':::tip '])(
  'Backspace right after “%s” made a block leaves what was typed, though the block has its id by then',
  (signs) => {
    const element = document.body.appendChild(document.createElement('div'))
    const editor = new Editor({
      element,
      extensions: [...documentExtensions(), typed],
      content: '<p>before</p><p></p>',
    })
    editor.commands.setTextSelection(editor.state.doc.content.size - 1)
    type(editor, signs)
    expect(editor.state.doc.lastChild?.type.name).not.toBe('paragraph')
    expect(editor.state.doc.lastChild?.attrs.id ?? editor.state.doc.lastChild?.firstChild?.attrs.id).toBeTruthy()
    const key = new KeyboardEvent('keydown', { key: 'Backspace', keyCode: 8 })
    editor.view.someProp('handleKeyDown', (handle) => handle(editor.view, key))
    expect(editor.state.doc.lastChild?.type.name).toBe('paragraph')
    expect(editor.state.doc.lastChild?.textContent).toBe(signs)
    editor.destroy()
  },
)
