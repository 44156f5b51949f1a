import { cpuMsOf } from '@commonplace/kit/testing/cpu'
import { expect, test } from 'vitest'
import { applyDiff, diffDocuments } from '../diff.ts'
import { type DocNode, doc, node, paragraph, sameContent, text } from '../json.ts'
import { hunksOf } from './sequence.ts'
import { diffToHtml } from './to-html.ts'

test('the least difference is found, and past the limit all between the ends is', () => {
  const a = [1, 2, 3, 4, 5, 6]
  const b = [1, 2, 9, 4, 8, 6]
  expect(hunksOf(a, b)).toEqual([
    [2, 3, 2, 3],
    [4, 5, 4, 5],
  ])
  expect(hunksOf(a, b, 3)).toEqual([[2, 5, 2, 5]])
  expect(hunksOf([1, 1, 1], [1, 1], 1)).toEqual([[2, 3, 2, 2]])
  expect(hunksOf([], [7])).toEqual([[0, 0, 0, 1]])
})

const words = (count: number, step: number): string =>
  Array.from({ length: count }, (_, i) => `w${(i * step) % 9973}`).join(' ')
const tags = (count: number, step: number): DocNode =>
  node(
    'paragraph',
    null,
    Array.from({ length: count }, (_, i) => (i % 2 ? text(' ') : node('tag', { name: `t${(i * step) % 9973}` }))),
  )

test.each([
  ['a line of words', doc(paragraph(words(60_000, 1))), doc(paragraph(words(60_000, 7919)))],
  ['a line of tags', doc(tags(40_000, 1)), doc(tags(40_000, 7919))],
  [
    'many blocks of many words',
    doc(...Array.from({ length: 400 }, (_, i) => paragraph(words(300, i + 1)))),
    doc(...Array.from({ length: 400 }, (_, i) => paragraph(words(300, i + 2000)))),
  ],
])('[SA8] %s rewritten as a whole is compared in a moment, and completely', (_, a, b) => {
  const spent = cpuMsOf(() => expect(diffToHtml(diffDocuments(a, b))).not.toBe(''))
  expect(spent).toBeLessThan(6000)
  const change = diffDocuments(a, b)
  expect(sameContent(applyDiff(a, change), b)).toBe(true)
})
