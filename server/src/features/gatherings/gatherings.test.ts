import { routes } from '@commonplace/api'
import { expect, test } from 'vitest'
import { type House, openHouse } from '../../testing/house.ts'
import type { Persona } from '../../testing/personas.ts'

// The house's clock begins on Monday 5 January 2026 at nine, UTC.

const DAY = 24 * 60 * 60 * 1000
const WEEKLY = { title: 'Show & Tell', start: '2026-01-06T18:00', zone: 'Europe/Berlin', rule: 'FREQ=WEEKLY;BYDAY=TU' }
const FIRST = WEEKLY.start
const SECOND = '2026-01-13T18:00'

const plan = (house: House, more: object = {}, who: Persona = 'host') =>
  house.do(who, routes.planGathering, { params: { slug: house.slug }, input: { ...WEEKLY, ...more } })
const read = (house: House, id: string, at: string, who: Persona = 'amina') =>
  house.do(who, routes.readGathering, { params: { id, at } })
const programme = (house: House, who: Persona = 'amina') =>
  house.do(who, routes.readProgramme, { params: { slug: house.slug } })
const come = (house: House, id: string, at: string, who: Persona, answer: 'yes' | 'maybe' | 'no' = 'yes') =>
  house.do(who, routes.answerGathering, { params: { id, at }, input: { answer } })
const occurrence = (house: House, id: string, at: string, input: object, who: Persona = 'host') =>
  house.do(who, routes.changeOccurrence, { params: { id, at }, input })

test('[RH10] the programme shows what comes, the next first, and what was, the latest first, a piece at a time', async () => {
  await using house = await openHouse()
  const weekly = await plan(house)
  expect(weekly).toMatchObject({ begins: FIRST, start: Date.UTC(2026, 0, 6, 17), recurring: true })
  await plan(house, { title: 'Fair', start: '2026-01-08T10:00', zone: 'America/New_York', rule: null, kind: 'social' })
  const now = await programme(house, 'stranger')
  expect(now.coming.slice(0, 3).map(({ title, at }) => [title, at])).toEqual([
    ['Show & Tell', FIRST],
    ['Fair', '2026-01-08T10:00'],
    ['Show & Tell', SECOND],
  ])
  expect(now.past).toEqual([])
  expect((await house.do('bo', routes.readHome, { params: { slug: house.slug } })).next?.at).toBe(FIRST)
  house.clock.advance(200 * DAY)
  const later = await programme(house)
  expect(later.past).toHaveLength(20)
  expect(later.past[0]?.at).toBe('2026-07-21T18:00')
  const query = { cursor: later.next ?? '', limit: 50 }
  const rest = await house.do('bo', routes.listPastGatherings, { params: { slug: house.slug }, query })
  const all = [...later.past, ...rest.items].map(({ at }) => at)
  expect([all.length, new Set(all).size, all.at(-1), rest.next]).toEqual([30, 30, FIRST, null])
})

test('[RH10] hosts plan and change, guests look on, strangers of a private place know of nothing', async () => {
  await using house = await openHouse({ visibility: 'private' })
  await expect(plan(house, {}, 'amina')).rejects.toMatchObject({
    code: 'not-allowed',
    message: expect.stringMatching(/Hosts plan/),
  })
  const { gatheringId: id } = await plan(house, { link: 'https://meet.example/room' })
  await expect(come(house, id, FIRST, 'guest')).rejects.toMatchObject({
    code: 'not-allowed',
    message: expect.stringMatching(/Guests look on/),
  })
  await expect(read(house, id, FIRST, 'stranger')).rejects.toMatchObject({ code: 'not-found' })
  await expect(programme(house, 'outsider')).rejects.toMatchObject({ code: 'not-found' })
  await expect(occurrence(house, id, FIRST, { cancelled: 'No' }, 'bo')).rejects.toMatchObject({ code: 'not-allowed' })
  expect((await read(house, id, FIRST, 'guest')).may).toEqual({
    attend: false,
    host: false,
    plan: false,
    write: false,
    close: false,
    takeTurn: false,
    passTurn: false,
  })
  await occurrence(house, id, FIRST, { hostId: house.idOf('bo') })
  await occurrence(house, id, FIRST, { start: '2026-01-07T18:00' }, 'bo')
  expect(await read(house, id, FIRST)).toMatchObject({ begins: '2026-01-07T18:00', moved: true, host: { name: 'Bo' } })
})

