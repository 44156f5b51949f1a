import type { CommunityShape } from '@commonplace/api'
import { documentExtensions } from '@commonplace/document/schema'
import { Editor } from '@tiptap/core'
import { act } from 'react'
import { beforeEach, expect, test, vi } from 'vitest'
import { calls, type Query } from '../../calls.ts'
import { show } from '../../ui/testing/show.tsx'
import { searchWords } from '../../words/search.ts'
import { editorAt, linkIn } from './link-in.ts'
import type { Option } from './options.ts'
import { Palette } from './Palette.tsx'

const opened = vi.fn()
beforeEach(() => {
  opened.mockClear()
  vi.stubGlobal('open', opened)
})

const hit = (kind: 'page' | 'question', title: string) => ({
  ...{ kind, id: title, title, section: null, snippet: '', score: 1, url: `/pots/${title}`, pageKind: 'practice' },
})
const search = (query: object): Query => ({ name: 'search', params: { slug: 'pots' }, query }) as Query
const found = (items: readonly unknown[], people: readonly unknown[] = []) => ({
  ...{ items, people, next: null, total: items.length },
})
const community: [Query, unknown] = [
  { name: 'readCommunity', ...calls.community('pots') },
  {
    may: { read: true, ask: true, createPage: true },
    role: 'member',
    charterUrl: null,
    counts: {},
  } as unknown as CommunityShape,
]

async function type(typed: string): Promise<void> {
  const field = document.querySelector('input') as HTMLInputElement
  await act(async () => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, typed)
    field.dispatchEvent(new Event('input', { bubbles: true }))
  })
}
const key = (name: string, more: KeyboardEventInit = {}) =>
  act(async () => {
    document.querySelector('input')?.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, ...more }))
  })
const options = () => [...document.querySelectorAll('[role=option] .option-title')].map((one) => one.textContent)
const chosen = () => document.querySelector('[aria-pressed=true]')?.textContent
const until = (titles: readonly string[]) => expect.poll(() => act(async () => options())).toEqual(titles)

test('[CO148] a sign before the words narrows what they are looked for among, and Tab goes on to the next', async () => {
  using _ = await show(<Palette slug="pots" onClose={() => undefined} />, [
    community,
    [search({ q: 'lever', limit: 8 }), found([hit('page', 'Levers'), hit('question', 'Why a lever?')])],
    [search({ q: 'lever', limit: 24 }), found([hit('page', 'Levers'), hit('question', 'Why a lever?')])],
    [search({ q: 'lever', kind: 'question', limit: 8 }), found([hit('question', 'Why a lever?')])],
  ])
  await type('lever')
  await until(['Levers', 'Why a lever?', searchWords.all('lever')])
  await key('Tab')
  expect(chosen()).toBe(searchWords.scopes.pages)
  await until(['Levers', searchWords.all('lever')])
  await type('?lever')
  expect(chosen()).toBe(searchWords.scopes.questions)
  await until(['Why a lever?', searchWords.all('lever')])
  await key('Tab', { shiftKey: true })
  expect(chosen()).toBe(searchWords.scopes.pages)
})

test('[CO148] people are found by their names, and places and what can be begun by theirs', async () => {
  using shown = await show(<Palette slug="pots" onClose={() => undefined} />, [
    community,
    [search({ q: 'bo', limit: 24 }), found([hit('page', 'Bowls')], [{ id: 'bo', name: 'Bo Lindqvist' }])],
  ])
  await type('@bo')
  await until(['Bo Lindqvist'])
  await type('>pract')
  await until(['Practices', searchWords.write('Practice')])
  await type('>nowhere')
  await expect.poll(() => act(async () => shown.text())).toContain(searchWords.nothing('nowhere'))
})

test('[CO148] Ctrl or ⌘ opens what is chosen beside what is being read', async () => {
  const closed = vi.fn()
  using _ = await show(<Palette slug="pots" onClose={closed} />, [
    community,
    [search({ q: 'lever', kind: 'question', limit: 8 }), found([hit('question', 'Why a lever?')])],
  ])
  await type('?lever')
  await until(['Why a lever?', searchWords.all('lever')])
  await key('Enter', { ctrlKey: true })
  expect(opened).toHaveBeenCalledWith('/pots/Why a lever?', '_blank', 'noopener')
  expect(closed).toHaveBeenCalled()
})

test('[CO148] nothing is said to be nowhere that is not known to be: pages behind others, people by one letter', async () => {
  const further = { ...found([hit('question', 'Why a lever?')]), next: '24', total: 40 }
  using shown = await show(<Palette slug="pots" onClose={() => undefined} />, [
    community,
    [search({ q: 'lever', limit: 24 }), further],
    [search({ q: 'm', limit: 24 }), found([])],
    [search({ q: 'mug', limit: 24 }), found([])],
  ])
  await type('[[lever')
  await until([searchWords.all('lever')])
  expect(shown.text()).not.toContain(searchWords.nothing('lever'))
  await type('@m')
  await until([])
  expect(shown.text()).not.toContain(searchWords.nothing('m'))
  await type('[[mug')
  await expect.poll(() => act(async () => shown.text())).toContain(searchWords.nothing('mug'))
})

function write(content: string): Editor {
  const element = document.body.appendChild(document.createElement('div'))
  const editor = new Editor({ element, extensions: documentExtensions({ assignIds: false }), content })
  editor.commands.setTextSelection(editor.state.doc.content.size - 1)
  return editor
}

test('[CO148] ⇧Enter links what is chosen where one was writing, and opens nothing', async () => {
  const closed = vi.fn()
  using shown = await show(null, [
    community,
    [search({ q: 'lever', limit: 8 }), found([hit('question', 'Why a lever?')], [{ id: 'm1', name: 'Leverne' }])],
  ])
  const editor = write('<p>See: </p>')
  editor.view.dom.tabIndex = 0
  editor.view.dom.focus()
  await shown.draw(<Palette slug="pots" onClose={closed} />)
  await type('lever')
  await until(['Why a lever?', 'Leverne', searchWords.all('lever')])
  const told = searchWords.linked('').trim()
  expect(shown.text()).toContain(told)
  await key('ArrowUp')
  expect(shown.text()).not.toContain(told)
  await key('ArrowUp')
  await key('Enter', { shiftKey: true })
  expect(closed).toHaveBeenCalled()
  expect(location.pathname).not.toContain('search')
  expect(editor.getText()).toBe('See:@Leverne ')
  editor.destroy()
})

test('[CO148] pages are linked as pages, with their heading, and anything else by its title and address; nothing in code', () => {
  const option = (to: string, title: string, more: Partial<Option> = {}): Option => ({
    key: to,
    kind: null,
    title,
    note: '',
    to,
    ...more,
  })
  const editor = write('<p>See </p>')
  linkIn(editor, option('/pots/p/levers-2foVf9RmYcNQDRkU', 'Levers', { section: 'Springs' }))
  linkIn(editor, option('/pots/q/why-2foVf9RmYcNQDRkV', 'Why?'))
  const [, page, , question] = editor.getJSON().content?.[0]?.content ?? []
  expect(page).toMatchObject({
    type: 'pageLink',
    attrs: { pageId: '2foVf9RmYcNQDRkU', title: 'Levers', heading: 'Springs' },
  })
  expect(question).toMatchObject({ text: 'Why?', marks: [{ type: 'link' }] })
  editor.destroy()
  const code = write('<pre><code>let a</code></pre>')
  expect(editorAt(code.view.dom)).toBeNull()
  expect(editorAt(document.body)).toBeNull()
  code.destroy()
})
