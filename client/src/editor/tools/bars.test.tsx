import { APART, shownFrame } from '@commonplace/document/html'
import type { Editor } from '@tiptap/core'
import { NodeSelection } from '@tiptap/pm/state'
import { CellSelection } from '@tiptap/pm/tables'
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { beforeAll, expect, test, vi } from 'vitest'
import { toast } from '../../ui/toasts.tsx'
import { words } from '../../words/editor.ts'
import { BlockHandle } from '../blocks/BlockHandle.tsx'
import { lines, openText } from '../testing/open-text.ts'
import { adoptedAnswerView } from '../views/adopted-answer.ts'
import { ShownSections, shownSectionView } from '../views/shown-section.ts'
import { WovenAnswers } from '../views/woven-answers.ts'
import { AtomBar } from './AtomBar.tsx'
import { askToDescribe } from './describe.ts'
import { FindBar } from './FindBar.tsx'
import { finding } from './finding.ts'
import { ShownBar } from './ShownBar.tsx'
import { TableBar } from './TableBar.tsx'
import { useOfText } from './use-of-text.ts'

vi.mock('../../ui/toasts.tsx', () => ({ toast: vi.fn() }))

beforeAll(() => {
  ;(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true
})

async function shown(element: (editor: Editor) => React.ReactNode, ...text: Parameters<typeof openText>) {
  const { editor } = openText(...text)
  const place = document.body.appendChild(document.createElement('div'))
  const root = createRoot(place)
  await act(async () => root.render(element(editor)))
  return { editor, [Symbol.dispose]: () => act(() => root.unmount()) }
}
const find = <T extends Element>(selector: string) => document.querySelector<T>(selector)
const key = (element: Element, init: KeyboardEventInit) =>
  act(() => element.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init })))

test('what is being typed about a picture stays while somebody writes before it', async () => {
  const image = { type: 'paragraph', content: [{ type: 'image', attrs: { src: 'attachment:a' } }] }
  const json = { type: 'doc', content: [...(lines('one').content ?? []), image] }
  using bar = await shown((editor) => <AtomBar editor={editor} />, json)
  const { editor } = bar
  await act(() => editor.view.dispatch(editor.state.tr.setSelection(NodeSelection.create(editor.state.doc, 6))))
  const field = find<HTMLInputElement>('.atom-bar input[name=alt]')
  if (field) field.value = 'A soldering iron'
  await act(() => editor.view.dispatch(editor.state.tr.insertText('more and ', 1)))
  expect(find('.atom-bar input[name=alt]')).toBe(field)
  await act(() => find<HTMLFormElement>('.atom-bar')?.requestSubmit())
  expect(editor.state.doc.child(1).firstChild?.attrs.alt).toBe('A soldering iron')
})

test('the bar of a table is reached with cells selected, keeps the keys, and gives them back', async () => {
  using bar = await shown((editor) => <TableBar editor={editor} />, lines(''))
  const { editor } = bar
  await act(() => editor.commands.insertTable({ rows: 2, cols: 2 }))
  await act(() => editor.view.dispatch(editor.state.tr.setSelection(CellSelection.create(editor.state.doc, 2, 6))))
  key(editor.view.dom, { key: 'F10', altKey: true })
  const first = find<HTMLButtonElement>('.table-bar button')
  expect(document.activeElement).toBe(first)
  await act(() => first?.click())
  expect(editor.view.dom.querySelectorAll('tr')).toHaveLength(3)
  expect(document.activeElement).toBe(find('.table-bar button'))
  let heard = 0
  const hear = () => heard++
  document.addEventListener('keydown', hear)
  key(first as Element, { key: 'Escape' })
  document.removeEventListener('keydown', hear)
  expect(heard).toBe(0)
  // Words that are selected have a bar of their own.
  await act(() =>
    editor
      .chain()
      .setContent('<p>words</p><table><tr><td><p>cell</p></td></tr></table>')
      .setTextSelection({ from: 11, to: 13 })
      .run(),
  )
  expect(editor.state.selection.empty).toBe(false)
  expect(find('.table-bar')).toBeNull()
})

test('what is put in is asked about as soon as its bar is there, though it was asked before; what is not selected any more is not', async () => {
  const image = { type: 'paragraph', content: [{ type: 'image', attrs: { src: 'attachment:a' } }] }
  const { editor } = openText({ type: 'doc', content: [...(lines('one').content ?? []), image] })
  const put = () => {
    editor.view.dispatch(editor.state.tr.setSelection(NodeSelection.create(editor.state.doc, 6)))
    askToDescribe(editor)
  }
  put()
  const root = createRoot(document.body.appendChild(document.createElement('div')))
  await act(async () => root.render(<AtomBar editor={editor} />))
  const isAsked = () => document.activeElement === find('.atom-bar input[name=alt]')
  expect(isAsked()).toBe(true)
  const leave = () => act(async () => editor.commands.setTextSelection(1))
  await leave()
  expect(find('.atom-bar')).toBeNull()
  await act(async () => put())
  expect(isAsked()).toBe(true)

  await leave()
  await act(async () => {
    put()
    editor.commands.setTextSelection(1)
  })
  await act(async () => editor.view.dispatch(editor.state.tr.setSelection(NodeSelection.create(editor.state.doc, 6))))
  expect(find('.atom-bar')).not.toBeNull()
  expect(isAsked()).toBe(false)
  await act(async () => root.unmount())
})

