import { routes } from '@commonplace/api'
import { MOST_THANKS_A_DAY } from '@commonplace/domain'
import { mintId } from '@commonplace/kit'
import { expect, test } from 'vitest'
import { type House, openHouse } from '../../testing/house.ts'
import type { Persona } from '../../testing/personas.ts'
import { takeNotice } from '../../work/take-notice.ts'

const DAY = 24 * 60 * 60 * 1000

const take = (house: House) => takeNotice({ store: house.services.store, clock: house.clock })
const write = (house: House, who: Persona, title: string) =>
  house.do(who, routes.createPage, {
    params: { slug: house.slug },
    input: { kind: 'practice', title, markdown: 'So.' },
  })
type About = { kind: 'page' | 'answer' | 'gathering'; id: string }
const thank = (house: House, who: Persona, to: Persona, about: About, words = 'That helped me.', more: object = {}) =>
  house.do(who, routes.giveThanks, {
    params: { slug: house.slug },
    input: { to: house.idOf(to), about, words, ...more },
  })
const said = async (house: House, to: Persona, who: Persona = 'bo') =>
  (await house.do(who, routes.listThanks, { params: { slug: house.slug, id: house.idOf(to) } })).items
const inbox = async (house: House, who: Persona) => {
  await take(house)
  const { items } = await house.do(who, routes.readInbox, {})
  return items.flatMap(({ title, notices }) => notices.map(({ reason, words, by }) => [title, reason, by?.name, words]))
}

test('[TH1] a member thanks another for a page, an answer or a gathering; it is in their inbox and on their profile', async () => {
  await using house = await openHouse()
  await take(house)
  const { slug } = house
  const page = await write(house, 'amina', 'Glue')
  const asked = await house.do('bo', routes.askQuestion, {
    params: { slug },
    input: { title: 'Which?', markdown: 'So.' },
  })
  const given = await house.do('amina', routes.answerQuestion, {
    params: { id: asked.id },
    input: { markdown: 'Brown.' },
  })
  const input = { title: 'Show & Tell', start: '2027-01-01T18:00', zone: 'Europe/Berlin' }
  const gathering = await house.do('host', routes.planGathering, { params: { slug }, input })
  await thank(house, 'bo', 'amina', { kind: 'page', id: page.id }, 'It held.')
  house.clock.advance(1000)
  await thank(house, 'bo', 'amina', { kind: 'answer', id: given.id }, 'Brown it is.')
  house.clock.advance(1000)
  await thank(house, 'bo', 'amina', { kind: 'gathering', id: gathering.gatheringId }, 'For the tea.')
  expect(
    (await said(house, 'amina', 'guest')).map(({ words, about, from }) => [words, about.title, from.name]),
  ).toEqual([
    ['For the tea.', 'Show & Tell', 'Bo'],
    ['Brown it is.', 'Which?', 'Bo'],
    ['It held.', 'Glue', 'Bo'],
  ])
  expect(await inbox(house, 'amina')).toEqual(
    expect.arrayContaining([
      ['Which?', 'thanked', 'Bo', 'Brown it is.'],
      ['Glue', 'thanked', 'Bo', 'It held.'],
      ['Show & Tell', 'thanked', 'Bo', 'For the tea.'],
    ]),
  )
  expect((await inbox(house, 'host')).filter(([, reason]) => reason === 'thanked')).toEqual([])
  // What happened holds no words of it.
  expect(JSON.stringify(house.told('thanks-given'))).not.toContain('held')
})

test('[TH1] nobody thanks themselves, a guest thanks nobody, and only who belongs here is thanked for what is here', async () => {
  await using house = await openHouse()
  const about = { kind: 'page', id: (await write(house, 'amina', 'Glue')).id } as const
  await expect(thank(house, 'bo', 'bo', about)).rejects.toMatchObject({ code: 'bad-input', field: 'to' })
  await expect(thank(house, 'guest', 'amina', about)).rejects.toMatchObject({ code: 'not-allowed' })
  await expect(thank(house, 'bo', 'outsider', about)).rejects.toMatchObject({ code: 'bad-input', field: 'to' })
  await expect(thank(house, 'bo', 'amina', { kind: 'page', id: 'absentabsentabse' })).rejects.toMatchObject({
    code: 'not-found',
  })
  await house.do('host', routes.narrowPage, {
    params: { id: about.id },
    input: { audience: { floor: 'host', people: [] } },
  })
  await expect(thank(house, 'bo', 'amina', about)).rejects.toMatchObject({ code: 'not-found' })
})

