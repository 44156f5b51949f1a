import { routes } from '@commonplace/api'
import { type CORE_GROUP, START_STEPS } from '@commonplace/domain'
import { must } from '@commonplace/kit'
import { expect, test } from 'vitest'
import { type House, openHouse } from '../../testing/house.ts'
import type { Persona } from '../../testing/personas.ts'

const DAY = 24 * 60 * 60 * 1000

const start = (house: House, who: Persona = 'founder') =>
  house.do(who, routes.readStart, { params: { slug: house.slug } })
const home = async (house: House, who: Persona = 'founder') =>
  (await house.do(who, routes.readHome, { params: { slug: house.slug } })).start
const set = (house: House, input: object) =>
  house.do('founder', routes.changeCommunity, { params: { slug: house.slug }, input })
type Place = keyof typeof CORE_GROUP
const invite = (house: House, place: Place, more: object = {}) =>
  house.do('host', routes.createInvite, { params: { slug: house.slug }, input: { role: 'member', place, ...more } })
const give = (house: House, who: Persona, place: Place | null) =>
  house.do('host', routes.setCorePlace, { params: { slug: house.slug, id: house.idOf(who) }, input: { place } })
const codeOf = (url: string) => must(url.split('/join/')[1], 'a link holds a code')
const of = async (house: House, place: Place) =>
  (await start(house)).places
    .filter((one) => one.place === place)
    .map(({ person, invited }) => person?.name ?? (invited ? 'invited' : 'free'))

test('[FO1] each step is done by the thing itself, wherever that was done; nothing is ticked by hand', async () => {
  await using house = await openHouse()
  const { done } = await start(house)
  expect(START_STEPS.filter((step) => done[step])).toEqual(['sentence'])
  const { slug } = house
  await set(house, { sentence: '' })
  expect((await start(house)).done.sentence).toBe(false)
  await set(house, { sentence: 'We mend things.', forWhom: 'Whoever mends.' })
  const page = { kind: 'charter', title: 'Our charter', markdown: '## What we care about\n\nThings.' } as const
  await house.do('amina', routes.createPage, { params: { slug }, input: page })
  for (const title of ['One?', 'Two?', 'Three?']) {
    expect((await start(house)).done.questions, title).toBe(false)
    house.clock.advance(1000)
    await house.do('bo', routes.askQuestion, { params: { slug }, input: { title, markdown: 'So.' } })
  }
  const begins = new Date(house.clock.now() + 9 * DAY).toISOString().slice(0, 11)
  const gathering = {
    title: 'Show & Tell',
    kind: 'show-and-tell',
    start: `${begins}18:00`,
    zone: 'Europe/Berlin',
  } as const
  await house.do('host', routes.planGathering, { params: { slug }, input: gathering })
  for (const place of ['expert', 'expert', 'learner', 'learner', 'champion'] as const) {
    expect((await start(house)).done.people, place).toBe(false)
    await invite(house, place)
  }
  const now = await start(house)
  expect(now.done).toEqual(Object.fromEntries(START_STEPS.map((step) => [step, true])))
  expect(now).toMatchObject({
    ...{ sentence: 'We mend things.', forWhom: 'Whoever mends.', charter: { title: 'Our charter' } },
    gathering: { title: 'Show & Tell', kind: 'show-and-tell' },
  })
  expect(now.questions.map(({ title }) => title)).toEqual(['One?', 'Two?', 'Three?'])
  // What goes is to do again.
  const charter = must(now.charter, 'there is a charter')
  await house.do('founder', routes.deletePage, { params: { id: charter.id } })
  expect((await start(house)).done.charter).toBe(false)
  await house.do('founder', routes.undeletePage, { params: { id: charter.id } })
  // The day passes: it was.
  house.clock.advance(30 * DAY)
  expect((await start(house)).done.gathering).toBe(true)
})

