import { expect, test, vi } from 'vitest'
import { words } from '../../words/editor.ts'
import { lines, openText, paste, until } from '../testing/open-text.ts'
import { readPlain } from './read.ts'

vi.mock('./read.ts', { spy: true })

const MARKDOWN = '## Glue\n\n- wait\n- press\n'

test('[CO79] a paste lands where it was pasted, though the caret has gone on by the time it is read', async () => {
  const { editor } = openText(lines('one', 'two'))
  editor.commands.setTextSelection({ from: 2, to: 3 })
  paste(editor, { 'text/plain': 'ZZ' })
  editor.commands.insertContentAt(9, '!')
  await until(editor, () => editor.getText().includes('ZZ'))
  expect(editor.getText({ blockSeparator: '|' })).toBe('oZZe|two!')
  expect(editor.state.selection.from).toBe(editor.state.doc.content.size - 1)
})

test('[CO79] what is typed right after a paste stands behind it', async () => {
  const { editor } = openText(lines('a'))
  editor.commands.setTextSelection(2)
  paste(editor, { 'text/plain': 'bc' })
  editor.commands.insertContent('d')
  await until(editor, () => editor.getText().includes('bc'))
  expect(editor.getText()).toBe('abcd')
})

test('[CO79] a large paste in the middle of a line comes in order, between the halves of that line', async () => {
  const { editor } = openText(lines('begin end'))
  editor.commands.setTextSelection(7)
  const text = Array.from({ length: 40 }, (_, i) => `${i} ${'word '.repeat(200)}`).join('\n\n')
  paste(editor, { 'text/plain': text })
  await until(editor, () => editor.getText().includes('39 word'))
  const firsts = editor.state.doc.content.content.map(({ textContent }) => textContent.split(' ')[0])
  expect(firsts).toEqual(['begin', ...Array.from({ length: 40 }, (_, i) => String(i)), 'end'])
})

test('[CO79] wanted plain, what was pasted becomes its lines, and what was written since stays', async () => {
  const { editor, said, told } = openText(lines('', 'two'))
  editor.commands.setTextSelection(1)
  paste(editor, { 'text/plain': MARKDOWN })
  await told(words.paste.formatted)
  editor.commands.insertContentAt(editor.state.doc.content.size - 1, ' and more')
  expect(said[0]?.act?.label).toBe(words.paste.keepPlain)
  said[0]?.act?.run()
  await until(editor, () => editor.getText().includes('## Glue'))
  expect(editor.getText({ blockSeparator: '|' })).toBe('## Glue|- wait\n- press|two and more')
  editor.commands.undo()
  expect(editor.getText()).not.toContain('## Glue')
  expect(editor.getText()).toContain('two and more')
})

test.each([
  { at: 1, reads: '<p>## Glue</p><p>- wait<br>- pressone</p>' },
  { at: 2, reads: '<p>o## Glue</p><p>- wait<br>- pressne</p>' },
  { at: 4, reads: '<p>one## Glue</p><p>- wait<br>- press</p>' },
])('[CO79] wanted plain it stands where it was pasted: at $at of a line', async ({ at, reads }) => {
  const { editor, said, told } = openText(lines('one'))
  editor.commands.setTextSelection(at)
  paste(editor, { 'text/plain': MARKDOWN })
  await told(words.paste.formatted)
  said[0]?.act?.run()
  await until(editor, () => editor.getText().includes('## Glue'))
  expect(editor.getHTML()).toBe(reads)
})

test('[CO79] what somebody wrote within a paste is not taken away by wanting it plain', async () => {
  const { editor, said, told } = openText(lines(''))
  paste(editor, { 'text/plain': MARKDOWN })
  await told(words.paste.formatted)
  editor.commands.insertContentAt(3, 'new ')
  said[0]?.act?.run()
  await told(words.paste.changedSince)
  expect(editor.getText()).toContain('new ')
})

test('[CO79] a pasted address becomes what it leads to where it stands by then', async () => {
  const found = Promise.withResolvers<{ id: string; title: string; kind: 'note' }>()
  const { editor } = openText(lines('see '), [], { pageAt: () => found.promise })
  editor.commands.setTextSelection(5)
  paste(editor, { 'text/plain': 'https://example.org/fixers/p/glue-1' })
  editor.commands.insertContentAt(1, 'Please ')
  found.resolve({ id: 'glue', title: 'Glue', kind: 'note' })
  await until(editor, () => JSON.stringify(editor.getJSON()).includes('pageLink'))
  expect(editor.state.doc.firstChild?.child(0).text).toBe('Please see ')
  expect(editor.getText()).not.toContain('https://')
})

