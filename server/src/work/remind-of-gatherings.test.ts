import { routes } from '@commonplace/api'
import { expect, test } from 'vitest'
import { MAIL } from '../ports/claim-address.ts'
import type { Letter } from '../ports/mail.ts'
import { type House, openHouse } from '../testing/house.ts'
import type { Persona } from '../testing/personas.ts'
import { mailDue } from './mail-notices.ts'
import { Reminders, remindOfGatherings } from './remind-of-gatherings.ts'
import { takeNotice } from './take-notice.ts'

// The house's clock begins on Monday 5 January 2026 at nine, UTC.

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR
const WEEKLY = { title: 'Show & Tell', start: '2026-01-13T18:00', zone: 'Europe/Berlin', rule: 'FREQ=WEEKLY;BYDAY=TU' }
const FIRST = WEEKLY.start
const SECOND = '2026-01-20T18:00'
/** When the first begins. */
const BEGINS = Date.UTC(2026, 0, 13, 17)

/** A house in which mails go into a list, and that looks for what is due whenever its clock is moved. */
async function openReminding() {
  const house = await openHouse()
  await takeNotice(house.services)
  const sent: Letter[] = []
  for (const who of ['amina', 'bo', 'host'] as const)
    await house.services.store.change((writes) =>
      writes.ways.addIdentity({ issuer: MAIL, subject: `${who}@example.org`, memberId: house.idOf(who), at: 0 }),
    )
  const tools = { ...house.services, mail: { send: async (letter: Letter) => void sent.push(letter) } }
  const look = async () => {
    while (await remindOfGatherings(house.services));
    while ((await takeNotice(house.services)).more);
    await mailDue(tools, (error) => {
      throw error
    })
  }
  return {
    ...{ house, sent, look },
    /** Goes on to an instant, and to when mails of it have gone. */
    async at(instant: number) {
      house.clock.advance(instant - house.clock.now())
      await look()
      house.clock.advance(6 * 60 * 1000)
      await look()
    },
    [Symbol.asyncDispose]: () => house[Symbol.asyncDispose](),
  }
}
const plan = (house: House, more: object = {}) =>
  house.do('host', routes.planGathering, { params: { slug: house.slug }, input: { ...WEEKLY, ...more } })
const come = (house: House, id: string, who: Persona, answer: 'yes' | 'maybe' | 'no' = 'yes', at = FIRST) =>
  house.do(who, routes.answerGathering, { params: { id, at }, input: { answer } })
const change = (house: House, id: string, input: object, at = FIRST) =>
  house.do('host', routes.changeOccurrence, { params: { id, at }, input })
const reasons = async (house: House, who: Persona) => {
  const { items } = await house.do(who, routes.readInbox, { query: {} })
  return items.flatMap(({ notices }) => notices.map(({ reason, type }) => `${reason} ${type}`))
}
const REMINDED = 'reminder gathering-reminded'

test('[RH33] who said that they come, or perhaps, is reminded a day before, once, in the inbox and by mail', async () => {
  await using reminding = await openReminding()
  const { house, sent, at } = reminding
  const { gatheringId: id } = await plan(house)
  await come(house, id, 'bo')
  await come(house, id, 'amina', 'maybe')
  await come(house, id, 'host', 'no')
  await at(BEGINS - DAY - HOUR)
  expect([await reasons(house, 'bo'), sent]).toEqual([[], []])
  await at(BEGINS - DAY)
  await at(BEGINS - 2 * HOUR)
  expect(await reasons(house, 'bo')).toEqual([REMINDED])
  expect(await reasons(house, 'amina')).toEqual([REMINDED])
  expect(await reasons(house, 'host')).toEqual([])
  expect(sent.map(({ to }) => to).sort()).toEqual(['amina@example.org', 'bo@example.org'])
  const [letter] = sent
  // By the clocks of where it is, whatever those of the server say.
  expect(letter?.text).toContain('Tuesday, January 13, 2026 at 6:00')
  expect(letter?.text).toContain('(Europe/Berlin)')
  expect(letter?.text).toContain(`/programme/show-tell-${id}/${FIRST}`)
})

