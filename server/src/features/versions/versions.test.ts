import { routes } from '@commonplace/api'
import { paragraph } from '@commonplace/document'
import { toY } from '@commonplace/document/y'
import { expect, test } from 'vitest'
import { type House, openHouse } from '../../testing/house.ts'

async function glue(house: House) {
  const input = { kind: 'practice' as const, title: 'Glue', markdown: 'Leave it in the clamps for a day at least.' }
  return house.do('amina', routes.createPage, { params: { slug: house.slug }, input })
}
const change = (house: House, id: string, markdown: string, who: 'amina' | 'bo' = 'bo') =>
  house.do(who, routes.changePage, { params: { id }, input: { markdown } })
const versions = async (house: House, id: string) =>
  (await house.do('bo', routes.listVersions, { params: { id } })).items.map(({ n, name }) => [n, name])

test('[CO13] naming what the latest automatic version already says names that one', async () => {
  await using house = await openHouse()
  const { id } = await glue(house)
  await change(house, id, 'Leave it in the clamps for two days at least.')
  const named = await house.do('bo', routes.createVersion, { params: { id }, input: { name: 'Agreed at Show & Tell' } })
  expect(named).toMatchObject({ n: 2, name: 'Agreed at Show & Tell', automatic: false })
  const again = await house.do('bo', routes.createVersion, { params: { id }, input: { name: 'Once more' } })
  expect(again.n).toBe(3)
  expect(await versions(house, id)).toEqual([
    [3, 'Once more'],
    [2, 'Agreed at Show & Tell'],
    [1, null],
  ])
  expect(house.told('version-named')).toHaveLength(2)
})

test('[CO13] a named version holds what stands in the live document, settled or not', async () => {
  await using house = await openHouse()
  const { id, documentId } = await glue(house)
  await house.type('bo', documentId, (doc) =>
    doc.getXmlFragment('default').insert(1, [toY(paragraph('Then sand it.'))]),
  )
  const named = await house.do('amina', routes.createVersion, { params: { id }, input: { name: 'Sanded' } })
  const body = await house.do('guest', routes.readVersion, {
    params: { id, n: named.n },
    query: { format: 'markdown' },
  })
  expect(body.markdown).toContain('Then sand it.')
  expect((await house.do('bo', routes.readPage, { params: { id } })).html).toContain('Then sand it.')
})

test('[CO14] two versions are compared with those who wrote in between, and up to now', async () => {
  await using house = await openHouse()
  const { id, documentId } = await glue(house)
  await change(house, id, 'Leave it in the clamps for two days at least.')
  const diff = await house.do('stranger', routes.readDiff, { params: { id }, query: { from: 1, to: 2 } })
  expect(diff.html).toMatch(/<del[^>]*>a day<\/del>/)
  expect(diff.by).toEqual([expect.objectContaining({ name: 'Bo' })])
  expect([diff.added, diff.removed]).toEqual([2, 2])
  await house.type('amina', documentId, (doc) => doc.getXmlFragment('default').insert(1, [toY(paragraph('Sand it.'))]))
  const now = await house.do('stranger', routes.readDiff, { params: { id }, query: { from: 2 } })
  expect(now).toMatchObject({ to: null, added: 2, removed: 0 })
  const backwards = { params: { id }, query: { from: 2, to: 1 } }
  await expect(house.do('bo', routes.readDiff, backwards)).rejects.toMatchObject({ code: 'bad-input', field: 'to' })
  const missing = { params: { id }, query: { from: 9 } }
  await expect(house.do('bo', routes.readDiff, missing)).rejects.toMatchObject({ code: 'not-found' })
})

test('[SA20] restoring is edits on top: fields and text as they were, what stood before kept as a version', async () => {
  await using house = await openHouse()
  const { id, documentId } = await glue(house)
  await house.do('bo', routes.changePage, { params: { id }, input: { title: 'Gluing', markdown: 'All new words.' } })
  await house.type('amina', documentId, (doc) =>
    doc.getXmlFragment('default').insert(1, [toY(paragraph('Not settled.'))]),
  )
  const restored = await house.do('host', routes.restoreVersion, { params: { id }, input: { version: 1 } })
  expect(restored).toMatchObject({ n: 4, name: 'Restored version 1', automatic: false, by: [{ name: 'Host' }] })
  const read = await house.do('bo', routes.readPage, { params: { id } })
  expect(read.title).toBe('Glue')
  expect(read.html).toContain('for a day at least')
  const before = await house.do('bo', routes.readVersion, { params: { id, n: 3 } })
  expect(before.html).toContain('Not settled.')
  expect(before).toMatchObject({ by: [{ name: 'Amina' }], fields: { title: 'Gluing' } })
  await house.quiet()
  expect((await versions(house, id)).length).toBe(4)
})