test('[CO79] pictures that cannot come along are told', async () => {
  const { editor, said } = openText(lines(''))
  const picture = `data:image/png;base64,${'A'.repeat(1600)}`
  paste(editor, { 'text/html': `<p>Words <img src="${picture}"></p>`, 'text/plain': 'Words' })
  await until(editor, () => editor.getText().includes('Words'))
  expect(said.map(({ text }) => text)).toContain(words.paste.picturesLeft(1))
})

test('[CO79] pictures beyond those that one paste takes along are told', async () => {
  const { editor, said } = openText(lines(''), [], { keepPicture: () => Promise.resolve('attachment:a') })
  const pictures = `<img src="data:image/png;base64,${'A'.repeat(1600)}">`.repeat(22)
  paste(editor, { 'text/html': `<p>Words ${pictures}</p>`, 'text/plain': 'Words' })
  await until(editor, () => editor.getText().includes('Words'))
  expect(said.map(({ text }) => text)).toContain(words.paste.picturesLeft(2))
})

test('[CO79] what else of a paste could not be kept is told in one sentence', async () => {
  const { editor, told } = openText(lines(''))
  const html = '<p>Words <a href="javascript:a()">one</a> <img src="file:///a.png"></p>'
  paste(editor, { 'text/html': html, 'text/plain': 'Words one' })
  await told(words.paste.lost('A link was left as plain words, because its address may not be used: javascript:a()', 1))
  expect(editor.getText()).toContain('Words one')
})

test('[CO79] it is told where something could not be made plain', async () => {
  const { editor, said, told } = openText(lines(''))
  paste(editor, { 'text/plain': MARKDOWN })
  await told(words.paste.formatted)
  vi.mocked(readPlain).mockRejectedValueOnce(new Error('not fetched'))
  said[0]?.act?.run()
  await told(words.paste.failed)
  expect(editor.getText()).toContain('Glue')
})

test('the place of a pasted address is kept no longer than until it is known what it leads to', async () => {
  const found = Promise.withResolvers<null>()
  const { editor } = openText(lines(''), [], { pageAt: () => found.promise })
  const held = () => editor.state.plugins.flatMap((one) => one.getState(editor.state)).find((one) => one instanceof Map)
  paste(editor, { 'text/plain': 'https://example.org/fixers/p/glue-1' })
  expect(held()?.size).toBe(1)
  found.resolve(null)
  await until(editor, () => held()?.size === 0)
})

const table = (rows: number, cell: (row: number) => string) =>
  `<table>${Array.from({ length: rows }, (_, row) => `<tr>${cell(row)}</tr>`).join('')}</table>`

test('[CO79] a large table comes row by row into one table; one with cells over several rows comes as it is', async () => {
  const { editor } = openText(lines('before', 'after'))
  editor.commands.setTextSelection(7)
  const long = 'word '.repeat(30)
  paste(editor, { 'text/html': table(120, (row) => `<td>${row} ${long}</td><td>b</td>`), 'text/plain': 'x' })
  await until(editor, () => editor.getText().includes(`119 ${long.trim()}`))
  const kinds = () => editor.state.doc.children.map(({ type, childCount }) => [type.name, childCount])
  expect(kinds().filter(([name]) => name === 'table')).toEqual([['table', 120]])
  expect(editor.state.doc.lastChild?.textContent).toBe('after')
  editor.commands.setTextSelection(editor.state.doc.content.size - 1)
  const tall = table(80, (row) =>
    row % 2 ? `<td>b ${row} ${long}</td>` : `<td rowspan="2">a</td><td>${row} ${long}</td>`,
  )
  paste(editor, { 'text/html': tall, 'text/plain': 'x' })
  await until(editor, () => editor.getText().includes('b 79'))
  const spans = editor.state.doc.children.findLast(({ type }) => type.name === 'table')
  expect(spans?.children.filter((row) => row.firstChild?.attrs.rowspan === 2)).toHaveLength(40)
})

test('[CO79] more than a page can take at once is refused before anything is changed, and can be added as a file', async () => {
  const added: string[] = []
  const addFile = (_view: unknown, file: File) => added.push(file.name)
  const { editor, said, told } = openText(lines('one'), [], { addFile: addFile as never })
  const before = editor.state.doc
  const cells = 'a\t'.repeat(51)
  paste(editor, { 'text/plain': `${cells}\n`.repeat(100) })
  await told(words.paste.tooMuch)
  expect(editor.state.doc.eq(before)).toBe(true)
  said[0]?.act?.run()
  expect(added).toEqual([words.paste.fileName])
  paste(editor, { 'text/plain': 'x'.repeat(1024 * 1024 + 1) })
  expect(said).toHaveLength(2)
  expect(editor.state.doc.eq(before)).toBe(true)
})