test('[RH10] where a gathering is online is told to who belongs there, and who comes too', async () => {
  await using house = await openHouse()
  const { gatheringId: id } = await plan(house, { link: 'https://meet.example/room', place: 'Room 2' })
  await come(house, id, FIRST, 'bo')
  expect(await read(house, id, FIRST, 'stranger')).toMatchObject({
    link: '',
    place: 'Room 2',
    coming: 1,
    people: { yes: [] },
  })
  const seen = await read(house, id, FIRST, 'guest')
  expect([seen.link, seen.people.yes.map(({ name }) => name)]).toEqual(['https://meet.example/room', ['Bo']])
})

test('[RH11] each refusal says what to do: zones, days, skipped hours, rules, lengths, hosts and ids', async () => {
  await using house = await openHouse()
  const refused: [object, RegExp][] = [
    [{ zone: 'Mars/Base' }, /no time zone/],
    [{ start: '2026-02-30T18:00' }, /no such day/],
    [{ start: '2026-03-29T02:30', rule: null }, /put forward/],
    [{ rule: 'FREQ=HOURLY' }, /not understood/],
    [{ start: '2026-01-07T18:00' }, /none of those/],
    [{ start: '2025-01-07T18:00', rule: null }, /None of this is to come/],
    [{ rule: 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20260101' }, /none of those|None of this/],
    [{ hostId: house.idOf('outsider') }, /belongs to the community/],
  ]
  for (const [more, message] of refused)
    await expect(plan(house, more), JSON.stringify(more)).rejects.toMatchObject({ code: 'bad-input', message })
  const id = 'gatheringgather1'
  await plan(house, { id })
  expect((await plan(house, { id })).gatheringId).toBe(id)
  await expect(plan(house, { id, title: 'Other' })).rejects.toMatchObject({ code: 'conflict' })
  await expect(read(house, id, '2026-01-07T18:00')).rejects.toMatchObject({ code: 'not-found' })
})

test('[RH12] an answer is one for each, the last counts; what is over or called off by the server’s clock takes none', async () => {
  await using house = await openHouse()
  const { gatheringId: id } = await plan(house)
  expect(await come(house, id, FIRST, 'bo')).toEqual({ answer: 'yes', coming: 1 })
  await come(house, id, FIRST, 'bo')
  expect(house.told('gathering-answered')).toHaveLength(1)
  expect(await come(house, id, FIRST, 'bo', 'no')).toEqual({ answer: 'no', coming: 0 })
  expect((await programme(house, 'bo')).coming[0]).toMatchObject({ mine: 'no', coming: 0, may: { attend: true } })
  await occurrence(house, id, SECOND, { cancelled: 'Fair week' })
  await expect(come(house, id, SECOND, 'bo')).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringMatching(/Fair week/),
  })
  await occurrence(house, id, SECOND, { cancelled: null })
  await come(house, id, SECOND, 'bo')
  house.clock.advance(1.5 * DAY)
  await expect(come(house, id, FIRST, 'bo')).rejects.toMatchObject({ code: 'gone', message: 'This is over.' })
  await expect(occurrence(house, id, FIRST, { cancelled: 'Late' })).rejects.toMatchObject({ code: 'gone' })
  await expect(occurrence(house, id, SECOND, { start: '2026-01-05T18:00' })).rejects.toMatchObject({
    message: expect.stringMatching(/over already/),
  })
})

test('[RH12] whoever signs up to show something stands on the list once, and takes it back, or a host does', async () => {
  await using house = await openHouse()
  const { gatheringId: id } = await plan(house)
  const show = (who: Persona, more: object = {}) =>
    house.do(who, routes.addShowing, { params: { id, at: FIRST }, input: { title: 'A lamp', minutes: 10, ...more } })
  const input = { id: 'showingshowing12' }
  await show('bo', input)
  const { showings } = await show('bo', input)
  expect(showings.map(({ title, minutes, by }) => [title, minutes, by.name])).toEqual([['A lamp', 10, 'Bo']])
  await expect(show('amina', input)).rejects.toMatchObject({ code: 'conflict' })
  const withdraw = (who: Persona) => house.do(who, routes.withdrawShowing, { params: { id: input.id } })
  await expect(withdraw('amina')).rejects.toMatchObject({ code: 'not-allowed' })
  await withdraw('host')
  expect((await read(house, id, FIRST)).showings).toEqual([])
  await expect(withdraw('host')).rejects.toMatchObject({ code: 'not-found' })
})

