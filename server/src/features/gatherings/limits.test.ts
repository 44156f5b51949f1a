import { routes } from '@commonplace/api'
import { type Gathering, type GatheringId, MOST_GATHERINGS_KEPT } from '@commonplace/domain'
import { expect, test } from 'vitest'
import { type House, openHouse } from '../../testing/house.ts'

// The house's clock begins on Monday 5 January 2026 at nine, UTC.

const DAY = 24 * 60 * 60 * 1000
const WEEKLY = { title: 'Show & Tell', start: '2026-01-06T18:00', zone: 'Europe/Berlin', rule: 'FREQ=WEEKLY;BYDAY=TU' }

const plan = (house: House, more: object = {}) =>
  house.do('host', routes.planGathering, { params: { slug: house.slug }, input: { ...WEEKLY, ...more } })
const cancel = (house: House, id: string) =>
  house.do('host', routes.cancelGathering, { params: { id }, input: { why: 'The room burned' } })
const programme = (house: House) => house.do('bo', routes.readProgramme, { params: { slug: house.slug } })

/** Keeps many gatherings that were called off at once, as planning and calling off again and again would leave them. */
async function keepCalledOff(house: House, count: number, more: Partial<Gathering> = {}): Promise<void> {
  const at = house.clock.now()
  await house.services.store.change(async ({ gatherings }) => {
    for (let n = 0; n < count; n++)
      await gatherings.add({
        ...{ ...WEEKLY, id: `calledoff${String(n).padStart(7, '0')}` as GatheringId, communityId: house.community.id },
        ...{
          kind: 'meeting',
          title: 'Off',
          about: '',
          minutes: 60,
          place: '',
          link: '',
          hostId: null,
          inTurn: false,
          sheet: '',
        },
        ...{ sequence: 1, createdBy: house.idOf('host'), createdAt: at, changedAt: at, continuesAs: null },
        ...{ cancelled: { at, why: 'Never mind' }, ...more },
      })
  })
}

test('[RH12] answers and showings are taken for the next year, and no button offers more', async () => {
  await using house = await openHouse()
  const { gatheringId: id } = await plan(house)
  const answer = (at: string) =>
    house.do('bo', routes.answerGathering, { params: { id, at }, input: { answer: 'yes' } })
  const show = (at: string) =>
    house.do('bo', routes.addShowing, { params: { id, at }, input: { title: 'A lamp', minutes: 5 } })
  const read = (at: string) => house.do('bo', routes.readGathering, { params: { id, at } })
  await answer('2027-01-05T18:00')
  expect((await read('2027-01-05T18:00')).may.attend).toBe(true)
  const refused = { code: 'conflict', message: /more than a year away/ }
  for (const at of ['2027-01-12T18:00', '2400-01-04T18:00']) {
    await expect(answer(at), at).rejects.toMatchObject(refused)
    await expect(show(at), at).rejects.toMatchObject(refused)
    expect((await read(at)).may.attend, at).toBe(false)
  }
  expect(house.told('gathering-answered')).toHaveLength(1)
})

test('[RH11] what is kept has an end, with what was called off', async () => {
  await using house = await openHouse()
  const { gatheringId: id } = await plan(house)
  await keepCalledOff(house, MOST_GATHERINGS_KEPT - 1, { rule: null })
  const refused = { code: 'too-many', message: /no more are kept/ }
  await expect(plan(house)).rejects.toMatchObject(refused)
  const change = (input: object) => house.do('host', routes.changeGathering, { params: { id }, input })
  expect((await change({ start: '2026-01-07T18:00', rule: 'FREQ=WEEKLY;BYDAY=WE' })).gatheringId).toBe(id)
  house.clock.advance(8 * DAY)
  await expect(change({ start: '2026-01-22T18:00', rule: 'FREQ=WEEKLY;BYDAY=TH' })).rejects.toMatchObject(refused)
})

test('[RH14] what was called off never has the room of what takes place', async () => {
  await using house = await openHouse()
  await keepCalledOff(house, 70, { start: '2026-01-05T18:00', rule: null })
  await plan(house)
  const { coming } = await programme(house)
  expect(coming).toHaveLength(60)
  expect(coming.filter(({ cancelled }) => cancelled === null).map(({ at }) => at)).toContain(WEEKLY.start)
  expect((await house.do('bo', routes.readHome, { params: { slug: house.slug } })).next?.at).toBe(WEEKLY.start)
})

test('[RH14] of what was called off as a whole one time is told, where it stood, and no later ones', async () => {
  await using house = await openHouse()
  const { gatheringId: id } = await plan(house)
  house.clock.advance(2 * DAY)
  await cancel(house, id)
  const told = async () => {
    const { coming, past } = await programme(house)
    return [coming, past].map((rows) => rows.map(({ at, cancelled }) => [at, cancelled]))
  }
  const first = [WEEKLY.start, null]
  const off = ['2026-01-13T18:00', 'The room burned']
  expect(await told()).toEqual([[off], [first]])
  house.clock.advance(30 * DAY)
  expect(await told()).toEqual([[], [off, first]])
})
