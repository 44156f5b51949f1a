import { routes } from '@commonplace/api'
import { paragraph } from '@commonplace/document'
import { toY } from '@commonplace/document/y'
import { expect, test } from 'vitest'
import type { XmlElement, XmlText } from 'yjs'
import { type House, openHouse } from '../../testing/house.ts'

async function authors(house: House, id: string) {
  const { people, runs } = await house.do('stranger', routes.readAttribution, { params: { id } })
  return runs.map(({ from, to, by }) => [people[by]?.name, to - from])
}

test('[CO19] words are told with those who wrote them, and a restored version keeps them for what stood all along', async () => {
  await using house = await openHouse()
  const input = { kind: 'practice' as const, title: 'Glue', markdown: 'Leave it in the clamps.' }
  const { id, documentId } = await house.do('amina', routes.createPage, { params: { slug: house.slug }, input })
  expect(await authors(house, id)).toEqual([['Amina', 23]])
  await house.type('bo', documentId, (doc) => doc.getXmlFragment('default').push([toY(paragraph('Then sand it.'))]))
  expect(await authors(house, id)).toEqual([
    ['Amina', 23],
    ['Bo', 13],
  ])
  await house.do('host', routes.restoreVersion, { params: { id }, input: { version: 1 } })
  expect(await authors(house, id)).toEqual([['Amina', 23]])
})

test('[CO19] a document that was put away and loaded again tells the same authors', async () => {
  await using house = await openHouse()
  const input = { kind: 'practice' as const, title: 'Glue', markdown: 'Leave it in the clamps.' }
  const { id } = await house.do('bo', routes.createPage, { params: { slug: house.slug }, input })
  await house.do('amina', routes.changePage, { params: { id }, input: { markdown: 'Leave it in the old clamps.' } })
  const before = await authors(house, id)
  expect(before).toEqual([
    ['Bo', 16],
    ['Amina', 4],
    ['Bo', 7],
  ])
  house.clock.advance(600_000)
  await house.quiet()
  expect(await authors(house, id)).toEqual(before)
})

test('[SY78] one client id that went from hand to hand, word by word, tells whose each word is, also when opened again', async () => {
  await using house = await openHouse()
  const input = { kind: 'practice' as const, title: 'Glue', markdown: 'Words:' }
  const { id, documentId } = await house.do('amina', routes.createPage, { params: { slug: house.slug }, input })
  const writers = ['bo', 'amina', 'bo', 'bo', 'amina'] as const
  for (const who of writers)
    await house.type(who, documentId, (doc) => {
      const text = (doc.getXmlFragment('default').get(0) as XmlElement).get(0) as XmlText
      text.insert(text.length, who === 'bo' ? ' bo wrote' : ' amina')
    })
  const told = [
    ['Amina', 6],
    ['Bo', 9],
    ['Amina', 6],
    ['Bo', 18],
    ['Amina', 6],
  ]
  expect(await authors(house, id)).toEqual(told)
  house.clock.advance(600_000)
  await house.quiet()
  expect(await authors(house, id)).toEqual(told)
})
