import { routes } from '@commonplace/api'
import { paragraph } from '@commonplace/document'
import { toY } from '@commonplace/document/y'
import { expect, test } from 'vitest'
import { type House, openHouse } from '../testing/house.ts'
import { Work } from './work.ts'

async function glue(house: House) {
  const input = { kind: 'practice' as const, title: 'Glue', markdown: 'Wait a day.' }
  return house.do('amina', routes.createPage, { params: { slug: house.slug }, input })
}
const clamp = (house: House, documentId: string, words = 'Clamp it.') =>
  house.type('bo', documentId, (doc) => doc.getXmlFragment('default').insert(1, [toY(paragraph(words))]))
const found = async (house: House, q: string) =>
  (await house.do('bo', routes.search, { params: { slug: house.slug }, query: { q } })).items.map(({ id }) => id)

test('[CO15] what changed before a stop and was not derived is derived at the next start, under those who wrote', async () => {
  await using house = await openHouse()
  const { id, documentId } = await glue(house)
  await clamp(house, documentId)
  expect(await found(house, 'clamp')).toEqual([])
  await using next = new Work({ ...house.services, onError: (error) => house.failures.push(error) })
  await next.start()
  expect(await found(house, 'clamp')).toEqual([id])
  const { items } = await house.do('bo', routes.listVersions, { params: { id } })
  expect(items[0]).toMatchObject({ n: 2, by: [{ name: 'Bo' }] })
})

test('[CO16] what failed is told, and tried again until it works', async () => {
  await using house = await openHouse()
  const { id, documentId } = await glue(house)
  await clamp(house, documentId)
  const { store } = house.services
  let full = true
  const change: typeof store.change = (fn) => (full ? Promise.reject(new Error('The disk is full')) : store.change(fn))
  const failures: string[] = []
  await using work = new Work({
    ...house.services,
    store: { ...store, read: store.read, change },
    onError: (error, { doing }) => failures.push(`${doing}: ${error instanceof Error ? error.message : ''}`),
  })
  work.settled(documentId as never, [house.idOf('bo')])
  await work.drain()
  house.clock.advance(5_000)
  await work.drain()
  expect(failures).toEqual(['settle: The disk is full', 'settle: The disk is full'])
  full = false
  house.clock.advance(10_000)
  await work.drain()
  expect(failures).toHaveLength(2)
  expect(await found(house, 'clamp')).toEqual([id])
})

test('[CO10] a document that settles many times while it is being derived is derived once more, not many times', async () => {
  await using house = await openHouse()
  const { documentId } = await glue(house)
  await clamp(house, documentId)
  let changes = 0
  const { store } = house.services
  const change: typeof store.change = (fn) => {
    changes++
    return store.change(fn)
  }
  await using work = new Work({
    ...house.services,
    store: { ...store, read: store.read, change },
    onError: (error) => house.failures.push(error),
  })
  for (let i = 0; i < 50; i++) work.settled(documentId as never, [house.idOf('bo')])
  await work.drain()
  expect(changes).toBe(1)
  expect(house.failures).toEqual([])
})

test('[CO17] an empty title keeps the last one, and fields written by no form of ours are read with care', async () => {
  await using house = await openHouse()
  const { id, documentId } = await glue(house)
  await house.type('bo', documentId, (doc) => {
    const meta = doc.getMap('meta')
    meta.set('title', '')
    meta.set('status', 'sacred')
    meta.set('tags', ['a', 'a', 7, '\u0000'])
  })
  await house.quiet()
  const read = await house.do('bo', routes.readPage, { params: { id } })
  expect(read).toMatchObject({ title: 'Glue', status: 'draft', tags: ['a'] })
  expect(house.failures).toEqual([])
})

test('[CO18] the daily tidying forgets what ran out, and a stop leaves no timer behind', async () => {
  await using house = await openHouse()
  const pruned: number[] = []
  const { store, clock } = house.services
  const change: typeof store.change = (fn) =>
    store.change((writes) => {
      pruned.push(clock.now())
      return fn(writes)
    })
  const before = house.clock.pending
  const work = new Work({ ...house.services, store: { ...store, read: store.read, change }, onError: () => undefined })
  await work.start()
  house.clock.advance(49 * 60 * 60 * 1000)
  await work[Symbol.asyncDispose]()
  expect(pruned).toHaveLength(2)
  expect(house.clock.pending).toBeLessThanOrEqual(before)
})
