import { routes } from '@commonplace/api'
import { expect, test } from 'vitest'
import { type House, openHouse } from '../../testing/house.ts'
import type { Persona } from '../../testing/personas.ts'

const HOUR = 60 * 60 * 1000
const home = (house: House, who: Persona) => house.do(who, routes.readHome, { params: { slug: house.slug } })
const write = (house: House, who: Persona, title: string) =>
  house.do(who, routes.createPage, {
    params: { slug: house.slug },
    input: { kind: 'practice', title, markdown: 'Four words are here.' },
  })

test('[CO60] Home tells what others did since the last visit, and not what one did oneself', async () => {
  await using house = await openHouse()
  const start = house.clock.now()
  await home(house, 'amina')
  house.clock.advance(HOUR)
  const page = await write(house, 'bo', 'Glue')
  await write(house, 'amina', 'Mine')
  await house.do('host', routes.changePage, {
    params: { id: page.id },
    input: { markdown: 'Four words are here today.' },
  })
  const question = await house.do('amina', routes.askQuestion, {
    params: { slug: house.slug },
    input: { title: 'Why?', markdown: '' },
  })
  await house.do('bo', routes.answerQuestion, { params: { id: question.id }, input: { markdown: 'So.' } })
  house.clock.advance(HOUR)
  const seen = await home(house, 'amina')
  expect(seen).toMatchObject({ since: start, people: 2, pagesChanged: 1, questionsAnswered: 1 })
  expect(seen.changed).toHaveLength(1)
  expect(seen.changed[0]).toMatchObject({ page: { id: page.id }, added: 5, removed: 0, isNew: true })
  expect(seen.changed[0]?.by.map(({ name }) => name).sort()).toEqual(['Bo', 'Host'])
  expect(seen.mine.map(({ title }) => title)).toEqual(['Mine'])
  house.clock.advance(10 * 60 * 1000)
  expect((await home(house, 'amina')).since).toBe(start)
  house.clock.advance(HOUR)
  const next = await home(house, 'amina')
  expect(next).toMatchObject({ people: 0, pagesChanged: 0, changed: [] })
})

test('[CO60] who changed pages or answered is counted, and not who only asked or accepted', async () => {
  await using house = await openHouse()
  await home(house, 'amina')
  house.clock.advance(HOUR)
  const question = await house.do('bo', routes.askQuestion, {
    params: { slug: house.slug },
    input: { title: 'Why?', markdown: '' },
  })
  const answer = await house.do('host', routes.answerQuestion, {
    params: { id: question.id },
    input: { markdown: 'So.' },
  })
  await house.do('bo', routes.acceptAnswer, { params: { id: answer.id } })
  expect(await home(house, 'amina')).toMatchObject({ people: 1, pagesChanged: 0, questionsAnswered: 1 })
})

test('[CO61] what is yours to finish are practices and methods that you left a draft, and no story, note, thought or run-sheet', async () => {
  await using house = await openHouse()
  const slug = { slug: house.slug }
  await write(house, 'host', 'Glue')
  for (const kind of ['method', 'story', 'note'] as const) {
    house.clock.advance(1000)
    await house.do('host', routes.createPage, { params: slug, input: { kind, title: `A ${kind}`, markdown: 'So.' } })
  }
  const { queue } = await house.do('host', routes.addPrompt, { params: slug, input: { words: 'What broke?' } })
  await house.do('host', routes.publishPrompt, { params: { id: queue[0]?.id ?? '' } })
  const [title, at, zone] = ['Show & Tell', '2026-01-06T18:00', 'Europe/Berlin']
  const planned = await house.do('host', routes.planGathering, { params: slug, input: { title, start: at, zone } })
  await house.do('host', routes.openSheet, { params: { id: planned.gatheringId, at } })
  expect((await home(house, 'host')).mine.map((one) => one.title)).toEqual(['A method', 'Glue'])
  expect((await home(house, 'bo')).mine).toEqual([])
})

test('[CO61] Home says what waits: the oldest questions without an answer, and reviews that are due', async () => {
  await using house = await openHouse()
  for (const title of ['First', 'Second', 'Third', 'Fourth']) {
    house.clock.advance(1000)
    await house.do('bo', routes.askQuestion, { params: { slug: house.slug }, input: { title, markdown: '' } })
  }
  const page = await write(house, 'bo', 'Glue')
  const input = { stewards: [house.idOf('amina')], status: 'trusted' as const, reviewEvery: 3, reviewed: true as const }
  await house.do('bo', routes.changePage, { params: { id: page.id }, input })
  expect((await home(house, 'amina')).reviewsDue).toEqual([])
  house.clock.advance(120 * 24 * HOUR)
  const seen = await home(house, 'amina')
  expect(seen.waiting.map(({ title }) => title)).toEqual(['First', 'Second', 'Third'])
  expect(seen.reviewsDue.map(({ id }) => id)).toEqual([page.id])
  expect((await home(house, 'bo')).reviewsDue).toEqual([])
})
