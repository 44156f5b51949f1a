import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { lines, openShared } from './testing/open-text.ts'

const bodyOf = (doc: Y.Doc) => doc.getXmlFragment('default')
/** One line, as a window that shows it and as somebody else has it. */
const line = (before?: (there: Y.Doc) => void) => {
  const json = lines('mine')
  return openShared({ ...json, content: (json.content ?? []).map((one) => ({ ...one, attrs: { id: 'one' } })) }, before)
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
