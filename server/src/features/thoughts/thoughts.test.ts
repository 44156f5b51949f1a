import { routes } from '@commonplace/api'
import { MOST_PROMPTS } from '@commonplace/domain'
import { must } from '@commonplace/kit'
import { expect, test } from 'vitest'
import { publishDue } from '../../derive/publish-thought.ts'
import { type House, openHouse } from '../../testing/house.ts'
import type { Persona } from '../../testing/personas.ts'
import { publishThoughts } from '../../work/publish-thoughts.ts'
import { takeNotice } from '../../work/take-notice.ts'

// The house's clock begins on Monday 5 January 2026 at nine, UTC.

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR
const WEEK = 7 * DAY

const read = (house: House, who: Persona = 'bo') => house.do(who, routes.readThoughts, { params: { slug: house.slug } })
const add = (house: House, words: string, input: object = {}, who: Persona = 'host') =>
  house.do(who, routes.addPrompt, { params: { slug: house.slug }, input: { words, ...input } })
const setTime = (house: House, time: object | null, who: Persona = 'host') =>
  house.do(who, routes.setThoughtTime, { params: { slug: house.slug }, input: { time: time as never } })
const MONDAYS = { weekday: 'MO', hour: 9, zone: 'UTC' }
const publish = async (house: House) => {
  while (await publishThoughts(house.services));
}
const titles = async (house: House) => {
  const { current, past } = await read(house)
  return [current?.title ?? null, ...past.map(({ title }) => title)]
}
const idOf = async (house: House, words: string) =>
  must(
    (await read(house, 'host')).queue.find((one) => one.words === words),
    `${words} waits`,
  ).id
const waiting = async (house: House) => (await read(house, 'host')).queue.map(({ words }) => words)
const hostsHear = async (house: House, who: Persona) => {
  while ((await takeNotice(house.services)).more);
  const { items } = await house.do(who, routes.readInbox, { query: { show: 'direct' } })
  return items.flatMap(({ notices }) => notices.map(({ type, reason }) => `${type} ${reason}`))
}

test('[RH50] hosts fill the queue together: who put what there is shown, and they order it and take out of it', async () => {
  await using house = await openHouse()
  await add(house, 'What broke  this\nweek?', { more: 'At work or at home.' })
  await add(house, 'Whom did you ask?', {}, 'founder')
  await add(house, 'What did you stop doing?')
  const { queue } = await read(house, 'founder')
  expect(queue.map(({ words, more, by }) => [words, more, by.id])).toEqual([
    ['What broke this week?', 'At work or at home.', house.idOf('host')],
    ['Whom did you ask?', '', house.idOf('founder')],
    ['What did you stop doing?', '', house.idOf('host')],
  ])
  const [first, second, third] = queue.map(({ id }) => id)
  const move = (id = '', before: string | null) =>
    house.do('founder', routes.movePrompt, { params: { id }, input: { before } })
  await move(third, first ?? '')
  expect(await waiting(house)).toEqual(['What did you stop doing?', 'What broke this week?', 'Whom did you ask?'])
  await move(third, null)
  await move(first, 'absentabsentabse')
  await house.do('founder', routes.changePrompt, { params: { id: second ?? '' }, input: { words: 'Who helped?' } })
  expect(await waiting(house)).toEqual(['What broke this week?', 'Who helped?', 'What did you stop doing?'])
  await house.do('founder', routes.removePrompt, { params: { id: first ?? '' } })
  expect(await waiting(house)).toEqual(['Who helped?', 'What did you stop doing?'])
  await expect(house.do('host', routes.removePrompt, { params: { id: first ?? '' } })).rejects.toMatchObject({
    code: 'not-found',
  })
})

test('[RH50] words that wait are those of whoever put them in: no other host puts any under their name', async () => {
  await using house = await openHouse()
  await add(house, 'What broke?', { more: 'At work.' })
  const id = await idOf(house, 'What broke?')
  for (const input of [{ words: 'What do I break?' }, { more: 'At home.' }])
    await expect(house.do('founder', routes.changePrompt, { params: { id }, input })).rejects.toMatchObject({
      code: 'not-allowed',
    })
  const may = async (who: Persona) => (await read(house, who)).queue[0]?.may.change
  expect([await may('founder'), await may('host')]).toEqual([false, true])
  await house.do('host', routes.changePrompt, { params: { id }, input: { more: 'At home.' } })
  expect((await read(house, 'founder')).queue).toMatchObject([{ words: 'What broke?', more: 'At home.' }])
})