test('the bar of a shown section is reached as the others are, at its first button or link', async () => {
  const sections = new ShownSections(null)
  sections.take(
    shownFrame({ pageId: 'p1', blockId: '' }, { ...APART, state: 'shown', title: 'Glue', href: '/r/p/glue' }),
  )
  const json = { type: 'doc', content: [{ type: 'shownSection', attrs: { pageId: 'p1' } }] }
  using bar = await shown((editor) => <ShownBar editor={editor} sections={sections} />, json, [
    shownSectionView(sections),
  ])
  const { editor } = bar
  await act(() => editor.view.dispatch(editor.state.tr.setSelection(NodeSelection.create(editor.state.doc, 0))))
  key(editor.view.dom, { key: 'F10' })
  expect(find('.atom-bar')?.contains(document.activeElement)).toBe(false)
  key(editor.view.dom, { key: 'F10', altKey: true })
  expect(document.activeElement?.textContent).toBe(words.shown.copy)
})

test('a block that was let go of elsewhere is not what is dropped next', async () => {
  using handle = await shown(
    (editor) => <BlockHandle editor={editor} open={false} onOpen={() => undefined} />,
    lines('one'),
  )
  const { view } = handle.editor
  view.dragging = { slice: view.state.doc.slice(0, 5), move: true }
  const grip = find(`[aria-label="${words.block.handle}"]`)
  await act(() => grip?.dispatchEvent(new Event('dragend', { bubbles: true })))
  expect(view.dragging).toBeNull()
})

test('looking for something begins anew with what is selected, also while the bar is open', async () => {
  using bar = await shown((editor) => <FindBar editor={editor} onClose={() => undefined} />, lines('tin one', 'two'), [
    finding(() => undefined),
  ])
  const { editor } = bar
  await act(async () => editor.commands.setTextSelection({ from: 5, to: 8 }))
  await key(editor.view.dom, { key: 'f', code: 'KeyF', keyCode: 70, ctrlKey: true, shiftKey: true })
  await expect.poll(() => document.activeElement).toBe(find('.find-bar input'))
  expect(find<HTMLInputElement>('.find-bar input')?.value).toBe('one')
})

/** Fills in what is looked for and what stands in its place, and presses a button of the bar. */
async function replaceBy(button: string, ...filled: string[]) {
  for (const [i, value] of filled.entries()) {
    const field = document.querySelectorAll<HTMLInputElement>('.find-bar input:not([type=checkbox])')[
      i
    ] as HTMLInputElement
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, value)
    await act(async () => field.dispatchEvent(new Event('input', { bubbles: true })))
  }
  await act(async () => [...document.querySelectorAll('button')].find((one) => one.textContent === button)?.click())
}
const answerBetween = {
  type: 'doc',
  content: [
    ...(lines('tin').content ?? []),
    { type: 'adoptedAnswer', attrs: { adoptionId: 'a' }, content: lines('tin too').content ?? [] },
    ...(lines('tin').content ?? []),
  ],
}

test('[CO45] replacing all leaves the words of woven answers, and says how often it did what', async () => {
  using bar = await shown((editor) => <FindBar editor={editor} onClose={() => undefined} />, answerBetween, [
    finding(() => undefined),
    adoptedAnswerView(new WovenAnswers()),
  ])
  await replaceBy(words.find.all, 'tin', '$5')
  expect(bar.editor.getText({ blockSeparator: '|' })).toBe('$5||tin too|$5')
  expect(vi.mocked(toast).mock.calls).toEqual([[words.find.replaced(2)], [words.find.woven(1)]])
})

test('[CO78] nothing is replaced where nothing may be written, and how often it is found goes along', async () => {
  vi.mocked(toast).mockClear()
  using bar = await shown((editor) => <FindBar editor={editor} onClose={() => undefined} />, lines('tin'), [
    finding(() => undefined),
  ])
  await replaceBy('', 'tin')
  expect(find('.find-bar [role=status]')?.textContent).toBe(words.find.count(0, 1))
  await act(async () => bar.editor.commands.insertContentAt(4, ' and tin'))
  await expect.poll(() => find('.find-bar [role=status]')?.textContent).toBe(words.find.count(0, 2))
  await act(async () => bar.editor.setEditable(false))
  expect(document.querySelectorAll('.find-bar input:not([type=checkbox])')).toHaveLength(1)
  await replaceBy(words.find.all)
  expect(toast).not.toHaveBeenCalled()
})

test('what was selected before a bar listened is found by it, and the same twice is told once', async () => {
  const { editor } = openText(lines('one two'))
  let drawn = 0
  const Selected = () => {
    const selected = useOfText(editor, ({ state: { selection } }) => ({ from: selection.from, to: selection.to }))
    drawn++
    // Drawn, and not yet shown: somebody selects just then.
    if (drawn === 1) editor.commands.setTextSelection({ from: 1, to: 4 })
    return <output>{`${selected.from}–${selected.to}`}</output>
  }
  const place = document.body.appendChild(document.createElement('div'))
  const root = createRoot(place)
  await act(async () => root.render(<Selected />))
  expect(place.textContent).toBe('1–4')
  const before = drawn
  await act(() => editor.commands.setTextSelection({ from: 1, to: 4 }))
  expect(drawn).toBe(before)
  act(() => root.unmount())
})
