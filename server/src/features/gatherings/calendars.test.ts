import { routes } from '@commonplace/api'
import { expect, test } from 'vitest'
import { type House, openHouse } from '../../testing/house.ts'

// The house's clock begins on Monday 5 January 2026 at nine, UTC.

const WEEKLY = { title: 'Show & Tell', start: '2026-01-06T18:00', zone: 'Europe/Berlin', rule: 'FREQ=WEEKLY;BYDAY=TU' }

const plan = (house: House, more: object = {}) =>
  house.do('host', routes.planGathering, { params: { slug: house.slug }, input: { ...WEEKLY, ...more } })

/** What a calendar program reads under a secret address. */
async function fetchedFrom(house: House, url: string): Promise<string> {
  const sent: NonNullable<Parameters<House['do']>[2]>['sent'] = []
  await house.do('stranger', routes.readCalendar, { params: { code: url.split('/').at(-1) ?? '' }, sent })
  return new TextDecoder().decode(sent[0]?.bytes).replaceAll('\r\n ', '')
}

test('[RH21] a calendar is read by a secret address, holds what its owner may see at that moment, and ends with it', async () => {
  await using house = await openHouse({ visibility: 'private' })
  const { slug } = house
  await plan(house, { link: 'https://meet.example/room' })
  const make = async () => (await house.do('bo', routes.makeCalendarAddress, { params: { slug } })).url
  const fetched = (url: string) => fetchedFrom(house, url)
  const first = await make()
  expect(first).toMatch(/\/api\/v1\/calendars\/[\w-]{43}$/)
  const text = await fetched(first)
  expect(text).toContain('DTSTART;TZID=Europe/Berlin:20260106T180000')
  expect(text).toContain('https://meet.example/room')
  const second = await make()
  await expect(fetched(first)).rejects.toMatchObject({ code: 'not-found' })
  await house.do('host', routes.removeMember, { params: { slug, id: house.idOf('bo') } })
  await expect(fetched(second)).rejects.toMatchObject({ code: 'not-found' })
  await house.do('amina', routes.makeCalendarAddress, { params: { slug } })
  expect((await house.do('amina', routes.readCalendarAddress, { params: { slug } })).made).toBe(house.clock.now())
  await house.do('amina', routes.removeCalendarAddress, { params: { slug } })
  expect(await house.do('amina', routes.readCalendarAddress, { params: { slug } })).toEqual({ made: null, open: null })
  await expect(house.do('amina', routes.removeCalendarAddress, { params: { slug } })).rejects.toMatchObject({
    code: 'not-found',
  })
})

test('[RH21] strangers read the calendar of a public place without the address of a call, and of no other', async () => {
  const read = async (visibility: 'public' | 'gated') => {
    await using house = await openHouse({ visibility })
    const { gatheringId: id, at } = await plan(house, { link: 'https://meet.example/room' })
    await house.do('host', routes.changeOccurrence, { params: { id, at }, input: { start: '2026-01-07T18:00' } })
    const sent: NonNullable<Parameters<House['do']>[2]>['sent'] = []
    await house.do('stranger', routes.readCommunityCalendar, { params: { slug: house.slug }, sent })
    await house.do('stranger', routes.readGatheringCalendar, { params: { id }, sent })
    return sent.map(({ bytes }) => new TextDecoder().decode(bytes))
  }
  const [all = '', one] = await read('public')
  expect(all).toBe(one)
  expect(all).toContain(
    'RECURRENCE-ID;TZID=Europe/Berlin:20260106T180000\r\nDTSTART;TZID=Europe/Berlin:20260107T180000',
  )
  expect([all.includes('SEQUENCE:1'), all.includes('meet.example')]).toEqual([true, false])
  await expect(read('gated')).rejects.toMatchObject({ code: 'not-signed-in' })
})

test('[RH21] an address of before somebody left or was taken out stays shut when they are let in again', async () => {
  await using house = await openHouse({ visibility: 'private' })
  const { slug } = house
  const who = { params: { slug, id: house.idOf('bo') } }
  const ways: Record<string, () => Promise<unknown>> = {
    left: () => house.do('bo', routes.removeMember, who),
    removed: () => house.do('host', routes.removeMember, who),
    banned: async () => {
      await house.do('host', routes.banMember, { ...who, input: { reason: 'Adverts.' } })
      await house.do('host', routes.unbanMember, who)
    },
  }
  for (const [way, leave] of Object.entries(ways)) {
    const { url } = await house.do('bo', routes.makeCalendarAddress, { params: { slug } })
    await leave()
    await house.services.store.change(({ members }) =>
      members.setRole(house.community.id, house.idOf('bo'), 'member', house.clock.now()),
    )
    await expect(fetchedFrom(house, url), way).rejects.toMatchObject({ code: 'not-found' })
    expect((await house.do('bo', routes.readCalendarAddress, { params: { slug } })).made, way).toBeNull()
  }
})