test('[RH13] another time for what has taken place lets it end and go on as another; what was stays where it was', async () => {
  await using house = await openHouse()
  const { gatheringId: id } = await plan(house)
  await come(house, id, FIRST, 'bo')
  house.clock.advance(8 * DAY)
  await come(house, id, '2026-01-20T18:00', 'bo')
  const change = (which: string, input: object) =>
    house.do('host', routes.changeGathering, { params: { id: which }, input })
  const input = { start: '2026-01-21T19:00', rule: 'FREQ=WEEKLY;BYDAY=WE' }
  const next = await change(id, input)
  expect(next).toMatchObject({ begins: '2026-01-21T19:00', title: 'Show & Tell', coming: 0 })
  expect(next.gatheringId).not.toBe(id)
  const { coming, past } = await programme(house)
  expect(coming.map(({ at }) => at).slice(0, 2)).toEqual(['2026-01-21T19:00', '2026-01-28T19:00'])
  expect(past.map(({ at, coming: came }) => [at, came])).toEqual([[FIRST, 1]])
  expect((await read(house, id, FIRST)).continuesAs).toBe(next.url)
  await expect(change(id, { title: 'Old' })).rejects.toMatchObject({ code: 'gone' })
  await change(next.gatheringId, { title: 'Show and tell' })
  expect((await read(house, next.gatheringId, 'next')).title).toBe('Show and tell')
})

test('[RH13] what has not begun changes in place, and what was said of other times is forgotten', async () => {
  await using house = await openHouse()
  const { gatheringId: id } = await plan(house)
  await come(house, id, FIRST, 'bo')
  const change = (input: object) => house.do('host', routes.changeGathering, { params: { id }, input })
  expect((await change({ place: 'Room 3' })).coming).toBe(1)
  const moved = await change({ start: '2026-01-07T18:00', rule: null })
  expect([moved.gatheringId, moved.coming, moved.at]).toEqual([id, 0, '2026-01-07T18:00'])
  expect((await programme(house)).coming).toHaveLength(1)
})