test('[TH2] of one thing somebody is thanked once by each, and nobody thanks all day long', async () => {
  await using house = await openHouse()
  const { id } = await write(house, 'amina', 'Glue')
  const mine = { id: mintId(house.clock, house.services.random) }
  const first = await thank(house, 'bo', 'amina', { kind: 'page', id }, 'Once.', mine)
  expect(await thank(house, 'bo', 'amina', { kind: 'page', id }, 'Once.', mine)).toEqual(first)
  await expect(thank(house, 'host', 'amina', { kind: 'page', id }, 'Mine.', mine)).rejects.toMatchObject({
    code: 'conflict',
    field: 'id',
  })
  await expect(thank(house, 'bo', 'amina', { kind: 'page', id }, 'Twice.')).rejects.toMatchObject({ code: 'conflict' })
  for (let n = 1; n < MOST_THANKS_A_DAY; n++)
    await thank(house, 'bo', 'amina', { kind: 'page', id: (await write(house, 'amina', `Page ${n}`)).id })
  const more = { kind: 'page', id: (await write(house, 'amina', 'One more')).id } as const
  await expect(thank(house, 'bo', 'amina', more)).rejects.toMatchObject({ code: 'too-many' })
  await thank(house, 'host', 'amina', more)
  house.clock.advance(DAY)
  await thank(house, 'bo', 'amina', more)
})

test('[TH2] who takes their thanks back and says them anew does not thank all day long either', async () => {
  await using house = await openHouse()
  const about = { kind: 'page', id: (await write(house, 'amina', 'Glue')).id } as const
  for (let n = 0; n < MOST_THANKS_A_DAY; n++) {
    const { id } = await thank(house, 'bo', 'amina', about)
    await house.do('bo', routes.takeThanks, { params: { id } })
  }
  await expect(thank(house, 'bo', 'amina', about)).rejects.toMatchObject({ code: 'too-many' })
  house.clock.advance(DAY)
  await thank(house, 'bo', 'amina', about)
})

test('[TH3] taken back, its words are gone from inbox and profile; a host takes away what should not be said', async () => {
  await using house = await openHouse()
  await take(house)
  const { id } = await write(house, 'amina', 'Glue')
  const about = { kind: 'page', id } as const
  const one = await thank(house, 'bo', 'amina', about)
  expect((await said(house, 'amina', 'bo'))[0]?.may).toEqual({ takeBack: true })
  expect((await said(house, 'amina', 'guest'))[0]?.may).toEqual({ takeBack: false })
  const takeBack = (who: Persona, thanks: { id: string }) =>
    house.do(who, routes.takeThanks, { params: { id: thanks.id } })
  for (const other of ['guest', 'outsider'] as const)
    await expect(takeBack(other, one)).rejects.toMatchObject({ code: 'not-allowed' })
  expect((await inbox(house, 'amina')).map(([, reason]) => reason)).toContain('thanked')
  await takeBack('bo', one)
  expect(await said(house, 'amina')).toEqual([])
  expect((await inbox(house, 'amina')).map(([, reason]) => reason)).not.toContain('thanked')
  await expect(takeBack('bo', one)).rejects.toMatchObject({ code: 'not-found' })
  await takeBack('host', await thank(house, 'bo', 'amina', about, 'You owe me.'))
  expect(await said(house, 'amina')).toEqual([])
})

test('[TH3] whoever was thanked need not leave the words on their profile, also as a guest', async () => {
  await using house = await openHouse()
  const about = { kind: 'page', id: (await write(house, 'bo', 'Glue')).id } as const
  const one = await thank(house, 'host', 'bo', about, 'Finally something of use.')
  await house.services.store.change((writes) =>
    writes.members.setRole(house.community.id, house.idOf('bo'), 'guest', house.clock.now()),
  )
  expect((await said(house, 'bo', 'bo'))[0]?.may).toEqual({ takeBack: true })
  await house.do('bo', routes.takeThanks, { params: { id: one.id } })
  expect(await said(house, 'bo')).toEqual([])
})

