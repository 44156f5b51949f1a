import { routes } from '@commonplace/api'
import { expect, test } from 'vitest'
import { type House, openHouse } from '../../testing/house.ts'
import type { Persona } from '../../testing/personas.ts'

const input = (title: string) => ({ kind: 'note' as const, title, markdown: 'Words' })
const write = (house: House, title: string) =>
  house.do('amina', routes.createPage, { params: { slug: house.slug }, input: input(title) })
const ask = (house: House, title: string) =>
  house.do('amina', routes.askQuestion, { params: { slug: house.slug }, input: { title, markdown: '' } })
const titles = async (house: House, who: Persona) =>
  (await house.do(who, routes.listStars, { params: { slug: house.slug } })).items.map(
    ({ page, question }) => (page ?? question)?.title,
  )

test('[CO95] a star is one’s own: the page, the question and the list say so to its owner alone', async () => {
  await using house = await openHouse()
  const page = await write(house, 'Glue')
  const question = await ask(house, 'Which glue?')
  expect(page).toMatchObject({ starred: false, may: { star: true } })
  expect(await house.do('bo', routes.starPage, { params: { id: page.id } })).toEqual({ starred: true })
  house.clock.advance(10)
  await house.do('bo', routes.starQuestion, { params: { id: question.id } })
  await house.do('guest', routes.starPage, { params: { id: page.id } })
  expect(await titles(house, 'bo')).toEqual(['Which glue?', 'Glue'])
  expect(await titles(house, 'guest')).toEqual(['Glue'])
  expect(await titles(house, 'amina')).toEqual([])
  const seen = async (who: Persona) => [
    (await house.do(who, routes.readPage, { params: { id: page.id } })).starred,
    (await house.do(who, routes.readQuestion, { params: { id: question.id } })).starred,
  ]
  expect(await seen('bo')).toEqual([true, true])
  expect(await seen('amina')).toEqual([false, false])
  expect(await seen('stranger')).toEqual([false, false])
  await house.do('bo', routes.unstarPage, { params: { id: page.id } })
  await house.do('bo', routes.unstarQuestion, { params: { id: question.id } })
  expect(await titles(house, 'bo')).toEqual([])
  // A star is nobody’s news.
  expect(JSON.stringify(await house.do('host', routes.readHome, { params: { slug: house.slug } }))).not.toMatch(
    /star(?!t)/,
  )
})

test('[CO95] what lies in the trash is not among the stars, and gets none; out of it, its star is there', async () => {
  await using house = await openHouse()
  const { id } = await write(house, 'Glue')
  await house.do('bo', routes.starPage, { params: { id } })
  await house.do('amina', routes.deletePage, { params: { id } })
  expect(await titles(house, 'bo')).toEqual([])
  await expect(house.do('host', routes.starPage, { params: { id } })).rejects.toMatchObject({ code: 'gone' })
  await house.do('amina', routes.undeletePage, { params: { id } })
  expect(await titles(house, 'bo')).toEqual(['Glue'])
})

test('[CO95] a star for a question that was merged away goes to the one that stands', async () => {
  await using house = await openHouse()
  const [from, into] = [await ask(house, 'Which glue?'), await ask(house, 'What glue is best?')]
  await house.do('amina', routes.mergeQuestion, { params: { id: from.id }, input: { into: into.id } })
  await house.do('bo', routes.starQuestion, { params: { id: from.id } })
  expect(await titles(house, 'bo')).toEqual(['What glue is best?'])
})

test('[CO95] a star shows nothing of a page that its giver may not see any more', async () => {
  await using house = await openHouse()
  const { id } = await write(house, 'Glue')
  await house.do('bo', routes.starPage, { params: { id } })
  await house.do('host', routes.narrowPage, { params: { id }, input: { audience: { floor: 'host', people: [] } } })
  expect(await titles(house, 'bo')).toEqual([])
  await expect(house.do('bo', routes.unstarPage, { params: { id } })).rejects.toMatchObject({ code: 'not-found' })
  await house.do('host', routes.narrowPage, { params: { id }, input: { audience: null } })
  expect(await titles(house, 'bo')).toEqual(['Glue'])
})
