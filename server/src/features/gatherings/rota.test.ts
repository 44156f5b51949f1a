import { routes } from '@commonplace/api'
import { expect, test } from 'vitest'
import { type House, openHouse } from '../../testing/house.ts'
import type { Persona } from '../../testing/personas.ts'
import { remindOfGatherings } from '../../work/remind-of-gatherings.ts'
import { takeNotice } from '../../work/take-notice.ts'

// The house's clock begins on Monday 5 January 2026 at nine, UTC.

const DAY = 24 * 60 * 60 * 1000
const WEEKLY = { title: 'Show & Tell', start: '2026-01-06T18:00', zone: 'Europe/Berlin', rule: 'FREQ=WEEKLY;BYDAY=TU' }
const KEYS = ['2026-01-06T18:00', '2026-01-13T18:00', '2026-01-20T18:00', '2026-01-27T18:00'] as const
const [FIRST, SECOND, THIRD] = KEYS

const offer = (house: House, who: Persona, input: object = {}) =>
  house.do(who, routes.offerToHost, { params: { slug: house.slug }, input })
const withdraw = (house: House, who: Persona) => house.do(who, routes.withdrawOffer, { params: { slug: house.slug } })
const plan = (house: House, more: object = {}) =>
  house.do('host', routes.planGathering, {
    params: { slug: house.slug },
    input: { ...WEEKLY, inTurn: true, ...more },
  })
const rota = (house: House, who: Persona = 'amina') => house.do(who, routes.readRota, { params: { slug: house.slug } })
const hosts = async (house: House) => (await rota(house)).turns.map(({ host }) => host?.name ?? null)
const pass = (house: House, who: Persona, id: string, at: string, asks = true) =>
  house.do(who, routes.passTurn, { params: { id, at }, input: { asks } })
const take = (house: House, who: Persona, id: string, at: string) =>
  house.do(who, routes.takeTurn, { params: { id, at } })
const look = async (house: House) => {
  while (await remindOfGatherings(house.services));
}

/** Three who take turns, in the order of offering: Bo, Amina, Host. */
async function inTurns() {
  const house = await openHouse()
  for (const who of ['bo', 'amina', 'host'] as const) {
    await offer(house, who)
    house.clock.advance(1000)
  }
  const { gatheringId: id } = await plan(house)
  return { house, id, [Symbol.asyncDispose]: () => house[Symbol.asyncDispose]() }
}

test('[RH43] whoever offers takes turns, once; turns of four weeks are given, and the programme says whose', async () => {
  await using turns = await inTurns()
  const { house, id } = turns
  expect(await hosts(house)).toEqual(['Bo', 'Amina', 'Host', 'Bo'])
  expect((await offer(house, 'bo')).hosts.map(({ by }) => by.name)).toEqual(['Bo', 'Amina', 'Host'])
  const programme = await house.do('stranger', routes.readProgramme, { params: { slug: house.slug } })
  expect(programme.coming.slice(0, 5).map(({ host, turn }) => [host?.name, turn])).toEqual([
    ['Bo', 'given'],
    ['Amina', 'given'],
    ['Host', 'given'],
    ['Bo', 'given'],
    [undefined, 'open'],
  ])
  expect(house.told('turn-given')).toHaveLength(4)
  house.clock.advance(7 * DAY)
  await look(house)
  expect(await hosts(house)).toEqual(['Amina', 'Host', 'Bo', 'Amina'])
  expect((await house.do('amina', routes.readGathering, { params: { id, at: FIRST } })).host?.name).toBe('Bo')
})

test('[RH43] members offer, guests look on; only whoever belongs here sees who takes turns', async () => {
  await using house = await openHouse()
  await expect(offer(house, 'guest')).rejects.toMatchObject({ code: 'not-allowed' })
  expect((await rota(house, 'guest')).may.offer).toBe(false)
  await expect(rota(house, 'outsider')).rejects.toMatchObject({ code: 'not-allowed' })
  await expect(offer(house, 'bo', { away: [{ from: '2026-02-09', to: '2026-02-01' }] })).rejects.toMatchObject({
    code: 'bad-input',
    field: 'away',
  })
  await expect(offer(house, 'bo', { away: [{ from: '2026-02-30', to: '2026-03-01' }] })).rejects.toMatchObject({
    field: 'away',
  })
  expect((await rota(house)).hosts).toEqual([])
})