test('[RH33] a day before stays a day of hours when clocks change in between, and mails name the new hour', async () => {
  await using reminding = await openReminding()
  const { house, sent, at } = reminding
  // Clocks are put forward in the night of 29 March.
  const { gatheringId: id } = await plan(house, { start: '2026-03-29T18:00', rule: null })
  await come(house, id, 'bo', 'yes', '2026-03-29T18:00')
  const begins = Date.UTC(2026, 2, 29, 16)
  await at(begins - DAY - HOUR)
  expect(sent).toEqual([])
  await at(begins - DAY)
  expect(sent[0]?.text).toMatch(/March 29, 2026 at 6:00\sPM \(Europe\/Berlin\)/)
})

test('[RH33] two that look at once remind once; what was missed while nobody looked is told as long as it is to come', async () => {
  await using reminding = await openReminding()
  const { house, at, look } = reminding
  const { gatheringId: id } = await plan(house)
  await come(house, id, 'bo')
  await come(house, id, 'bo', 'yes', SECOND)
  house.clock.advance(BEGINS - HOUR - house.clock.now())
  await Promise.all([remindOfGatherings(house.services), remindOfGatherings(house.services)])
  await look()
  expect(house.told('gathering-reminded').map(({ data }) => data.at)).toEqual([FIRST])
  // Nobody looks for two weeks: what is over is not reminded of.
  await at(BEGINS + 10 * DAY)
  expect(house.told('gathering-reminded').map(({ data }) => data.at)).toEqual([FIRST])
})

test('[RH33] who says so later than a day before is reminded an hour before, and nobody a second time; so is who comes to what was planned at short notice', async () => {
  await using reminding = await openReminding()
  const { house, at, sent } = reminding
  const { gatheringId: id } = await plan(house)
  await come(house, id, 'bo')
  await at(BEGINS - DAY)
  await come(house, id, 'amina')
  await at(BEGINS - HOUR)
  await at(BEGINS - HOUR / 2)
  expect(sent.map(({ to }) => to)).toEqual(['bo@example.org', 'amina@example.org'])
  expect([await reasons(house, 'bo'), await reasons(house, 'amina')]).toEqual([[REMINDED], [REMINDED]])
  const soon = { title: 'Fair', start: '2026-01-14T00:00', rule: null }
  const { gatheringId: other } = await plan(house, soon)
  await at(house.clock.now())
  await come(house, other, 'host', 'yes', soon.start)
  await at(Date.UTC(2026, 0, 13, 22))
  expect(sent.at(-1)?.to).toBe('host@example.org')
  expect(sent).toHaveLength(3)
})

test('[RH34] what moves is told to who comes, and reminded of once more at its new time; what is off, told and not reminded of', async () => {
  await using reminding = await openReminding()
  const { house, at, look, sent } = reminding
  const { gatheringId: id } = await plan(house)
  await come(house, id, 'bo')
  await at(BEGINS - DAY)
  await change(house, id, { start: '2026-01-16T20:00' })
  await look()
  expect(await reasons(house, 'bo')).toEqual(['altered gathering-changed', REMINDED])
  await at(BEGINS)
  expect(house.told('gathering-reminded')).toHaveLength(1)
  await at(Date.UTC(2026, 0, 15, 19))
  expect(house.told('gathering-reminded')).toHaveLength(2)
  expect(sent.at(-1)?.text).toContain('January 16')
  await come(house, id, 'bo', 'yes', SECOND)
  await change(house, id, { cancelled: 'Fair week' }, SECOND)
  await at(house.clock.now())
  expect(sent.at(-1)?.text).toContain('It does not take place on Tuesday, January 20')
  await at(Date.UTC(2026, 0, 19, 18))
  expect(house.told('gathering-reminded')).toHaveLength(2)
})

test('[RH34] a reminder that is on its way when all is called off stands nowhere; whoever comes hears that it is off', async () => {
  await using reminding = await openReminding()
  const { house, look, sent } = reminding
  const { gatheringId: id } = await plan(house)
  await come(house, id, 'bo')
  house.clock.advance(BEGINS - DAY - house.clock.now())
  await look()
  await house.do('host', routes.cancelGathering, { params: { id }, input: { why: 'The room burned' } })
  house.clock.advance(HOUR)
  await look()
  expect(await reasons(house, 'bo')).toEqual(['altered gathering-cancelled'])
  expect(sent.map(({ text }) => text.includes('called this off'))).toEqual([true])
})