test('[RH13] saved with the times it had, or with another length, it stays the one it was', async () => {
  await using house = await openHouse()
  const { gatheringId: id } = await plan(house, { rule: 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20260630' })
  house.clock.advance(8 * DAY)
  await come(house, id, '2026-01-20T18:00', 'bo')
  const change = (input: object) => house.do('host', routes.changeGathering, { params: { id }, input })
  const saved = await change({ title: 'Fair', start: FIRST, rule: 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20260630' })
  expect([saved.gatheringId, saved.title]).toEqual([id, 'Fair'])
  expect(await change({ minutes: 30 })).toMatchObject({ gatheringId: id, minutes: 30 })
  expect((await read(house, id, '2026-01-20T18:00')).coming).toBe(1)
})

test('[RH13] what goes on as another begins with its next time, and what is on just now stays with the first', async () => {
  await using house = await openHouse()
  const { gatheringId: id } = await plan(house)
  await come(house, id, FIRST, 'bo')
  house.clock.advance(Date.UTC(2026, 0, 6, 17, 30) - house.clock.now())
  const input = { start: FIRST, rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU' }
  const next = await house.do('host', routes.changeGathering, { params: { id }, input })
  expect([next.gatheringId === id, (await read(house, id, FIRST)).coming]).toEqual([false, 1])
  expect((await programme(house)).coming.filter(({ at }) => at === FIRST)).toHaveLength(1)
})

test('[RH3] nobody plans by centuries', async () => {
  await using house = await openHouse()
  for (const start of ['0100-01-05T18:00', '9990-01-05T18:00'])
    await expect(plan(house, { start, rule: null })).rejects.toMatchObject({ code: 'bad-input', field: 'start' })
})

test('[RH14] what is called off says why where it stood, once, and takes no change any more', async () => {
  await using house = await openHouse()
  const { gatheringId: id } = await plan(house)
  const cancel = () => house.do('host', routes.cancelGathering, { params: { id }, input: { why: 'The room burned' } })
  expect(await cancel()).toMatchObject({ cancelled: 'The room burned', ended: true, may: { plan: false, host: false } })
  expect((await programme(house)).coming.map(({ cancelled }) => cancelled)).toEqual(['The room burned'])
  expect((await house.do('bo', routes.readHome, { params: { slug: house.slug } })).next).toBeNull()
  await expect(cancel()).rejects.toMatchObject({ code: 'gone' })
  await expect(come(house, id, FIRST, 'bo')).rejects.toMatchObject({ code: 'conflict' })
})

test('[RH15] what else is on at the same time is said, and nothing is forbidden for it', async () => {
  await using house = await openHouse()
  const { gatheringId: id } = await plan(house)
  const fair = await plan(house, { title: 'Fair', start: '2026-01-13T11:30', zone: 'America/New_York', rule: null })
  expect(fair.overlaps.map(({ title, start }) => [title, start])).toEqual([['Show & Tell', Date.UTC(2026, 0, 13, 17)]])
  expect((await read(house, id, SECOND)).overlaps.map(({ title }) => title)).toEqual(['Fair'])
  expect((await read(house, id, FIRST)).overlaps).toEqual([])
})

test('[RH16] whoever left the community neither hosts nor comes, and an occurrence without a host says so', async () => {
  await using house = await openHouse()
  const { gatheringId: id } = await plan(house, { hostId: house.idOf('bo') })
  await occurrence(house, id, SECOND, { hostId: house.idOf('amina') })
  await come(house, id, FIRST, 'bo')
  const remove = (who: Persona) =>
    house.do('host', routes.removeMember, { params: { slug: house.slug, id: house.idOf(who) } })
  await remove('amina')
  expect((await read(house, id, SECOND, 'host')).host?.name).toBe('Bo')
  await remove('bo')
  expect(await read(house, id, FIRST, 'host')).toMatchObject({ host: null, coming: 0, people: { yes: [] } })
})

test('[RH25] a run-sheet is made once, when it is opened first, and page and gathering lead to one another', async () => {
  await using house = await openHouse()
  const { gatheringId: id } = await plan(house, { sheet: '## Round\n\nWho is stuck?', hostId: house.idOf('host') })
  const input = { title: 'A *lamp*', minutes: 5 }
  await house.do('bo', routes.addShowing, { params: { id, at: FIRST }, input })
  const open = (who: Persona, at = FIRST) => house.do(who, routes.openSheet, { params: { id, at } })
  const [one, other] = await Promise.all([open('amina'), open('bo')])
  expect(one).toEqual(other)
  const page = await house.do('bo', routes.readPage, { params: { id: one.id }, query: { format: 'markdown' } })
  expect([page.title, page.kind, page.may.edit]).toEqual(['Show & Tell, 2026-01-06', 'note', true])
  expect(page.markdown).toContain('Who is stuck?')
  expect(page.html).toContain('A *lamp* (Bo, 5 min)')
  const seen = await read(house, id, FIRST)
  expect(seen.sheetPage?.url).toBe(one.url)
  expect(page.sheetOf).toEqual({ title: 'Show & Tell', url: seen.url })
  await house.do('amina', routes.deletePage, { params: { id: one.id } })
  expect((await read(house, id, FIRST)).sheetPage).toBeNull()
  expect((await open('bo')).id).not.toBe(one.id)
  expect((await open('bo', SECOND)).url).toContain('2026-01-13')
  await expect(open('guest')).rejects.toMatchObject({ code: 'not-allowed' })
})

test('[RH25] a run-sheet that is kept from somebody is not made for them a second time', async () => {
  await using house = await openHouse()
  const { gatheringId: id } = await plan(house)
  const open = (who: Persona) => house.do(who, routes.openSheet, { params: { id, at: FIRST } })
  const { id: page } = await open('host')
  const audience = { floor: 'host' as const, people: [] }
  await house.do('host', routes.narrowPage, { params: { id: page }, input: { audience } })
  await expect(open('bo')).rejects.toMatchObject({ code: 'not-found' })
  expect((await read(house, id, FIRST, 'bo')).sheetPage).toBeNull()
  expect((await open('host')).id).toBe(page)
})
