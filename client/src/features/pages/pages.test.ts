import { expect, test } from 'vitest'
import { findQuote, rangeOfQuote, wordsAround } from './quotes.ts'
import { flattenTree } from './tree.ts'

test('a quote is found whatever white space and markup lie in it', () => {
  document.body.innerHTML = '<div id="body"><p>A <em>healthy</em>\n  fuse beeps. A sick one does not.</p></div>'
  const body = document.getElementById('body')
  if (!body) throw new Error('no body')
  expect(rangeOfQuote(body, 'healthy fuse  beeps.')?.toString().replace(/\s+/g, ' ')).toBe('healthy fuse beeps.')
  expect(rangeOfQuote(body, 'a toaster')).toBeNull()
  expect(findQuote('nothing', '   ')).toBeNull()
})

test('the words around a selection are kept with it', () => {
  document.body.innerHTML = '<div id="body"><p>one two three four</p></div>'
  const body = document.getElementById('body')
  const range = body && rangeOfQuote(body, 'two three')
  if (!body || !range) throw new Error('no range')
  expect(wordsAround(body, range, 32)).toEqual({ before: 'one ', after: ' four' })
})

test('a tree lists children under their parent by position, orphans at the top, and never a page below itself', () => {
  const page = (id: string, parentId: string | null, position: string) => ({ id, parentId, position, title: id })
  const rows = [page('c', 'a', 'b'), page('b', 'a', 'a'), page('a', null, 'z'), page('lost', 'gone', 'a')]
  const told = (without?: string) => flattenTree(rows, without).map(({ row, depth }) => `${depth}${row.id}`)
  expect(told()).toEqual(['0lost', '0a', '1b', '1c'])
  expect(told('a')).toEqual(['0lost'])
})
