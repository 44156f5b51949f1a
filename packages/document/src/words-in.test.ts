import { expect, test } from 'vitest'
import { finderIn, wordsIn } from './words-in.ts'

const TEXT = 'The lever is a spring.\nIt is held by a magnet while the toast is brown. Then it lets go.'
const WORDS = { quote: 'held by a magnet', before: '', after: '' }

test('words are followed whole where they were reworded between the same words', () => {
  const then = wordsIn(TEXT, WORDS)
  if (!then) throw new Error('they stand there')
  expect(then.before).toBe('The lever is a spring.\nIt is ')
  const now = wordsIn(`More was said. ${TEXT.replace('a magnet', 'the strong magnet')}`, then)
  expect(now?.quote).toBe('held by the strong magnet')
  expect(wordsIn('Quite another text, about bread and butter.', then)).toBeNull()
})

test('words that were gone are taken up only as they were', () => {
  expect(finderIn(TEXT).same(WORDS)?.quote).toBe(WORDS.quote)
  expect(finderIn(TEXT.replace('a magnet', 'the magnet')).same(WORDS)).toBeNull()
})

test('a few words that are gone do not jump to where the same happen to stand', () => {
  const day = wordsIn('Wait a day before you sand it. It dries slowly.', { quote: 'a day', before: '', after: '' })
  if (!day) throw new Error('they stand there')
  expect(wordsIn('Wait for long before you sand it. It dries slowly. What a day it was.', day)).toBeNull()
})

test('white space of any kind stands for any other', () => {
  const across = { quote: 'a spring.\n\n  It is', before: '', after: '' }
  expect(wordsIn(TEXT, across)?.quote).toBe('a spring.\nIt is')
  expect(wordsIn('a(b) c.*d', { quote: '(b)  c.*', before: '', after: '' })?.quote).toBe('(b) c.*')
})

test('many reworded words are each found by one finder, as they are alone', () => {
  const lines = Array.from(
    { length: 40 },
    (_, n) => `Line ${n}: the ${'abcdefghij'[n % 10]}${n} lever is held by a magnet until it is done.`,
  )
  const text = lines.map((line) => line.replace('held by', 'kept by')).join('\n')
  const finder = finderIn(text)
  for (const line of lines) {
    const words = { quote: line.slice(0, 45), before: '', after: '' }
    expect(finder.find(words)).toEqual(wordsIn(text, words))
    expect(finder.find(words)?.quote).toContain(line.slice(0, 22))
  }
})