test('[RH34] given other times as a whole, who had said that they come hears of it, and is reminded of nothing', async () => {
  await using reminding = await openReminding()
  const { house, at, look } = reminding
  const { gatheringId: id } = await plan(house)
  await come(house, id, 'bo')
  const input = { start: '2026-01-14T18:00', rule: 'FREQ=WEEKLY;BYDAY=WE' }
  await house.do('host', routes.changeGathering, { params: { id }, input })
  await look()
  expect(await reasons(house, 'bo')).toEqual(['altered gathering-changed'])
  await at(BEGINS)
  expect(await reasons(house, 'bo')).toEqual(['altered gathering-changed'])
})

test('[RH34] called off as a whole, who comes to what was put off from before hears of it too', async () => {
  await using reminding = await openReminding()
  const { house, look } = reminding
  const { gatheringId: id } = await plan(house)
  await change(house, id, { start: '2026-01-16T20:00' })
  await come(house, id, 'bo')
  house.clock.advance(BEGINS + HOUR - house.clock.now())
  await look()
  await house.do('host', routes.cancelGathering, { params: { id }, input: { why: 'The room burned' } })
  await look()
  expect(await reasons(house, 'bo')).toContain('altered gathering-cancelled')
})

test('[RH35] whoever left is not reminded, and whoever muted the community is, of what they said they come to', async () => {
  await using reminding = await openReminding()
  const { house, at, sent } = reminding
  const { slug } = house
  const { gatheringId: id } = await plan(house)
  for (const who of ['bo', 'amina'] as const) await come(house, id, who)
  await house.do('amina', routes.setCommunityLevel, { params: { slug }, input: { level: 'muted' } })
  await house.do('host', routes.removeMember, { params: { slug, id: house.idOf('bo') } })
  await at(BEGINS - DAY)
  expect(sent.map(({ to }) => to)).toEqual(['amina@example.org'])
})

test('[RH36] who hosts is reminded a week before, and the day before with all others; a new host at once', async () => {
  await using reminding = await openReminding()
  const { house, at, look } = reminding
  const { gatheringId: id } = await plan(house, { hostId: house.idOf('bo') })
  await at(BEGINS - 7 * DAY)
  expect(await reasons(house, 'bo')).toEqual(['hosting host-reminded'])
  await change(house, id, { hostId: house.idOf('amina') })
  await look()
  expect(await reasons(house, 'amina')).toEqual(['hosting host-reminded'])
  await at(BEGINS - DAY)
  expect(await reasons(house, 'amina')).toEqual(['hosting gathering-reminded', 'hosting host-reminded'])
  // Of this one; the next is his again, a week ahead.
  expect(house.told('gathering-reminded')).toHaveLength(1)
  await at(BEGINS)
  expect(house.told('host-reminded').map(({ data }) => data.at)).toEqual([FIRST, FIRST, SECOND])
})

test('[RH36] whoever comes to host on the last day is told at once, and nobody twice', async () => {
  await using reminding = await openReminding()
  const { house, at, look } = reminding
  const { gatheringId: id } = await plan(house, { start: '2026-01-06T08:00', rule: null, hostId: house.idOf('bo') })
  const last = '2026-01-06T08:00'
  await look()
  expect(await reasons(house, 'bo')).toEqual(['hosting gathering-reminded'])
  await change(house, id, { hostId: house.idOf('amina') }, last)
  await look()
  expect(await reasons(house, 'amina')).toEqual(['hosting host-reminded'])
  await change(house, id, { hostId: house.idOf('bo') }, last)
  await at(house.clock.now())
  expect(house.told('host-reminded').map(({ data }) => data.member)).toEqual([house.idOf('amina')])
})

test('[RH33] a process that runs reminds by itself when the time comes', async () => {
  await using reminding = await openReminding()
  const { house } = reminding
  const { gatheringId: id } = await plan(house)
  await come(house, id, 'bo')
  const failed: unknown[] = []
  await using reminders = new Reminders({ ...house.services, onError: (error) => failed.push(error) })
  const told = new Promise<void>((resolve) => {
    house.services.store.onEvents((events) => {
      if (events.some(({ type }) => type === 'gathering-reminded')) resolve()
    })
  })
  house.clock.advance(BEGINS - DAY - house.clock.now())
  reminders.look()
  await told
  expect(failed).toEqual([])
})
