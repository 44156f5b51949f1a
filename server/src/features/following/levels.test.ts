import { routes } from '@commonplace/api'
import type { Level } from '@commonplace/domain'
import { expect, test } from 'vitest'
import { type House, openHouse } from '../../testing/house.ts'
import type { Persona } from '../../testing/personas.ts'

const write = (house: House, title: string, who: Persona = 'amina') =>
  house.do(who, routes.createPage, {
    params: { slug: house.slug },
    input: { kind: 'note', title, markdown: 'Words', tags: ['Glue'] },
  })
const ask = (house: House, title: string) =>
  house.do('amina', routes.askQuestion, { params: { slug: house.slug }, input: { title, markdown: '' } })
const setPage = (house: House, who: Persona, id: string, level: Level) =>
  house.do(who, routes.setPageLevel, { params: { id }, input: { level } })
const pageLevel = async (house: House, who: Persona, id: string) =>
  (await house.do(who, routes.readPage, { params: { id } })).level

test('[NT2] whoever writes a page, asks or answers watches it, unless they muted it', async () => {
  await using house = await openHouse()
  const page = await write(house, 'Glue')
  expect(page.level).toBe('watching')
  expect(await pageLevel(house, 'bo', page.id)).toBe('normal')
  const change = (words: string) =>
    house.do('bo', routes.changePage, { params: { id: page.id }, input: { markdown: words } })
  await change('More words')
  expect(await pageLevel(house, 'bo', page.id)).toBe('watching')
  await setPage(house, 'bo', page.id, 'muted')
  await change('Other words')
  expect(await pageLevel(house, 'bo', page.id)).toBe('muted')
  const question = await ask(house, 'Which?')
  const level = { params: { id: question.id }, input: { level: 'muted' } } as const
  await house.do('bo', routes.setQuestionLevel, level)
  await house.do('bo', routes.answerQuestion, { params: { id: question.id }, input: { markdown: 'So.' } })
  const seen = (who: Persona) => house.do(who, routes.readQuestion, { params: { id: question.id } })
  expect(await seen('bo')).toMatchObject({ level: 'muted', following: false, followers: 1 })
  expect(await seen('amina')).toMatchObject({ level: 'watching', following: true })
})

test('[NT3] a level is one’s own, and told to nobody; pages, questions, tags and the community have one each', async () => {
  await using house = await openHouse()
  const { id } = await write(house, 'Glue')
  const { slug } = house
  expect(await setPage(house, 'guest', id, 'watching')).toEqual({ level: 'watching' })
  await house.do('guest', routes.setTagLevel, { params: { slug, tag: 'Glue' }, input: { level: 'muted' } })
  await house.do('guest', routes.followTag, { params: { slug, tag: 'lamps' } })
  await house.do('guest', routes.setCommunityLevel, { params: { slug }, input: { level: 'watching' } })
  const follows = (who: Persona) => house.do(who, routes.readFollows, { params: { slug } })
  expect(await follows('guest')).toEqual({ tags: ['lamps'], muted: ['glue'], community: 'watching' })
  expect(await follows('bo')).toEqual({ tags: [], muted: [], community: 'normal' })
  expect(await pageLevel(house, 'bo', id)).toBe('normal')
  expect(await pageLevel(house, 'stranger', id)).toBe('normal')
  expect(await house.do('host', routes.readHome, { params: { slug } })).not.toMatchObject({ level: expect.anything() })
  await expect(setPage(house, 'stranger', id, 'muted')).rejects.toMatchObject({ code: 'not-signed-in' })
})

test('[NT3] a level reaches each device of its owner as if the page had changed', async () => {
  await using house = await openHouse()
  const { id } = await write(house, 'Glue')
  const pass = (since?: string) =>
    house.do('bo', routes.readOffline, { params: { slug: house.slug }, query: since ? { since } : {} })
  const first = await pass()
  house.clock.advance(1000)
  await setPage(house, 'bo', id, 'muted')
  const next = await pass(first.next)
  expect(next.pages.map(({ page }) => [page.id, page.level])).toEqual([[id, 'muted']])
  expect((await pass(next.next)).pages).toEqual([])
})