test('[RH50] nobody but hosts fills the queue or knows what waits in it', async () => {
  await using house = await openHouse({ visibility: 'public' })
  await add(house, 'What broke?')
  const id = await idOf(house, 'What broke?')
  for (const who of ['bo', 'guest', 'outsider', 'stranger'] as const) {
    expect(await read(house, who), who).toMatchObject({ queue: [], may: { fill: false } })
    for (const attempt of [
      () => add(house, 'Mine', {}, who),
      () => setTime(house, MONDAYS, who),
      () => house.do(who, routes.changePrompt, { params: { id }, input: { words: 'Mine' } }),
      () => house.do(who, routes.movePrompt, { params: { id }, input: { before: null } }),
      () => house.do(who, routes.removePrompt, { params: { id } }),
      () => house.do(who, routes.publishPrompt, { params: { id } }),
    ])
      await expect(attempt(), who).rejects.toMatchObject({ code: expect.stringMatching(/not-allowed|not-signed-in/) })
  }
  expect(JSON.stringify(house.told('thoughts-changed'))).not.toContain('broke')
})

test('[RH50] a queue has an end, a thought is short, and put there twice under an id it is there once', async () => {
  await using house = await openHouse()
  const id = 'promptpromptprom'
  for (const _ of [1, 2]) await add(house, 'Once', { id })
  expect(await waiting(house)).toEqual(['Once'])
  await expect(add(house, 'Once', { id }, 'founder')).rejects.toMatchObject({ code: 'conflict' })
  await expect(add(house, 'x'.repeat(201))).rejects.toThrow()
  await expect(add(house, '  ')).rejects.toThrow()
  for (let n = 1; n < MOST_PROMPTS; n++) await add(house, `Thought ${n}`)
  await expect(add(house, 'One too many')).rejects.toMatchObject({ code: 'too-many' })
})

test('[RH51] on its day the first is published, once however many processes look, and the queue moves up', async () => {
  await using house = await openHouse()
  await setTime(house, MONDAYS)
  await add(house, 'What broke?', { more: 'At work.\n\nOr at <b>home</b>.' })
  await add(house, 'Who helped?')
  house.clock.advance(WEEK - 1)
  await publish(house)
  expect(await titles(house)).toEqual([null])
  house.clock.advance(1)
  await Promise.all([publish(house), publish(house)])
  // Another process had found that one was due before this one published it.
  await publishDue(house.services, house.community, house.clock.now())
  expect(await titles(house)).toEqual(['What broke?'])
  expect(await waiting(house)).toEqual(['Who helped?'])
  expect(house.told('thought-published')).toMatchObject([{ by: null, data: { title: 'What broke?', left: 1 } }])
  const { current } = await read(house)
  const page = await house.do('bo', routes.readPage, { params: { id: current?.id ?? '' } })
  expect(page).toMatchObject({ kind: 'note', title: 'What broke?', createdBy: { id: house.idOf('host') } })
  expect(page.html).toContain('Or at &lt;b&gt;home&lt;/b&gt;.')
  house.clock.advance(WEEK)
  await publish(house)
  expect(await titles(house)).toEqual(['Who helped?', 'What broke?'])
})

test('[RH51] nothing is published by itself before hosts say when; the first they put in says so with its zone', async () => {
  await using house = await openHouse()
  await add(house, 'What broke?')
  expect(await read(house)).toMatchObject({ time: null, nextAt: null })
  house.clock.advance(WEEK)
  await publish(house)
  expect(await titles(house)).toEqual([null])
  await add(house, 'Who helped?', { zone: 'Europe/Berlin' })
  const time = { weekday: 'MO', hour: 9, zone: 'Europe/Berlin' }
  expect(await read(house)).toMatchObject({ time, nextAt: house.clock.now() + WEEK - HOUR })
  await setTime(house, null)
  await add(house, 'And now?', { zone: 'Europe/Berlin' })
  house.clock.advance(2 * WEEK)
  await publish(house)
  expect(await read(house)).toMatchObject({ current: null, time: null, nextAt: null })
  for (const zone of ['Europe/Nowhere', '+01:00', '<script>'])
    await expect(setTime(house, { ...MONDAYS, zone })).rejects.toMatchObject({ code: 'bad-input', field: 'zone' })
})

test('[RH51] after a stop of weeks one is published, that of this week, and its next is on its day', async () => {
  await using house = await openHouse()
  await setTime(house, MONDAYS)
  for (const words of ['One', 'Two', 'Three']) await add(house, words)
  house.clock.advance(3 * WEEK + 2 * DAY)
  await publish(house)
  expect(await titles(house)).toEqual(['One'])
  expect((await read(house)).nextAt).toBe(house.clock.now() + 5 * DAY)
})

test('[RH53] an empty queue publishes nothing, and hosts hear of it once: when its last was published', async () => {
  await using house = await openHouse()
  await takeNotice(house.services)
  await setTime(house, MONDAYS)
  for (const words of ['One', 'Two']) await add(house, words)
  for (const heard of [[], ['thought-published fill'], ['thought-published fill']]) {
    house.clock.advance(WEEK)
    await publish(house)
    expect(await hostsHear(house, 'host')).toEqual(heard)
    expect(await hostsHear(house, 'founder')).toEqual(heard)
    expect(await hostsHear(house, 'bo')).toEqual([])
  }
  expect(await titles(house)).toEqual(['Two', 'One'])
  expect((await read(house)).nextAt).toBe(house.clock.now() + WEEK)
})

