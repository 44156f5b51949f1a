import { documentExtensions } from '@commonplace/document/schema'
import { seedUpdate } from '@commonplace/document/seed'
import { Editor } from '@tiptap/core'
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { sharedText, type TooNew } from './shared-text.ts'

const bodyOf = (doc: Y.Doc) => doc.getXmlFragment('default')
const open: Editor[] = []
afterEach(() => {
  for (const editor of open.splice(0)) editor.destroy()
})

/** One line, as a window that shows it and as somebody else has it. */
function line(change: (there: Y.Doc) => void = () => undefined) {
  const there = new Y.Doc()
  const content = [{ type: 'paragraph', attrs: { id: 'one' }, content: [{ type: 'text', text: 'mine' }] }]
  Y.applyUpdate(there, seedUpdate({ json: { type: 'doc', content } }))
  change(there)
  const here = new Y.Doc()
  const told: (TooNew | null)[] = []
  const meet = () => {
    Y.applyUpdate(there, Y.encodeStateAsUpdate(here, Y.encodeStateVector(there)))
    Y.applyUpdate(here, Y.encodeStateAsUpdate(there, Y.encodeStateVector(here)))
  }
  meet()
  const editor = new Editor({
    element: document.createElement('div'),
    extensions: [...documentExtensions(), sharedText({ doc: here, onTooNew: (how) => told.push(how) })],
  })
  open.push(editor)
  return { there, here, editor, told, meet }
}

const hologram = (there: Y.Doc) => {
  const made = new Y.XmlElement('hologram')
  made.insert(0, [new Y.XmlText('words of the other')])
  bodyOf(there).insert(1, [made])
}

test('[CO77] what came from a newer program before the editor was there is not bound to it', () => {
  const { there, here, editor, told } = line(hologram)
  editor.commands.setTextSelection(1)
  editor.commands.insertContent('words')
  expect(told).toEqual(['unread'])
  expect(Y.encodeStateAsUpdate(here)).toEqual(Y.encodeStateAsUpdate(there))
})

test('[CO77] once something of a newer program is there, no command changes anything', () => {
  const { there, here, editor, told, meet } = line()
  editor.commands.insertContentAt(5, ', too')
  meet()
  hologram(there)
  meet()
  editor.commands.setTextSelection(2)
  editor.commands.insertContent('x')
  editor.commands.undo()
  expect(told).toEqual(['held'])
  expect(editor.getText()).toBe('mine, too')
  expect(Y.encodeStateAsUpdate(here)).toEqual(Y.encodeStateAsUpdate(there))
})

test('[CO78] where nothing may be written no command writes, and what others write comes in', () => {
  const { there, here, editor, meet } = line()
  editor.commands.insertContentAt(5, ', too')
  meet()
  editor.setEditable(false)
  for (const run of [
    () => editor.commands.insertContent('x'),
    () => editor.chain().selectAll().deleteSelection().run(),
    () => editor.commands.setHeading({ level: 2 }),
    () => editor.commands.undo(),
    () => editor.view.dispatch(editor.state.tr.insertText('y', 1)),
  ])
    run()
  expect(Y.encodeStateAsUpdate(here)).toEqual(Y.encodeStateAsUpdate(there))
  const words = (bodyOf(there).get(0) as Y.XmlElement).get(0) as Y.XmlText
  words.insert(0, 'also ')
  meet()
  expect(editor.getText()).toBe('also mine, too')
  editor.setEditable(true)
  editor.commands.undo()
  meet()
  expect(words.toString()).toBe('also mine')
})
