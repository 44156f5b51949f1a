import { expect, test, vi } from 'vitest'
import { quotesIn, rangesIn } from '../../ui/quotes.ts'
import { wordsAround } from '../../ui/words-around.ts'
import { layOutMargin, markQuotes } from './margin-layout.ts'
import { flattenTree } from './tree.ts'

test('a quote is found whatever white space and markup lie in it', () => {
  document.body.innerHTML = '<div id="body"><p>A <em>healthy</em>\n  fuse beeps. A sick one does not.</p></div>'
  const body = document.getElementById('body')
  if (!body) throw new Error('no body')
  expect(rangesIn(body)({ quote: 'healthy fuse  beeps.' })?.toString().replace(/\s+/g, ' ')).toBe('healthy fuse beeps.')
  expect(rangesIn(body)({ quote: 'a toaster' })).toBeNull()
  expect(quotesIn('nothing')({ quote: '   ' })).toBeNull()
})

test('of equal quotes the one between the same words is meant, and one that spans blocks is found', () => {
  const text = 'One day.Two days.One day.Three days.'
  expect(quotesIn(text)({ quote: 'One day.', after: 'Three' })).toEqual({ from: 17, to: 25 })
  expect(quotesIn(text)({ quote: 'One day.', before: 'Two days.\n' })).toEqual({ from: 17, to: 25 })
  expect(quotesIn(text)({ quote: 'One day.' })).toEqual({ from: 0, to: 8 })
  expect(quotesIn(text)({ quote: 'day.\n\nTwo' })).toEqual({ from: 4, to: 11 })
})

test('a text is read once for all that is said about it, and its equal words are told apart', () => {
  document.body.innerHTML = '<p>Ask A. Ask B. Ask C.</p>'
  const walks = vi.spyOn(document, 'createTreeWalker')
  const find = rangesIn(document.body)
  layOutMargin(document.createElement('aside'), find)
  markQuotes(find, 'remarked', [])
  const starts = ['A', 'B', 'C'].map((after) => find({ quote: 'Ask', after })?.startOffset)
  expect(starts).toEqual([0, 7, 14])
  expect(walks).toHaveBeenCalledTimes(1)
})

test('the words around a selection are kept with it', () => {
  document.body.innerHTML = '<div id="body"><p>one two three four</p></div>'
  const body = document.getElementById('body')
  const range = body && rangesIn(body)({ quote: 'two three' })
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
