import type { MemberId } from '@commonplace/domain'
import { seededRandom } from '@commonplace/kit'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { authorRanges } from './attribution.ts'
import { bodyOf } from './y.ts'

const AMINA = 'amina' as MemberId
const BO = 'bo' as MemberId
const hands = new Map([
  [1, [{ from: 0, member: AMINA }]],
  [2, [{ from: 0, member: BO }]],
])
const handsOf = (client: number) => hands.get(client)

function block(doc: Y.Doc, id: string, words: string): Y.XmlText {
  const [element, text] = [new Y.XmlElement('paragraph'), new Y.XmlText(words)]
  element.setAttribute('id', id)
  element.insert(0, [text])
  bodyOf(doc).push([element])
  return text
}

test('words belong to who wrote them, block by block, and formatting them changes nothing', () => {
  const doc = new Y.Doc()
  doc.clientID = 1
  const first = block(doc, 'first', 'Wedge the clay')
  doc.clientID = 2
  first.insert(5, ' all of')
  first.format(0, 8, { bold: {} })
  first.delete(19, 2)
  block(doc, 'second', 'Then throw')
  doc.clientID = 9
  first.insert(0, '> ')
  expect(authorRanges(doc, handsOf)).toEqual([
    { block: 'first', from: 0, to: 2, member: null },
    { block: 'first', from: 2, to: 7, member: 'amina' },
    { block: 'first', from: 7, to: 14, member: 'bo' },
    { block: 'first', from: 14, to: 21, member: 'amina' },
    { block: 'second', from: 0, to: 10, member: 'bo' },
  ])
})

test('text in inner blocks without an id counts for the block around, in the order it stands', () => {
  const doc = new Y.Doc()
  doc.clientID = 1
  const list = new Y.XmlElement('bulletList')
  list.setAttribute('id', 'list')
  bodyOf(doc).push([list])
  for (const words of ['one', 'two']) {
    const item = new Y.XmlElement('listItem')
    item.insert(0, [new Y.XmlText(words)])
    list.push([item])
  }
  expect(authorRanges(doc, handsOf)).toEqual([{ block: 'list', from: 0, to: 6, member: 'amina' }])
})

test('any mixture of two writers is told letter by letter, also after a restart', () => {
  const chance = seededRandom(5)
  const doc = new Y.Doc()
  const text = block(doc, 'only', '')
  for (let step = 0; step < 400; step++) {
    doc.clientID = 1 + chance.int(2)
    // The letter says who wrote it.
    text.insert(chance.int(text.length + 1), doc.clientID === 1 ? 'a' : 'b')
    if (chance.int(4) === 0) text.delete(chance.int(text.length), 1)
  }
  const again = new Y.Doc()
  Y.applyUpdate(again, Y.encodeStateAsUpdate(doc))
  const told = authorRanges(again, handsOf)
    .map(({ from, to, member }) => (member === 'amina' ? 'a' : 'b').repeat(to - from))
    .join('')
  expect(told).toBe(text.toString())
})

test('where a client id changed hands, each has their own words, also those that stand side by side', () => {
  const doc = new Y.Doc()
  const text = block(doc, 'only', '')
  const chance = seededRandom(9)
  doc.clientID = 15_360
  const lent: { from: number; member: MemberId }[] = []
  for (let turn = 0; turn < 60; turn++) {
    const member = chance.int(2) === 0 ? AMINA : BO
    lent.push({ from: Y.getState(doc.store, doc.clientID), member })
    for (let word = chance.int(4); word > 0; word--) {
      const at = chance.int(3) === 0 ? chance.int(text.length + 1) : text.length
      text.insert(at, (member === AMINA ? 'a' : 'b').repeat(1 + chance.int(3)))
      if (chance.int(5) === 0) text.delete(0, 1)
    }
  }
  const told = authorRanges(doc, (client) => (client === 15_360 ? lent : undefined))
    .map(({ from, to, member }) => (member === AMINA ? 'a' : 'b').repeat(to - from))
    .join('')
  // The paragraph itself was written under an id of its own; its words all under the lent one.
  expect(told).toBe(text.toString())
})
