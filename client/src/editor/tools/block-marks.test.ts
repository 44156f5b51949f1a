import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import { Decoration } from '@tiptap/pm/view'
import { getSearchState, SearchQuery, setSearchState } from 'prosemirror-search'
import { expect, test, vi } from 'vitest'
import { lines, openText, type } from '../testing/open-text.ts'
import { codeColours } from './colours.ts'
import { countOf, finding } from './finding.ts'
import { WordsQuery } from './words-query.ts'

const code = (text: string) => ({
  type: 'doc',
  content: [
    { type: 'codeBlock', attrs: { language: 'js' }, content: [{ type: 'text', text }] },
    ...(lines('a').content ?? []),
  ],
})
/** How often anything was done to the text. */
const counting = (count: { done: number }) =>
  Extension.create({
    name: 'counting',
    addProseMirrorPlugins: () => [new Plugin({ state: { init: () => 0, apply: () => count.done++ } })],
  })
const keyword = ({ pos }: { pos: number }) => [Decoration.inline(pos + 1, pos + 4, { class: 'keyword' })]

test('colours that cannot be fetched are not asked for again before the network is back', async () => {
  const gone = Promise.reject(new Error('away'))
  const load = vi.fn(() => gone)
  const count = { done: 0 }
  const { editor } = openText(code('let a'), [codeColours.configure({ load }), counting(count)])
  await expect(gone).rejects.toThrow()
  const before = count.done
  type(editor, 'b')
  await Promise.resolve()
  expect(load).toHaveBeenCalledTimes(1)
  expect(count.done).toBe(before + 1)
  load.mockImplementation((async () => keyword) as never)
  dispatchEvent(new Event('online'))
  await expect.poll(() => editor.view.dom.querySelector('.keyword')?.textContent).toBe('ble')
  expect(load).toHaveBeenCalledTimes(2)
})

test('only code that is written in is coloured anew, and the other keeps its colours where it is', async () => {
  const parse = vi.fn(keyword)
  const json = { type: 'doc', content: [...code('let a').content, ...code('let b').content] }
  const { editor } = openText(json, [codeColours.configure({ load: async () => parse as never })])
  await expect.poll(() => editor.view.dom.querySelectorAll('.keyword')).toHaveLength(2)
  parse.mockClear()
  editor.commands.insertContentAt(editor.state.doc.content.size - 1, 'x')
  expect(parse).not.toHaveBeenCalled()
  editor.commands.insertContentAt(6, '1')
  expect(parse).toHaveBeenCalledTimes(1)
  expect([...editor.view.dom.querySelectorAll('.keyword')].map(({ textContent }) => textContent)).toEqual([
    'let',
    'let',
  ])
})

test('another language of a code is another colouring', async () => {
  const parse = vi.fn(keyword)
  const { editor } = openText(code('let a'), [codeColours.configure({ load: async () => parse as never })])
  await expect.poll(() => editor.view.dom.querySelectorAll('.keyword')).toHaveLength(1)
  parse.mockClear()
  editor.view.dispatch(editor.state.tr.setNodeAttribute(0, 'language', 'typescript'))
  expect(parse).toHaveBeenCalledTimes(1)
  editor.view.dispatch(editor.state.tr.setNodeAttribute(0, 'language', null))
  expect(editor.view.dom.querySelectorAll('.keyword')).toHaveLength(0)
})

test('what is found is marked anew only where something was written, and the selected one is told', () => {
  const { editor } = openText(lines('tin one', 'two tin', 'three'), [finding(() => undefined)])
  const query = new SearchQuery({ search: 'tin' })
  const look = vi.spyOn(query, 'findNext')
  editor.view.dispatch(setSearchState(editor.state.tr, query))
  const marked = () => getSearchState(editor.state) as unknown as { deco: { find(): { from: number; to: number }[] } }
  const found = () =>
    marked()
      .deco.find()
      .map(({ from, to }) => editor.state.doc.textBetween(from, to))
  expect(found()).toEqual(['tin', 'tin'])
  look.mockClear()
  editor.commands.setTextSelection({ from: 14, to: 17 })
  expect(look).not.toHaveBeenCalled()
  expect(countOf(editor.state)).toEqual({ at: 2, all: 2 })
  expect(editor.view.dom.querySelector('.ProseMirror-active-search-match')?.textContent).toBe('tin')
  editor.commands.insertContentAt(editor.state.doc.content.size - 1, ' tin')
  expect(found()).toEqual(['tin', 'tin', 'tin'])
  expect(look.mock.calls.every(([, from]) => (from ?? 0) >= 18)).toBe(true)
  editor.commands.insertContentAt(2, 'x')
  expect(found()).toEqual(['tin', 'tin'])
})

test('a mark of quotation is found whichever way it stands there, and signs mean themselves', () => {
  const { editor } = openText(lines('It don’t fit: “hot plate”.', "don't *(", 'dont', '"hot plate"'), [
    finding(() => undefined),
  ])
  const foundOf = (search: string) => {
    const query = new WordsQuery({ search, replace: '', caseSensitive: false, wholeWord: false })
    editor.view.dispatch(setSearchState(editor.state.tr, query))
    const state = getSearchState(editor.state) as unknown as { deco: { find(): { from: number; to: number }[] } }
    return state.deco.find().map(({ from, to }) => editor.state.doc.textBetween(from, to))
  }
  expect(foundOf("DON'T")).toEqual(['don’t', "don't"])
  expect(foundOf('„hot plate“')).toEqual(['“hot plate”', '"hot plate"'])
  expect(foundOf("don't *(")).toEqual(["don't *("])
  expect(foundOf('d.n’t')).toEqual([])
})
