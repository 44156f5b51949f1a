import { TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { applyJson } from './apply.ts'
import { installFastRemote } from './fast-remote.ts'
import { type DocNode, sameContent } from './json.ts'
import { schema } from './schema.ts'
import { seedUpdate } from './seed.ts'
import { HeadlessEditor } from './testing/headless-editor.ts'
import { anyDocument, editedDocuments } from './testing/random-document.ts'
import { bodyOf, readBody } from './y.ts'

function opened(update: Uint8Array): Y.Doc {
  const ydoc = new Y.Doc()
  Y.applyUpdate(ydoc, update)
  return ydoc
}
function openFast(ydoc: Y.Doc, unknown: (string | null)[] = []): HeadlessEditor {
  const editor = new HeadlessEditor(bodyOf(ydoc), schema)
  installFastRemote(editor as unknown as EditorView, (name) => unknown.push(name))
  return editor
}
const shown = (editor: HeadlessEditor): DocNode => editor.state.doc.toJSON() as DocNode

test('[CO77] what somebody else changed is shown as if it had been opened anew', () => {
  fc.assert(
    fc.property(editedDocuments, ([a, b]) => {
      const there = opened(seedUpdate({ json: a }))
      const here = opened(Y.encodeStateAsUpdate(there))
      const editor = openFast(here)
      applyJson(there, b, 'elsewhere')
      Y.applyUpdate(here, Y.encodeStateAsUpdate(there, Y.encodeStateVector(here)))
      expect(sameContent(shown(editor), readBody(here))).toBe(true)
      editor.destroy()
    }),
    { numRuns: 300, seed: 11 },
  )
})

test('[CO77] two who write at once, each undoing some of their own, end with the same text and none of the other’s undone', () => {
  const act = fc.tuple(
    fc.nat(1),
    fc.constantFrom('type', 'delete', 'split', 'undo', 'meet'),
    fc.nat(400),
    fc.constantFrom('a', 'é', '日', '😀', ' '),
  )
  fc.assert(
    fc.property(anyDocument, fc.array(act, { minLength: 4, maxLength: 30 }), (json, acts) => {
      const docs = [opened(seedUpdate({ json }))]
      docs.push(opened(Y.encodeStateAsUpdate(docs[0] as Y.Doc)))
      const editors = docs.map((doc) => openFast(doc))
      const meet = () => {
        const [ann, bo] = docs as [Y.Doc, Y.Doc]
        const [fromAnn, fromBo] = [
          Y.encodeStateAsUpdate(ann, Y.encodeStateVector(bo)),
          Y.encodeStateAsUpdate(bo, Y.encodeStateVector(ann)),
        ]
        Y.applyUpdate(bo, fromAnn)
        Y.applyUpdate(ann, fromBo)
      }
      for (const [who, what, where, letter] of acts) {
        const editor = editors[who] as HeadlessEditor
        const { doc } = editor.state
        let $at = doc.resolve(where % (doc.content.size + 1))
        // Nobody's caret stands within one sign.
        const half = /[\ud800-\udbff]$/.test($at.parent.textBetween(0, $at.parentOffset))
        if (half) $at = doc.resolve($at.pos + 1)
        const size = /[\udc00-\udfff]$/.test($at.parent.textBetween(0, $at.parentOffset)) ? 2 : 1
        if (what === 'meet') meet()
        else if (what === 'undo') editor.undo()
        else if (!$at.parent.isTextblock) continue
        else if (what === 'type') editor.dispatch(editor.state.tr.insertText(letter, $at.pos))
        else if (what === 'delete' && $at.parentOffset > 0)
          editor.dispatch(editor.state.tr.delete($at.pos - size, $at.pos))
        else if (what === 'split' && $at.depth === 1 && $at.parent.type.name === 'paragraph')
          editor.dispatch(editor.state.tr.split($at.pos))
      }
      meet()
      meet()
      const [first, second] = editors.map(shown) as [DocNode, DocNode]
      expect(sameContent(first, second)).toBe(true)
      for (const [i, doc] of docs.entries())
        expect(sameContent(readBody(doc), shown(editors[i] as HeadlessEditor))).toBe(true)
      for (const editor of editors) editor.destroy()
    }),
    { numRuns: 300, seed: 12 },
  )
})

test('[CO77] what stands elsewhere keeps its nodes, so that nothing there is drawn again', () => {
  const lines = Array.from({ length: 50 }, (_, i) => ({
    type: 'paragraph',
    content: [{ type: 'text', text: `line ${i}` }],
  }))
  const there = opened(seedUpdate({ json: { type: 'doc', content: lines } }))
  const here = opened(Y.encodeStateAsUpdate(there))
  const editor = openFast(here)
  const before = editor.state.doc
  const text = (bodyOf(there).get(7) as Y.XmlElement).get(0) as Y.XmlText
  text.insert(4, ' of many,')
  Y.applyUpdate(here, Y.encodeStateAsUpdate(there, Y.encodeStateVector(here)))
  expect(editor.state.doc.child(7).textContent).toBe('line of many, 7')
  for (let i = 0; i < 50; i++) if (i !== 7) expect(editor.state.doc.child(i)).toBe(before.child(i))
})

test('[CO77] a long text comes part by part and is not written before it is whole, whatever others write meanwhile', async () => {
  const block = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
  const there = opened(
    seedUpdate({ json: { type: 'doc', content: Array.from({ length: 25 }, (_, i) => block(`line ${i}`)) } }),
  )
  const here = opened(Y.encodeStateAsUpdate(there))
  const before = Y.encodeStateAsUpdate(here)
  const editor = new HeadlessEditor(bodyOf(here), schema, [], false)
  let next: () => void = () => undefined
  const paused: number[] = []
  let whole = false
  const pause = () =>
    new Promise<void>((resolve) => {
      paused.push(editor.state.doc.childCount)
      next = resolve
    })
  const onWhole = () => {
    whole = true
  }
  installFastRemote(editor as unknown as EditorView, () => undefined, { blocks: 10, pause, onWhole })
  expect(paused).toEqual([10])
  editor.dispatch(editor.state.tr.setMeta('anything', true))
  expect(Y.encodeStateAsUpdate(here)).toEqual(before)
  // Somebody writes in what is there, and in what is not there yet.
  for (const at of [2, 24]) ((bodyOf(there).get(at) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'The ')
  bodyOf(there).delete(20, 1)
  Y.applyUpdate(here, Y.encodeStateAsUpdate(there, Y.encodeStateVector(here)))
  next()
  await Promise.resolve()
  await Promise.resolve()
  expect(paused).toEqual([10, 20])
  expect(whole).toBe(false)
  next()
  await Promise.resolve()
  await Promise.resolve()
  expect(whole).toBe(true)
  expect(sameContent(shown(editor), readBody(here))).toBe(true)
  expect(sameContent(readBody(here), readBody(there))).toBe(true)
  editor.dispatch(editor.state.tr.insertText('now ', 1))
  expect(readBody(here).content?.[0]?.content?.[0]?.text).toBe('now line 0')
  editor.destroy()
})

describe('[CO77] what a newer program wrote', () => {
  const begin = () => {
    const there = opened(seedUpdate({ json: { type: 'doc', content: [{ type: 'paragraph' }] } }))
    const here = opened(Y.encodeStateAsUpdate(there))
    const unknown: (string | null)[] = []
    const editor = openFast(here, unknown)
    editor.dispatch(editor.state.tr.insertText('mine', 1))
    const meet = () => {
      Y.applyUpdate(there, Y.encodeStateAsUpdate(here, Y.encodeStateVector(there)))
      Y.applyUpdate(here, Y.encodeStateAsUpdate(there, Y.encodeStateVector(here)))
    }
    meet()
    return { there, here, unknown, editor, meet }
  }

  test('is neither shown nor touched, not by a moved caret, a key or an undo either', () => {
    const { there, here, unknown, editor, meet } = begin()
    const hologram = new Y.XmlElement('hologram')
    hologram.insert(0, [new Y.XmlText('words of the other')])
    bodyOf(there).insert(1, [hologram])
    meet()
    expect(unknown).toEqual(['hologram'])
    const { doc } = editor.state
    editor.dispatch(editor.state.tr.setSelection(TextSelection.create(doc, 2)))
    editor.dispatch(editor.state.tr.setMeta('addToHistory', false))
    editor.dispatch(editor.state.tr.insertText('x', 2))
    expect(Y.encodeStateAsUpdate(here)).toEqual(Y.encodeStateAsUpdate(there))
    expect(bodyOf(here).toString()).toContain('words of the other')
    editor.destroy()
  })

  test('a mark within one’s own line too', () => {
    const { there, here, unknown, editor, meet } = begin()
    const line = (bodyOf(there).get(0) as Y.XmlElement).get(0) as Y.XmlText
    line.format(0, 2, { sparkle: {} })
    meet()
    expect(unknown).toEqual(['sparkle'])
    editor.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, 2)))
    expect(Y.encodeStateAsUpdate(here)).toEqual(Y.encodeStateAsUpdate(there))
    editor.destroy()
  })

  test('once it is gone again, all is shown and written as before', () => {
    const { there, here, unknown, editor, meet } = begin()
    bodyOf(there).insert(1, [new Y.XmlElement('hologram')])
    meet()
    const line = (bodyOf(there).get(0) as Y.XmlElement).get(0) as Y.XmlText
    line.insert(4, ' and yours')
    meet()
    expect(editor.state.doc.textContent).toBe('mine')
    bodyOf(there).delete(1, 1)
    meet()
    expect(unknown).toEqual(['hologram', null])
    expect(editor.state.doc.textContent).toBe('mine and yours')
    editor.dispatch(editor.state.tr.insertText('!', 15))
    meet()
    expect(bodyOf(there).toString()).toContain('mine and yours!')
    expect(bodyOf(here).toString()).toBe(bodyOf(there).toString())
    editor.destroy()
  })
})