test('[RH41] whoever is away is passed over, and a turn that was given goes to another; by the day where it is', async () => {
  await using turns = await inTurns()
  const { house } = turns
  await offer(house, 'bo', { away: [{ from: '2026-01-06', to: '2026-01-06' }] })
  const [first] = await hosts(house)
  expect(first === null || first === 'Bo').toBe(false)
  const mine = (await rota(house, 'bo')).mine
  expect(mine).toEqual({ twice: false, away: [{ from: '2026-01-06', to: '2026-01-06' }] })
})

test('[RH41] the day on which somebody is away is that of where it is, not that of the server', async () => {
  await using house = await openHouse()
  // At 23:30 of the day before, in UTC.
  await plan(house, { start: '2026-01-07T00:30', rule: null })
  await offer(house, 'bo', { away: [{ from: '2026-01-07', to: '2026-01-07' }] })
  expect(await hosts(house)).toEqual([null])
  await offer(house, 'bo', { away: [{ from: '2026-01-06', to: '2026-01-06' }] })
  expect(await hosts(house)).toEqual(['Bo'])
})

test('[RH41] alone, nobody hosts every time but by choice', async () => {
  await using house = await openHouse()
  await offer(house, 'bo')
  await plan(house)
  expect(await hosts(house)).toEqual(['Bo', null, 'Bo', null])
  await offer(house, 'bo', { twice: true })
  expect(await hosts(house)).toEqual(['Bo', 'Bo', 'Bo', 'Bo'])
})

test('[RH41] nobody hosts two that overlap, also by choice', async () => {
  await using house = await openHouse()
  await plan(house)
  await plan(house, { title: 'Round', start: '2026-01-06T18:30' })
  await offer(house, 'bo', { twice: true })
  expect(await hosts(house)).toEqual(['Bo', null, 'Bo', null, 'Bo', null, 'Bo', null])
})

test('[RH44] a turn is passed to whoever takes it, it counts for them, and whoever had it comes up sooner', async () => {
  await using turns = await inTurns()
  const { house, id } = turns
  await takeNotice(house.services)
  await expect(take(house, 'amina', id, FIRST)).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringMatching(/has this turn/),
  })
  await expect(pass(house, 'amina', id, FIRST)).rejects.toMatchObject({ code: 'not-allowed' })
  const asked = await pass(house, 'bo', id, FIRST)
  expect([asked.turn, asked.host?.name]).toEqual(['asked', 'Bo'])
  await pass(house, 'bo', id, FIRST)
  expect(house.told('turn-asked')).toHaveLength(1)
  expect((await rota(house, 'amina')).turns[0]?.may).toMatchObject({ takeTurn: true, passTurn: false })
  await take(house, 'host', id, FIRST)
  await take(house, 'host', id, FIRST)
  expect(house.told('turn-taken')).toHaveLength(1)
  await expect(take(house, 'amina', id, FIRST)).rejects.toMatchObject({ code: 'conflict' })
  while ((await takeNotice(house.services)).more);
  const { items } = await house.do('bo', routes.readInbox, { query: {} })
  expect(items[0]?.notices.map(({ type }) => type)).toContain('turn-taken')
  house.clock.advance(7 * DAY)
  await look(house)
  // Host had two, Bo has his second to come: of those with fewer, the last of Amina is longest ago.
  expect((await hosts(house)).at(-1)).toBe('Amina')
})