test('[RH51] a thought of a host who left is published under their name', async () => {
  await using house = await openHouse()
  await setTime(house, MONDAYS)
  await add(house, 'What broke?', {}, 'host')
  await house.services.store.change((writes) => writes.members.removeMembership(house.community.id, house.idOf('host')))
  house.clock.advance(WEEK)
  await publish(house)
  expect((await read(house)).current).toMatchObject({ title: 'What broke?', by: { id: house.idOf('host') } })
})

test('[RH51] what somebody put in who was thrown out is not published by itself: it waits for a host, and holds nobody else up', async () => {
  await using house = await openHouse()
  await setTime(house, MONDAYS)
  await add(house, 'Buy my lamps')
  await add(house, 'What broke?', {}, 'founder')
  const params = { slug: house.slug, id: house.idOf('host') }
  await house.do('founder', routes.changeMember, { params, input: { role: 'member' } })
  await house.do('founder', routes.banMember, { params, input: { reason: 'Sells lamps' } })
  const held = async () => (await read(house, 'founder')).queue.map((one) => [one.words, one.held])
  expect(await held()).toEqual([
    ['Buy my lamps', true],
    ['What broke?', false],
  ])
  house.clock.advance(WEEK)
  await publish(house)
  expect(await titles(house)).toEqual(['What broke?'])
  // It was the last that was to come by itself, and hosts hear of that.
  expect(house.told('thought-published')).toMatchObject([{ data: { left: 0 } }])
  house.clock.advance(WEEK)
  await publish(house)
  expect(await titles(house)).toEqual(['What broke?'])
  expect((await read(house)).nextAt).toBe(house.clock.now() + WEEK)
  // Let in again they are somebody as everybody; and a host publishes it meanwhile, if they want to.
  await house.do('founder', routes.unbanMember, { params })
  expect(await held()).toEqual([['Buy my lamps', false]])
  house.clock.advance(WEEK)
  await publish(house)
  expect(await titles(house)).toEqual(['Buy my lamps', 'What broke?'])
})

test('[RH51] hosts publish one at once, by whom it is put; published twice, it is published once', async () => {
  await using house = await openHouse()
  await setTime(house, MONDAYS)
  await add(house, 'One')
  await add(house, 'Two', {}, 'founder')
  const id = await idOf(house, 'Two')
  const now = () => house.do('host', routes.publishPrompt, { params: { id } })
  const all = await Promise.allSettled([now(), now()])
  expect(all.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect((await read(house)).current).toMatchObject({ title: 'Two', by: { id: house.idOf('founder') } })
  expect(await waiting(house)).toEqual(['One'])
  house.clock.advance(WEEK)
  await publish(house)
  expect(await titles(house)).toEqual(['One', 'Two'])
})

test('[RH52] replies are the comments of its page: Home counts them and shows the latest, and they are followed as any', async () => {
  await using house = await openHouse()
  await add(house, 'What broke?')
  const { current } = await house.do('host', routes.publishPrompt, { params: { id: await idOf(house, 'What broke?') } })
  const params = { id: must(current, 'it is there').id }
  for (const markdown of ['A **kettle**.', 'A lamp.', 'x'.repeat(900)])
    await house.do('bo', routes.commentPage, { params, input: { markdown } })
  const thread = must((await house.do('bo', routes.readPage, { params })).threads.at(-1), 'it was said')
  await house.do('amina', routes.commentPage, { params, input: { markdown: 'Mine too.', replyTo: thread.id } })
  const { thought } = await house.do('amina', routes.readHome, { params: { slug: house.slug } })
  expect(thought).toMatchObject({ title: 'What broke?', replies: 4 })
  expect(thought?.latest.map(({ words, by }) => [[...words].length, by.id])).toEqual([
    [201, house.idOf('bo')],
    [9, house.idOf('amina')],
  ])
  const last = must(thought?.latest.at(-1), 'it is shown')
  expect(last.id).toBe(thread.id)
})

test('[RH52] whose page is kept from somebody is no thought for them, nor is one in the trash', async () => {
  await using house = await openHouse()
  await add(house, 'What broke?')
  const { current } = await house.do('host', routes.publishPrompt, { params: { id: await idOf(house, 'What broke?') } })
  const params = { id: must(current, 'it is there').id }
  await house.do('host', routes.narrowPage, { params, input: { audience: { floor: 'host', people: [] } } })
  expect((await read(house, 'bo')).current).toBeNull()
  expect((await house.do('bo', routes.readHome, { params: { slug: house.slug } })).thought).toBeNull()
  expect((await read(house, 'host')).current?.title).toBe('What broke?')
  await house.do('host', routes.deletePage, { params })
  expect((await read(house, 'host')).current).toBeNull()
})
