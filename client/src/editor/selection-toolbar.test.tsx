import type { Editor } from '@tiptap/core'
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { beforeAll, expect, test, vi } from 'vitest'
import { words } from '../words/editor.ts'
import { words as common } from '../words/en.ts'
import { SelectionToolbar } from './SelectionToolbar.tsx'
import type { SelectedWords } from './selected-words.ts'
import { lines, openText } from './testing/open-text.ts'

beforeAll(() => {
  ;(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true
  // The simulated window draws nothing; where a selection is does not matter here.
  Range.prototype.getClientRects ??= () => [] as unknown as DOMRectList
})

const { menu } = words.block

async function over(editor: Editor, onSuggest: (on: SelectedWords) => void = () => undefined) {
  editor.view.coordsAtPos = () => ({ top: 100, bottom: 120, left: 10, right: 20 })
  const root = createRoot(document.body.appendChild(document.createElement('div')))
  await act(async () => root.render(<SelectionToolbar editor={editor} onSuggest={onSuggest} />))
  return { [Symbol.dispose]: () => act(() => root.unmount()) }
}
const button = (name: string) =>
  [...document.querySelectorAll<HTMLButtonElement>('.selection-toolbar button, .block-menu button')].find(
    (one) => one.textContent === name,
  )
const press = (name: string) => act(async () => button(name)?.click())

test('all paragraphs that are selected turn into what is chosen, and Esc only closes the list', async () => {
  const { editor } = openText(lines('one', 'two', 'three'))
  using _ = await over(editor)
  await act(async () => editor.commands.setTextSelection({ from: 2, to: 8 }))
  await press(menu.turnInto)
  expect(button(menu.turnInto)?.getAttribute('aria-expanded')).toBe('true')
  expect(document.activeElement?.textContent).toBe(words.blocks.paragraph)
  await act(async () => {
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
  })
  expect(document.querySelector('.block-menu')).toBeNull()
  await press(menu.turnInto)
  await press(words.blocks.bulletList)
  expect(editor.state.doc.content.content.map(({ type }) => type.name)).toEqual(['bulletList', 'paragraph'])
  expect(editor.state.doc.firstChild?.childCount).toBe(2)
})

test('what holds a table is turned into nothing', async () => {
  const { editor } = openText(lines('one'))
  using _ = await over(editor)
  await act(async () => {
    editor.chain().focus('end').insertTable({ rows: 2, cols: 2 }).insertContent('cell').run()
  })
  await act(async () => editor.commands.setTextSelection({ from: 1, to: 3 }))
  expect(button(menu.turnInto)).toBeDefined()
  await act(async () => editor.commands.selectAll())
  expect(document.querySelector('.selection-toolbar')).not.toBeNull()
  expect(button(menu.turnInto)).toBeUndefined()
})

test('other words are suggested for all that is selected', async () => {
  const long = 'word '.repeat(200).trim()
  const { editor } = openText(lines(`${long} end`))
  const suggest = vi.fn()
  using _ = await over(editor, suggest)
  await act(async () => editor.commands.setTextSelection({ from: 1, to: 1 + long.length }))
  await press(common.pages.suggest)
  expect(suggest).toHaveBeenCalledWith(expect.objectContaining({ quote: long, after: ' end' }))
})
