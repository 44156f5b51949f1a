import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { fromMarkdown, toMarkdown } from './markdown.ts'
import { replaceWords } from './replace-words.ts'
import { seedUpdate } from './seed.ts'
import { readBody } from './y.ts'

function docOf(markdown: string): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, seedUpdate({ json: fromMarkdown(markdown).json, fields: {}, clientId: 7 }))
  return doc
}
const words = (quote: string, before = '', after = '') => ({ quote, before, after })
const after = (markdown: string, ...given: [ReturnType<typeof words>, string]) => {
  const doc = docOf(markdown)
  const done = replaceWords(doc, ...given)
  return [done, toMarkdown(readBody(doc)).trim()]
}

test('other words stand where these stood, in their marks, and what stays is not written anew', () => {
  expect(after('Wait a **whole day** here.', words('whole day'), 'whole night')).toEqual([
    true,
    'Wait a **whole night** here.',
  ])
  expect(after('Wait a day.', words('Wait a day.'), '')).toEqual([true, ''])
  const doc = docOf('Wait a whole day here.')
  const sizes: number[] = []
  doc.on('update', (update: Uint8Array) => sizes.push(update.length))
  replaceWords(doc, words('Wait a whole day here.'), 'Wait a whole night here.')
  expect(sizes).toHaveLength(1)
  expect(sizes[0]).toBeLessThan(50)
})

test('of equal words those between the same ones are meant', () => {
  const second = words('One day', 'Two days. Then on. ', '.')
  expect(after('One day. Two days. Then on. One day.', second, 'A week')).toEqual([
    true,
    'One day. Two days. Then on. A week.',
  ])
})

test('words that were changed since, or reach over blocks, are left as they are', () => {
  expect(after('Wait a long day here.', words('a whole day here.'), 'x')).toEqual([false, 'Wait a long day here.'])
  expect(after('One day here.\n\nTwo days.', words('day here.\nTwo'), 'x')).toEqual([
    false,
    'One day here.\n\nTwo days.',
  ])
})

test('no sign of two halves is split', () => {
  expect(after('Bake it 🍞 well and long.', words('Bake it 🍞 well'), 'Bake it 🍟 well')).toEqual([
    true,
    'Bake it 🍟 well and long.',
  ])
})

test('somebody who types elsewhere in the paragraph meanwhile loses nothing', () => {
  const one = docOf('Wait a whole day. Then sand.')
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
  replaceWords(one, words('a whole day'), 'two days')
  replaceWords(other, words('Then sand.'), 'Then sand it well.')
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other))
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
  for (const doc of [one, other]) expect(toMarkdown(readBody(doc)).trim()).toBe('Wait two days. Then sand it well.')
})