test('[TH2] sent again when what it is for is out of sight, thanks are refused in words', async () => {
  await using house = await openHouse()
  const { id } = await write(house, 'amina', 'Glue')
  const mine = { id: mintId(house.clock, house.services.random) }
  await thank(house, 'bo', 'amina', { kind: 'page', id }, 'Once.', mine)
  await house.do('host', routes.narrowPage, { params: { id }, input: { audience: { floor: 'host', people: [] } } })
  await expect(thank(house, 'bo', 'amina', { kind: 'page', id }, 'Once.', mine)).rejects.toMatchObject({
    code: 'not-found',
  })
  expect(house.told('thanks-given')).toHaveLength(1)
})

test('[TH4] words of thanks for an answer that was taken back are in no inbox', async () => {
  await using house = await openHouse()
  await take(house)
  const input = { title: 'Which?', markdown: 'So.' }
  const { id } = await house.do('bo', routes.askQuestion, { params: { slug: house.slug }, input })
  const answer = await house.do('amina', routes.answerQuestion, { params: { id }, input: { markdown: 'Brown.' } })
  await thank(house, 'bo', 'amina', { kind: 'answer', id: answer.id }, 'Brown it is.')
  expect(JSON.stringify(await inbox(house, 'amina'))).toContain('Brown it is.')
  await house.do('amina', routes.deleteAnswer, { params: { id: answer.id } })
  expect(JSON.stringify(await inbox(house, 'amina'))).not.toContain('Brown it is.')
})

test('[TH4] thanks for what somebody may not see are absent for them, on a profile too; they stay when their giver leaves', async () => {
  await using house = await openHouse()
  await take(house)
  const page = await write(house, 'amina', 'Secret glue')
  await thank(house, 'host', 'amina', { kind: 'page', id: page.id }, 'It held.')
  const narrow = (audience: { floor: 'host'; people: [] } | null) =>
    house.do('host', routes.narrowPage, { params: { id: page.id }, input: { audience } })
  await narrow({ floor: 'host', people: [] })
  expect(await said(house, 'amina', 'bo')).toEqual([])
  expect(await said(house, 'amina', 'founder')).toHaveLength(1)
  expect(JSON.stringify(await inbox(house, 'amina'))).not.toContain('It held')
  await narrow(null)
  await house.do('host', routes.removeMember, { params: { slug: house.slug, id: house.idOf('host') } })
  expect((await said(house, 'amina', 'bo')).map(({ words, from }) => [words, from.name])).toEqual([
    ['It held.', 'Host'],
  ])
})

test('[TH5] whoever reads thanks calls the hosts to them; nobody is told their words, and to who does not see them they are not there', async () => {
  await using house = await openHouse()
  const { slug } = house
  const page = await write(house, 'amina', 'Glue')
  const { id } = await thank(house, 'bo', 'amina', { kind: 'page', id: page.id }, 'Even you can glue.')
  const report = (who: Persona, thanks = id) =>
    house.do(who, routes.reportContent, {
      params: { slug },
      input: { kind: 'thanks', id: thanks, reason: 'Meant to hurt.' },
    })
  await report('amina')
  house.clock.advance(1000)
  await report('guest')
  const waits = async () => (await house.do('host', routes.readModeration, { params: { slug } })).reports
  const url = `/${slug}/m/${house.idOf('amina')}`
  const about = { kind: 'thanks', id, title: 'Even you can glue.', url }
  expect(await waits()).toMatchObject([
    { about, by: { id: house.idOf('amina') }, reason: 'Meant to hurt.' },
    { about, by: { id: house.idOf('guest') } },
  ])
  expect(house.told('content-reported').map(({ data }) => data.title)).toEqual(['Glue', 'Glue'])
  await house.do('host', routes.narrowPage, {
    params: { id: page.id },
    input: { audience: { floor: 'host', people: [] } },
  })
  const unseen = await report('amina').catch((error: Error) => error.message)
  const nowhere = await report('amina', 'absentabsentabse').catch((error: Error) => error.message)
  expect(unseen).toBe(nowhere)
  // Taken away they are gone; that somebody was called to them stays until a host says what became of it.
  await house.do('host', routes.takeThanks, { params: { id } })
  const [first] = await waits()
  expect(first).toMatchObject({ about: { title: '', url: '' }, reason: 'Meant to hurt.' })
  await house.do('host', routes.settleReport, {
    params: { slug, id: first?.id ?? '' },
    input: { outcome: 'Taken away.' },
  })
  expect(await waits()).toHaveLength(1)
})
