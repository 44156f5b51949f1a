import { eachChanged } from '@commonplace/document/changed-nodes'
import type { DocNode } from '@commonplace/document/json'
import type { Editor } from '@tiptap/core'
import { Fragment } from '@tiptap/pm/model'
import { expect, test } from 'vitest'
import { lines, openShared } from './testing/open-text.ts'

const withIds = (...texts: string[]): DocNode => ({
  type: 'doc',
  content: (lines(...texts).content ?? []).map((block, i) => ({ ...block, attrs: { id: `block${i}` } })),
})
const ids = ({ state }: Editor) => state.doc.children.map(({ attrs }) => attrs.id as string)

test('a line that is broken keeps its id where its words are; the other gets one of its own', () => {
  const { editor } = openShared(withIds('one', 'two'))
  editor.chain().setTextSelection(3).splitBlock().run()
  expect(ids(editor)).toEqual(['block0', expect.stringMatching(/^[0-9a-z]{10}$/), 'block1'])
  editor.chain().setTextSelection(8).splitBlock().run()
  expect(ids(editor).slice(2)).toEqual([expect.stringMatching(/^[0-9a-z]{10}$/), 'block1'])
  expect(editor.state.doc.child(2).textContent).toBe('')
})

test('a copy gets an id of its own, wherever it is put; what is moved keeps its id', () => {
  const { editor } = openShared(withIds('one', 'two', 'three'))
  const { doc } = editor.state
  editor.view.dispatch(editor.state.tr.insert(0, doc.child(2)))
  expect(ids(editor)).toEqual([expect.not.stringMatching(/^block/), 'block0', 'block1', 'block2'])
  const [first, ...rest] = editor.state.doc.children
  editor.view.dispatch(editor.state.tr.replaceWith(0, editor.state.doc.content.size, [...rest, first as never]))
  expect(ids(editor)).toEqual(['block0', 'block1', 'block2', expect.not.stringMatching(/^block/)])
})

test('what somebody else writes is given no id here, and no transaction follows on it', () => {
  const { editor, there, meet } = openShared(withIds('one', 'two'))
  meet()
  const said: number[] = []
  editor.on('transaction', ({ appendedTransactions }) => said.push(appendedTransactions.length))
  there.getXmlFragment('default').delete(1, 1)
  meet()
  expect(said).toEqual([0])
  expect(ids(editor)).toEqual(['block0'])
})

test('only what was changed is looked at, however long the text is', () => {
  const { editor } = openShared(withIds(...Array.from({ length: 400 }, (_, i) => `line ${i}`)))
  const before = editor.state.doc
  editor.commands.insertContentAt(before.child(0).nodeSize * 3 + 2, 'x')
  const heard: string[] = []
  const hear = (earlier: typeof before) => eachChanged(earlier, editor.state.doc, ({ type }) => heard.push(type.name))
  hear(before)
  expect(heard).toEqual(['paragraph', 'text'])
  const typed = editor.state.doc
  const many = Array.from({ length: 50 }, (_, i) =>
    editor.schema.node('paragraph', null, editor.schema.text(`new ${i}`)),
  )
  editor.view.dispatch(editor.state.tr.insert(typed.child(0).nodeSize, Fragment.from(many)))
  heard.length = 0
  hear(typed)
  expect(heard.filter((name) => name === 'paragraph')).toHaveLength(50)
  expect(new Set(ids(editor)).size).toBe(450)
})
