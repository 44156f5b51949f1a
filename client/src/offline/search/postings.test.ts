import { expect, test } from 'vitest'
import { Postings } from './postings.ts'

const word = (spelling: string, prefix = false) => ({ spellings: [spelling], prefix })
const found = (postings: Postings, spelling: string, prefix = false) =>
  postings.find([word(spelling, prefix)], 'all').map(({ section }) => section)

function threeSections(): Postings {
  const postings = new Postings()
  for (const [section, words] of [['whetstone', 'angle'], ['whetstones'], ['angle', 'whistle']].entries())
    postings.add(section, new Map(words.map((one) => [one, 1])), words.length, (word) => word.replace(/s$/, ''))
  return postings
}

test('a word is found in its forms, and by its beginning', () => {
  const postings = threeSections()
  expect(found(postings, 'whetstone')).toEqual([0, 1])
  expect(found(postings, 'wh', true)).toEqual([0, 1, 2])
  expect(found(postings, 'wh')).toEqual([])
})

test('what was taken out holds nothing any more, and is not proposed for a slip', () => {
  const postings = threeSections()
  expect(postings.corrections('whetstoen')).toEqual(['whetstone'])
  postings.remove(0, 2, ['whetstone', 'whetstones', 'angle'])
  expect(found(postings, 'angle')).toEqual([2])
  expect(postings.count(word('whetstone'))).toBe(0)
  expect(postings.corrections('whetstoen')).toEqual([])
})

test('the rarer word, and the section that says it more weightily, fit better', () => {
  const postings = new Postings()
  for (let section = 0; section < 20; section++) postings.add(section, new Map([['clay', 1]]), 10, (word) => word)
  postings.add(20, new Map([['clay', 8]]), 10, (word) => word)
  postings.add(21, new Map([['kiln', 1]]), 10, (word) => word)
  const best = (spelling: string) =>
    postings.find([word(spelling)], 'all').toSorted((a, b) => b.fit - a.fit)[0] ?? { section: -1, fit: 0 }
  expect(best('clay').section).toBe(20)
  expect(best('kiln').fit).toBeGreaterThan(best('clay').fit)
})