test('[RH44] whoever asked keeps it after all, as long as nobody took it', async () => {
  await using turns = await inTurns()
  const { house, id } = turns
  await pass(house, 'bo', id, FIRST)
  expect((await pass(house, 'bo', id, FIRST, false)).turn).toBe('named')
  await expect(take(house, 'amina', id, FIRST)).rejects.toMatchObject({ code: 'conflict' })
  house.clock.advance(2 * DAY)
  await expect(pass(house, 'bo', id, FIRST)).rejects.toMatchObject({ code: 'gone' })
})

test('[RH45] turns of whoever left, or takes turns no more, go to others at once; nobody hosts twice in a row for it', async () => {
  await using turns = await inTurns()
  const { house } = turns
  await house.do('host', routes.removeMember, { params: { slug: house.slug, id: house.idOf('bo') } })
  await look(house)
  const now = await hosts(house)
  expect(now).not.toContain('Bo')
  expect(now.filter((name, n) => name === now[n + 1])).toEqual([])
  await withdraw(house, 'amina')
  expect(await hosts(house)).toEqual(['Host', null, 'Host', null])
  expect((await rota(house, 'host')).hosts.map(({ by }) => by.name)).toEqual(['Host'])
})

test('[RH45] what is called off is nobody’s turn and counts for nobody; moved, it stays with whoever has it', async () => {
  await using turns = await inTurns()
  const { house, id } = turns
  const change = (at: string, input: object) => house.do('host', routes.changeOccurrence, { params: { id, at }, input })
  await change(SECOND, { start: '2026-01-14T18:00' })
  expect(await hosts(house)).toEqual(['Bo', 'Amina', 'Host', 'Bo'])
  await change(SECOND, { cancelled: 'Fair week' })
  expect(await hosts(house)).toEqual(['Bo', 'Host', 'Bo'])
  house.clock.advance(7 * DAY)
  await look(house)
  // Amina’s was called off: she has had none, and the next is hers.
  expect((await hosts(house)).at(-1)).toBe('Amina')
})

test('[RH45] whoever a host names has a turn whatever the rota says, and nobody named gives it back to the rota', async () => {
  await using turns = await inTurns()
  const { house, id } = turns
  const name = (hostId: string | null) =>
    house.do('host', routes.changeOccurrence, { params: { id, at: THIRD }, input: { hostId } })
  expect(await name(house.idOf('amina'))).toMatchObject({ host: { name: 'Amina' }, turn: 'named' })
  expect(await name(null)).toMatchObject({ host: { name: 'Host' }, turn: 'given' })
})

test('[RH40] gatherings beside each other share one rota, in the order in which they are', async () => {
  await using house = await openHouse()
  await plan(house)
  await plan(house, { title: 'Round', start: '2026-01-06T18:30' })
  for (const who of ['bo', 'amina'] as const) {
    await offer(house, who)
    house.clock.advance(1000)
  }
  const { turns } = await rota(house)
  expect(turns.map(({ title, host }) => `${title} ${host?.name}`)).toEqual(
    KEYS.flatMap(() => ['Show & Tell Bo', 'Round Amina']),
  )
})

test('[RH42] whoever comes later begins with as many as who has the fewest, also when they had taken turns before', async () => {
  await using turns = await inTurns()
  const { house, id } = turns
  // He is the first to give it up, and comes back when the others have hosted for weeks.
  await withdraw(house, 'bo')
  const live = async (weeks: number) => {
    for (let week = 0; week < weeks; week++) {
      house.clock.advance(7 * DAY)
      await look(house)
    }
  }
  await live(8)
  expect(await hosts(house)).not.toContain('Bo')
  await offer(house, 'bo')
  await live(10)
  const hosted: string[] = []
  for (let week = 12; week < 18; week++) {
    const at = new Date(Date.UTC(2026, 0, 6) + 7 * week * DAY).toISOString().slice(0, 11)
    const { host } = await house.do('bo', routes.readGathering, { params: { id, at: `${at}18:00` } })
    hosted.push(host?.name ?? '')
  }
  expect(hosted.sort()).toEqual(['Amina', 'Amina', 'Bo', 'Bo', 'Host', 'Host'])
})
