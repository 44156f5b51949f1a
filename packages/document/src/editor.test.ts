import { prosemirrorJSONToYDoc } from '@tiptap/y-tiptap'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { applyJson } from './apply.ts'
import { checkDocument } from './check.ts'
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

test('what an editor writes is read as what it shows', () => {
  fc.assert(
    fc.property(anyDocument, (json) => {
      checkDocument(json)
      const full = schema.nodeFromJSON(json).toJSON() as DocNode
      const ydoc = prosemirrorJSONToYDoc(schema, full, 'default')
      expect(sameContent(full, json)).toBe(true)
      expect(sameContent(readBody(ydoc), json)).toBe(true)
    }),
    { numRuns: 200, seed: 4 },
  )
})

test('opening a seeded document in an editor shows it and writes nothing', () => {
  fc.assert(
    fc.property(anyDocument, (json) => {
      const ydoc = opened(seedUpdate({ json }))
      const before = Y.encodeStateAsUpdate(ydoc)
      const editor = new HeadlessEditor(bodyOf(ydoc), schema)
      expect(sameContent(editor.state.doc.toJSON() as DocNode, json)).toBe(true)
      expect(Y.encodeStateAsUpdate(ydoc)).toEqual(before)
      editor.destroy()
    }),
    { numRuns: 150, seed: 6 },
  )
})

test('a restore reaches an editor that is open, and the editor agrees', () => {
  fc.assert(
    fc.property(editedDocuments, ([a, b]) => {
      const ydoc = opened(seedUpdate({ json: a }))
      const editor = new HeadlessEditor(bodyOf(ydoc), schema)
      applyJson(ydoc, b, 'restore')
      expect(sameContent(editor.state.doc.toJSON() as DocNode, b)).toBe(true)
      expect(sameContent(readBody(ydoc), b)).toBe(true)
      editor.destroy()
    }),
    { numRuns: 100, seed: 8 },
  )
})

test('two who type in one line keep each other’s words', () => {
  const ann = opened(
    seedUpdate({
      json: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'middle' }] }] },
    }),
  )
  const bo = opened(Y.encodeStateAsUpdate(ann))
  const [here, there] = [ann, bo].map((ydoc) => new HeadlessEditor(bodyOf(ydoc), schema))
  here?.dispatch(here.state.tr.insertText('start ', 1))
  there?.dispatch(there.state.tr.insertText(' end', 7))
  Y.applyUpdate(ann, Y.encodeStateAsUpdate(bo))
  Y.applyUpdate(bo, Y.encodeStateAsUpdate(ann))
  expect(here?.state.doc.textContent).toBe('start middle end')
  expect(there?.state.doc.textContent).toBe('start middle end')
})
