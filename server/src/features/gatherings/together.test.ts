import { routes } from '@commonplace/api'
import { expect, test } from 'vitest'
import { type House, openHouse } from '../../testing/house.ts'
import type { Persona } from '../../testing/personas.ts'

// The house's clock begins on Monday 5 January 2026 at nine, UTC.

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const WEEKLY = { title: 'Show & Tell', start: '2026-01-06T18:00', zone: 'Europe/Berlin', rule: 'FREQ=WEEKLY;BYDAY=TU' }
const at = WEEKLY.start
const BEGINS = Date.UTC(2026, 0, 6, 17)

/** A gathering that Bo hosts, just begun. */
async function together() {
  const house = await openHouse()
  const sheet = '## Agenda\n\n- Welcome\n- Lamps (10 min)\n\n## To do\n\n- [ ] Sweep'
  const input = { ...WEEKLY, hostId: house.idOf('bo'), sheet }
  const { gatheringId: id } = await house.do('host', routes.planGathering, { params: { slug: house.slug }, input })
  await house.do('bo', routes.addShowing, { params: { id, at }, input: { title: 'A kettle', minutes: 5 } })
  await house.do('bo', routes.openSheet, { params: { id, at } })
  house.clock.advance(BEGINS - house.clock.now())
  return { house, id, [Symbol.asyncDispose]: () => house[Symbol.asyncDispose]() }
}
const read = (house: House, id: string, who: Persona = 'amina') =>
  house.do(who, routes.readTogether, { params: { id, at } })
const start = (house: House, id: string, item: string, minutes: number, who: Persona = 'bo') =>
  house.do(who, routes.startItem, { params: { id, at }, input: { item, minutes } })
const vote = (house: House, id: string, more: object = {}, who: Persona = 'bo') =>
  house.do(who, routes.openVote, {
    params: { id, at },
    input: { title: 'What next?', options: ['Lamps', 'Kettles'], dots: 3, ...more },
  })
const lay = (house: House, id: string, placed: number[], who: Persona = 'amina') =>
  house.do(who, routes.placeDots, { params: { id }, input: { placed } })
const counts = async (house: House, id: string) => (await read(house, id)).votes[0]?.options.map(({ count }) => count)

test('[RH26] items of the run-sheet are timed one at a time, for the minutes it names, by the clock of the server', async () => {
  await using on = await together()
  const { house, id } = on
  expect((await read(house, id)).items).toEqual([
    { item: 'Welcome', minutes: null },
    { item: 'Lamps (10 min)', minutes: 10 },
    { item: 'A kettle (Bo, 5 min)', minutes: 5 },
  ])
  await start(house, id, 'Welcome', 5)
  house.clock.advance(2 * MINUTE)
  const seen = await read(house, id, 'guest')
  expect(seen).toMatchObject({ now: BEGINS + 2 * MINUTE, running: { item: 'Welcome', startedAt: BEGINS } })
  // More time for what is on already; something else begins anew.
  expect((await start(house, id, 'Welcome', 6)).running).toMatchObject({ minutes: 6, startedAt: BEGINS })
  expect((await start(house, id, 'Lamps', 10)).running).toMatchObject({ startedAt: BEGINS + 2 * MINUTE })
  const stop = () => house.do('bo', routes.stopItem, { params: { id, at } })
  await stop()
  expect((await stop()).running).toBeNull()
  expect(house.told('item-stopped')).toHaveLength(1)
})

test('[RH26] whoever hosts leads, from half an hour before it begins until it is closed', async () => {
  await using on = await together()
  const { house, id } = on
  await expect(start(house, id, 'Welcome', 5, 'amina')).rejects.toMatchObject({ code: 'not-allowed' })
  expect([(await read(house, id)).may, (await read(house, id, 'bo')).may]).toEqual([
    { lead: false, vote: true },
    { lead: true, vote: true },
  ])
  const next = { params: { id, at: '2026-01-13T18:00' }, input: { item: 'Welcome', minutes: 5 } }
  await expect(house.do('host', routes.startItem, next)).rejects.toMatchObject({ code: 'conflict' })
  await start(house, id, 'Welcome', 5)
  await house.do('bo', routes.closeGathering, { params: { id, at } })
  await expect(start(house, id, 'Lamps', 5)).rejects.toMatchObject({
    code: 'gone',
    message: expect.stringMatching(/closed/),
  })
  expect(await read(house, id, 'bo')).toMatchObject({ running: null, may: { lead: false, vote: false } })
  house.clock.advance(7 * DAY - 31 * MINUTE)
  await expect(house.do('host', routes.startItem, next)).rejects.toMatchObject({ code: 'conflict' })
  house.clock.advance(MINUTE)
  expect((await house.do('host', routes.startItem, next)).running).toMatchObject({ item: 'Welcome' })
})

