import { routes } from '@commonplace/api'
import { expect, test } from 'vitest'
import { type House, openHouse } from '../../testing/house.ts'

const page = (house: House, title: string, markdown: string) =>
  house.do('amina', routes.createPage, { params: { slug: house.slug }, input: { kind: 'practice', title, markdown } })
const into = async (house: House, id: string) =>
  (await house.do('guest', routes.readLinks, { params: { id } })).in.map(
    ({ title, sentence }) => `${title}: ${sentence}`,
  )
const rename = (house: House, id: string, title: string) =>
  house.do('amina', routes.changePage, { params: { id }, input: { title } })

test('[CO26] a link by title follows the title: written, renamed, doubled, thrown away and brought back', async () => {
  await using house = await openHouse()
  await page(house, 'Gluing', 'See [[Clamps]] first.')
  const clamps = await page(house, 'Clamps', 'Hold it.')
  expect(await into(house, clamps.id)).toEqual(['Gluing: See Clamps first.'])
  await rename(house, clamps.id, 'Vices')
  expect(await into(house, clamps.id)).toEqual([])
  await rename(house, clamps.id, 'Clamps')
  const double = await page(house, 'Clamps', 'The other ones.')
  expect(await into(house, clamps.id)).toEqual([])
  await house.do('amina', routes.deletePage, { params: { id: double.id } })
  expect(await into(house, clamps.id)).toEqual(['Gluing: See Clamps first.'])
  await house.do('amina', routes.undeletePage, { params: { id: double.id } })
  expect(await into(house, clamps.id)).toEqual([])
})

test('[CO24] a title named without a link is offered, and linking is an edit of the live text', async () => {
  await using house = await openHouse()
  const clamps = await page(house, 'Spring clamps', 'Hold it.')
  const gluing = await page(
    house,
    'Gluing',
    '# Spring clamps\n\nUse two **spring clamps** here.\n\nMore spring clamps.',
  )
  const { items } = await house.do('bo', routes.readUnlinked, { params: { id: clamps.id } })
  expect(items).toMatchObject([{ page: { id: gluing.id }, sentence: 'Use two spring clamps here.' }])
  const linked = await house.do('bo', routes.linkMention, { params: { id: clamps.id }, input: { from: gluing.id } })
  expect(linked.in).toMatchObject([{ id: gluing.id, sentence: 'Use two spring clamps here.' }])
  const shown = await house.do('guest', routes.readPage, { params: { id: gluing.id }, query: { format: 'markdown' } })
  expect(shown.html).toMatch(/Use two <a [^>]*href="\/repair\/p\/spring-clamps[^>]*>spring clamps<\/a> here/)
  expect(shown.changedBy).toMatchObject([{ name: 'Bo' }])
  expect((await house.do('bo', routes.readUnlinked, { params: { id: clamps.id } })).items).toEqual([])
})

test('[CO25] links to what lies in the trash or never was are listed with where they stand', async () => {
  await using house = await openHouse()
  const clamps = await page(house, 'Clamps', 'Hold it.')
  const gone = '0190c7a1-51b4-7d7a-8f7e-3c1f0a1b2c3d'
  await page(house, 'Gluing', `See [these](/repair/p/clamps-${clamps.id}). And [that](/repair/p/that-${gone}).`)
  const list = () => house.do('guest', routes.listBrokenLinks, { params: { slug: house.slug } })
  expect((await list()).items).toMatchObject([{ from: { title: 'Gluing' }, why: 'unknown' }])
  await house.do('amina', routes.deletePage, { params: { id: clamps.id } })
  expect((await list()).items).toMatchObject([
    { from: { sentence: 'See these.' }, to: '', why: 'trash' },
    { why: 'unknown', pageId: gone },
  ])
  const made = await house.do('amina', routes.createPage, {
    params: { slug: house.slug },
    input: { id: gone, kind: 'note', title: 'That', markdown: 'There.' },
  })
  expect(await into(house, made.id)).toEqual(['Gluing: And that.'])
})
