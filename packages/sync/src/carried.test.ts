import { seededRandom } from '@commonplace/kit'
import { cpuMsOf } from '@commonplace/kit/testing/cpu'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { CarriedWords, placesIn } from './carried.ts'

const LINE = 'Wedge the clay before you throw it on the wheel.'

function watched() {
  const doc = new Y.Doc()
  doc.clientID = 1
  const carried = new CarriedWords(doc)
  const text = (name: string) => doc.getText(name)
  text('a').insert(0, LINE)
  doc.clientID = 2
  return { doc, text, take: () => carried.take() }
}

test('[SY81] words that go and come in one transaction keep where they were written first', () => {
  const { doc, text, take } = watched()
  doc.transact(() => {
    text('a').delete(10, LINE.length - 10)
    text('b').insert(0, LINE.slice(10))
  })
  expect(take()).toEqual([{ client: 2, clock: 0, length: LINE.length - 10, ofClient: 1, ofClock: 10 }])
  expect(take()).toEqual([])
})

test('[SY81] words that come back later, by an undo or a paste, do so too; through many hands they lead to the first', () => {
  const { doc, text, take } = watched()
  text('a').delete(0, LINE.length)
  doc.clientID = 3
  text('b').insert(0, `So: ${LINE}`)
  expect(take()).toEqual([{ client: 3, clock: 4, length: LINE.length, ofClient: 1, ofClock: 0 }])
  doc.clientID = 4
  doc.transact(() => {
    text('b').delete(0, 4 + LINE.length)
    text('c').insert(0, LINE)
  })
  expect(take()).toEqual([{ client: 4, clock: 0, length: LINE.length, ofClient: 1, ofClock: 0 }])
})

test('[SY81] what somebody writes themselves is theirs, also where it shares a few letters with what went', () => {
  const { doc, text, take } = watched()
  doc.transact(() => {
    text('a').delete(0, LINE.length)
    text('a').insert(0, 'Throw it away, the other clay is better.')
  })
  expect(take().reduce((sum, { length }) => sum + length, 0)).toBeLessThan(10)
})

test('[SY81] nobody makes a sentence of somebody else’s scraps in another order', () => {
  const { doc, text, take } = watched()
  doc.transact(() => {
    text('a').delete(0, LINE.length)
    // The second half first: only one half of it can be the other’s.
    text('a').insert(0, LINE.slice(24) + LINE.slice(0, 24))
  })
  expect(take().reduce((sum, { length }) => sum + length, 0)).toBeLessThanOrEqual(24)
})

test('[SY81] a book that is taken out and put in again, over and over, holds nobody up', () => {
  const doc = new Y.Doc()
  const carried = new CarriedWords(doc)
  const chance = seededRandom(7)
  const book = Array.from({ length: 60_000 }, () => String.fromCharCode(97 + chance.int(26))).join('')
  const text = doc.getText('a')
  text.insert(0, book)
  const spent = cpuMsOf(() => {
    for (let i = 0; i < 5; i++) {
      text.delete(0, text.length)
      text.insert(0, book)
    }
  })
  const words = carried.take().reduce((sum, { length }) => sum + length, 0)
  expect(words).toBe(5 * book.length)
  // Of seconds, not of minutes: what each of the five costs is measured in the benchmarks.
  expect(spent).toBeLessThan(20_000)
})

test('[SY81] thousands of stretches that go and come at once are each looked at a few times, not once for each of the others', () => {
  let reads = 0
  const many = 20_000
  const gone = Array.from({ length: many }, (_, n) => ({
    parts: [],
    get text() {
      reads++
      return `${n} times`
    },
  }))
  const { whole, edges, grams } = placesIn(gone, true)
  expect(gone.every((run, n) => whole.get(`${n} times`)?.run === run)).toBe(true)
  expect(edges.get('mes')).toMatchObject({ at: 4 })
  expect(grams.get('0 time')?.run).toBe(gone[0])
  expect(reads).toBeLessThan(many * 4)
})

test('[SY81] a list of thousands of lines that is taken out and put in by lines stays its author’s', () => {
  const { doc, text, take } = watched()
  const lines = Array.from({ length: 3000 }, (_, n) => `l${n}`)
  doc.clientID = 5
  doc.transact(() => {
    for (const line of lines) text(`${line} before`).insert(0, line)
  })
  doc.clientID = 6
  doc.transact(() => {
    for (const line of lines) {
      text(`${line} before`).delete(0, line.length)
      text(`${line} after`).insert(0, line)
    }
  })
  const taken = take()
  expect(taken.reduce((sum, { length }) => sum + length, 0)).toBe(lines.join('').length)
  expect(taken.every(({ ofClient }) => ofClient === 5)).toBe(true)
})