test('[RH26] [RH27] what nobody closes is over a day after its end: nothing is timed there, no vote is open, and it can be closed still', async () => {
  await using on = await together()
  const { house, id } = on
  await start(house, id, 'Welcome', 5)
  const voteId = (await vote(house, id)).votes[0]?.id ?? ''
  await lay(house, voteId, [2, 1])
  const { end } = await house.do('amina', routes.readGathering, { params: { id, at } })
  house.clock.advance(end + DAY - house.clock.now() - 1)
  expect(await read(house, id, 'bo')).toMatchObject({ running: { item: 'Welcome' }, may: { lead: true, vote: true } })
  house.clock.advance(1)
  expect(await read(house, id, 'bo')).toMatchObject({
    ...{ items: [], running: null, may: { lead: false, vote: false } },
    votes: [{ closed: true, people: 1 }],
  })
  for (const late of [() => start(house, id, 'Lamps', 5), () => vote(house, id), () => lay(house, voteId, [0, 3])])
    await expect(late()).rejects.toMatchObject({ code: 'gone', message: expect.stringMatching(/over/) })
  const { recap } = await house.do('bo', routes.closeGathering, { params: { id, at } })
  expect(recap).not.toBeNull()
})

test('[RH27] everybody has so many dots, and they lie as was said last, however often it was said', async () => {
  await using on = await together()
  const { house, id } = on
  const input = { id: 'votevotevotevote' }
  const opened = await vote(house, id, input)
  expect((await vote(house, id, input)).votes).toHaveLength(1)
  const voteId = opened.votes[0]?.id ?? ''
  await lay(house, voteId, [2, 1])
  await lay(house, voteId, [2, 1])
  expect(house.told('dots-placed')).toHaveLength(1)
  await lay(house, voteId, [0, 3], 'host')
  const seen = await lay(house, voteId, [1, 0])
  expect(seen.votes[0]).toMatchObject({
    people: 2,
    options: [
      { text: 'Lamps', count: 1, mine: 1 },
      { text: 'Kettles', count: 3, mine: 0 },
    ],
  })
  for (const placed of [[2, 2], [1], [-1, 1], [0.5, 0]])
    await expect(lay(house, voteId, placed), JSON.stringify(placed)).rejects.toThrow()
  await expect(lay(house, voteId, [1, 0], 'guest')).rejects.toMatchObject({ code: 'not-allowed' })
  await expect(lay(house, 'nosuchvotenosuch', [1, 0])).rejects.toMatchObject({ code: 'not-found' })
})

test('[RH27] dots of who left count no more; a closed vote stays as it is, and stands in the recap', async () => {
  await using on = await together()
  const { house, id } = on
  const voteId = (await vote(house, id)).votes[0]?.id ?? ''
  await lay(house, voteId, [2, 1])
  await lay(house, voteId, [0, 3], 'host')
  const people = { slug: house.slug, id: house.idOf('amina') }
  const close = (who: Persona) => house.do(who, routes.closeVote, { params: { id: voteId } })
  await expect(close('amina')).rejects.toMatchObject({ code: 'not-allowed' })
  await house.do('host', routes.removeMember, { params: people })
  expect((await read(house, id, 'host')).votes[0]?.options.map(({ count }) => count)).toEqual([0, 3])
  await close('bo')
  await close('bo')
  expect(house.told('vote-closed')).toHaveLength(1)
  await expect(lay(house, voteId, [1, 0], 'host')).rejects.toMatchObject({ code: 'gone' })
  const { recap } = await house.do('bo', routes.closeGathering, { params: { id, at } })
  const page = recap?.url.split('-').at(-1) ?? ''
  const { markdown } = await house.do('bo', routes.readPage, { params: { id: page }, query: { format: 'markdown' } })
  expect(markdown).toContain('Kettles: 3')
})

test('[RH27] choices that read alike, or too few, are refused in a sentence', async () => {
  await using on = await together()
  const { house, id } = on
  await expect(vote(house, id, { options: ['Lamps', 'lamps'] })).rejects.toMatchObject({ field: 'options' })
  await expect(vote(house, id, { options: ['Lamps'] })).rejects.toThrow()
  await expect(vote(house, id, {}, 'amina')).rejects.toMatchObject({ code: 'not-allowed' })
  await vote(house, id)
  expect(await counts(house, id)).toEqual([0, 0])
})

test('[RH26] what is timed is kept from whom the run-sheet is kept from', async () => {
  await using on = await together()
  const { house, id } = on
  const sheet = await house.do('host', routes.openSheet, { params: { id, at } })
  const input = { audience: { floor: 'host' as const, people: [] } }
  await house.do('host', routes.narrowPage, { params: { id: sheet.id }, input })
  await start(house, id, 'Lamps (10 min)', 10, 'host')
  expect((await read(house, id, 'host')).running).toMatchObject({ item: 'Lamps (10 min)' })
  expect(await read(house, id)).toMatchObject({ items: [], running: null })
})

test('[RH27] nobody lays dots in what is called off', async () => {
  await using on = await together()
  const { house, id } = on
  const voteId = (await vote(house, id)).votes[0]?.id ?? ''
  await house.do('bo', routes.changeOccurrence, { params: { id, at }, input: { cancelled: 'The room burned' } })
  await expect(lay(house, voteId, [1, 0])).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringMatching(/burned/),
  })
})