test('[FO1] Home shows what is left to whoever looks after the place, until all is done or it is put away', async () => {
  await using house = await openHouse()
  expect(await home(house)).toEqual({
    ...{ sentence: true, forWhom: false, charter: false, people: false, questions: false, gathering: false },
  })
  expect(await home(house, 'host')).not.toBeNull()
  for (const who of ['amina', 'guest', 'stranger'] as const) expect(await home(house, who)).toBeNull()
  await expect(start(house, 'amina')).rejects.toMatchObject({ code: 'not-allowed' })
  await set(house, { startAway: true })
  expect(await home(house)).toBeNull()
  expect((await start(house)).done.sentence).toBe(true)
})

test('[FO3] places are filled by invitations, which name them, and by who is here; each is filled once', async () => {
  await using house = await openHouse()
  expect(await of(house, 'expert')).toEqual(['free', 'free', 'free'])
  expect(await of(house, 'champion')).toEqual(['free'])
  const first = await invite(house, 'expert', { uses: 25 })
  expect(first).toMatchObject({ place: 'expert', usesLeft: 1 })
  expect(await of(house, 'expert')).toEqual(['invited', 'free', 'free'])
  await house.do('outsider', routes.acceptInvite, { params: { code: codeOf(first.url) }, input: {} })
  expect(await of(house, 'expert')).toEqual(['Outsider', 'free', 'free'])
  await give(house, 'amina', 'expert')
  const last = await invite(house, 'expert')
  expect(await of(house, 'expert')).toEqual(['Amina', 'Outsider', 'invited'])
  await expect(invite(house, 'expert')).rejects.toMatchObject({ code: 'conflict', field: 'place' })
  await expect(give(house, 'bo', 'expert')).rejects.toMatchObject({ code: 'conflict' })
  await house.do('host', routes.revokeInvite, { params: { slug: house.slug, id: last.id } })
  await give(house, 'bo', 'expert')
  await give(house, 'bo', 'learner')
  expect([await of(house, 'expert'), await of(house, 'learner')]).toEqual([
    ['Amina', 'Outsider', 'free'],
    ['Bo', 'free', 'free'],
  ])
  await give(house, 'bo', null)
  expect(await of(house, 'learner')).toEqual(['free', 'free', 'free'])
  await expect(give(house, 'guest', 'learner')).rejects.toMatchObject({ code: 'bad-input', field: 'place' })
  const params = { slug: house.slug, id: 'absentabsentabse' }
  await expect(house.do('host', routes.setCorePlace, { params, input: { place: null } })).rejects.toMatchObject({
    code: 'not-found',
  })
})

test('[FO3] an invitation that ran out, and somebody who left, leave their place free again', async () => {
  await using house = await openHouse()
  await invite(house, 'champion')
  await give(house, 'bo', 'learner')
  house.clock.advance(15 * DAY)
  expect(await of(house, 'champion')).toEqual(['free'])
  await house.do('bo', routes.removeMember, { params: { slug: house.slug, id: house.idOf('bo') } })
  expect(await of(house, 'learner')).toEqual(['free', 'free', 'free'])
})

test('[FO3] a place is a member’s: no guest is invited to one, and who becomes a guest leaves theirs free', async () => {
  await using house = await openHouse()
  await expect(invite(house, 'champion', { role: 'guest' })).rejects.toMatchObject({
    code: 'bad-input',
    field: 'place',
  })
  await give(house, 'bo', 'learner')
  const params = { slug: house.slug, id: house.idOf('bo') }
  await house.do('host', routes.changeMember, { params, input: { role: 'guest' } })
  expect(await of(house, 'learner')).toEqual(['free', 'free', 'free'])
})

test('[FO3] who is here already takes an invitation to a place and has it; it is used up then', async () => {
  await using house = await openHouse()
  const { url } = await invite(house, 'champion')
  await house.do('amina', routes.acceptInvite, { params: { code: codeOf(url) }, input: {} })
  expect(await of(house, 'champion')).toEqual(['Amina'])
  await expect(house.do('bo', routes.acceptInvite, { params: { code: codeOf(url) }, input: {} })).rejects.toMatchObject(
    { code: 'gone' },
  )
})
