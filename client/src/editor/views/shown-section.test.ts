import { Refusal } from '@commonplace/api'
import { expect, test, vi } from 'vitest'
import { words } from '../../words/editor.ts'
import { htmlWords } from '../../words/html.ts'
import { pasteHelp } from '../paste/help.ts'
import { lines, openText, paste, type, until } from '../testing/open-text.ts'
import { placeShown, refusedHere, unsync } from './place-shown.ts'
import { type Shown, ShownSections, shownSectionView } from './shown-section.ts'

const api = vi.hoisted(() => vi.fn())
vi.mock('../../data/api.ts', () => ({ api }))
const live = vi.hoisted(() => ({ tell: (_: unknown): void => undefined }))
vi.mock('../../data/live.ts', () => ({
  onLiveEvent: (listener: (event: unknown) => void) => {
    live.tell = listener
    return () => undefined
  },
}))
const toasts = vi.hoisted(() => vi.fn())
vi.mock('../../ui/toasts.tsx', () => ({ toast: toasts }))

const frame = (words: string) =>
  `<figure class="shown" data-shown="p1" data-block="b1" data-state="shown">\n<div class="shown-words"><p>${words}</p></div></figure>`
const found = (more: Partial<Shown> = {}): Shown => ({
  ...{
    blockId: 'b1',
    state: 'shown',
    title: 'Glue',
    heading: 'Drying',
    url: '/r/p/glue',
    html: frame('Wait.'),
    leadsBack: false,
  },
  json: {
    type: 'doc',
    content: [
      { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Drying' }] },
      ...(lines('Wait.').content ?? []),
    ],
  },
  ...more,
})

function openShowing() {
  const sections = new ShownSections('me')
  const opened = openText(lines('one', 'two'), [shownSectionView(sections)], pasteHelp({ ...LOOKUP }, null, sections))
  return { ...opened, sections }
}
const LOOKUP = {
  pages: async () => [],
  questions: async () => [],
  members: async () => [],
  pageAt: async () => ({ id: 'p1', title: 'Glue', kind: 'note' as const }),
  createPage: async () => null,
}
const view = (editor: { view: { dom: Element } }) => editor.view.dom.querySelector('.shown-view')

test('[CO156] while written it is drawn as readers see it, follows its page, and goes where it may not be read any more', async () => {
  api.mockResolvedValue(found())
  const { editor, sections } = openShowing()
  sections.take(frame('As the text was drawn.'))
  placeShown(editor, { from: 5, to: 5 }, { pageId: 'p1', blockId: 'b1' })
  expect(view(editor)?.textContent).toContain('As the text was drawn.')
  live.tell({ subject: { kind: 'page', id: 'other' } })
  expect(api).not.toHaveBeenCalled()
  live.tell({ subject: { kind: 'page', id: 'p1' } })
  await expect.poll(() => view(editor)?.textContent).toContain('Wait.')
  api.mockRejectedValue(new Refusal('not-found', 'There is no such page.'))
  live.tell({ subject: { kind: 'page', id: 'p1' } })
  await expect.poll(() => view(editor)?.textContent).toContain(htmlWords.shown.said.absent)
  // Also a frame that only says something says of which place: it is found by that, as any other.
  expect(view(editor)?.querySelector('.shown')?.getAttribute('data-block')).toBe('b1')
  expect(editor.getText()).not.toContain('Wait')
})

test('[CO153] turned into a copy it is words of this text, in one step of undoing', async () => {
  api.mockResolvedValue(found())
  const { editor, sections } = openShowing()
  placeShown(editor, { from: 5, to: 5 }, { pageId: 'p1', blockId: 'b1' })
  const before = editor.getJSON()
  let at = -1
  editor.state.doc.descendants((node, pos) => {
    if (node.type.name === 'shownSection') at = pos
  })
  await unsync(editor, sections, at)
  expect(editor.getText({ blockSeparator: '|' })).toContain('Drying|Wait.')
  expect(JSON.stringify(editor.getJSON())).not.toContain('shownSection')
  editor.commands.undo()
  expect(editor.getJSON()).toEqual(before)
})

test('[CO156] who types on after placing a section writes below it, and into no heading', () => {
  const { editor } = openShowing()
  editor.commands.insertContentAt(0, [
    { type: 'paragraph' },
    { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Steps' }] },
  ])
  placeShown(editor, { from: 1, to: 1 }, { pageId: 'p1', blockId: 'b1' })
  type(editor, 'After it.')
  const blocks = editor.state.doc.children.map((node) => `${node.type.name} ${node.textContent}`.trim())
  expect(blocks.slice(0, 3)).toEqual(['shownSection', 'paragraph After it.', 'heading Steps'])
})

test('[CO152] a circle, and more than a page may show, are refused in words before anything is put in', () => {
  const { editor } = openShowing()
  expect(refusedHere(editor, found())).toBeNull()
  expect(refusedHere(editor, found({ leadsBack: true }))).toBe(words.shown.cycle)
  expect(refusedHere(editor, found({ state: 'gone' }))).toBe(words.shown.notThere)
  for (let i = 0; i < 20; i++) placeShown(editor, { from: 5, to: 5 }, { pageId: `p${i}`, blockId: '' })
  expect(refusedHere(editor, found())).toBe(words.shown.most(20))
})

test('[CO156] a pasted link to a section is a link that names it, and shows it where that is asked for', async () => {
  api.mockReset().mockResolvedValue(found())
  const { editor } = openShowing()
  editor.commands.setTextSelection(4)
  paste(editor, { 'text/plain': `${location.origin}/r/p/glue-1#b-b1:~:text=Wait` })
  await until(editor, () => JSON.stringify(editor.getJSON()).includes('"heading":"Drying"'))
  await expect.poll(() => toasts.mock.calls).toContainEqual([words.shown.leads('Glue'), expect.anything()])
  expect(api.mock.lastCall?.[1]).toMatchObject({ params: { id: 'p1' }, query: { at: 'b1', into: 'me' } })
  toasts.mock.lastCall?.[1].run()
  expect(JSON.stringify(editor.getJSON())).toContain(
    '{"type":"shownSection","attrs":{"id":null,"pageId":"p1","blockId":"b1"}}',
  )
  expect(JSON.stringify(editor.getJSON())).not.toContain('pageLink')
})
