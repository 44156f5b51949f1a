import { routes } from '@commonplace/api'
import { expect, test } from 'vitest'
import { type House, openHouse } from '../../testing/house.ts'

// The house's clock begins on Monday 5 January 2026 at nine, UTC.

const DAY = 24 * 60 * 60 * 1000
const WEEKLY = { title: 'Show & Tell', start: '2026-01-06T18:00', zone: 'Europe/Berlin', rule: 'FREQ=WEEKLY;BYDAY=TU' }
const SECOND = '2026-01-13T18:00'
const THIRD = '2026-01-20T18:00'

const plan = (house: House) => house.do('host', routes.planGathering, { params: { slug: house.slug }, input: WEEKLY })
const read = (house: House, id: string, at: string) => house.do('host', routes.readGathering, { params: { id, at } })
const occurrence = (house: House, id: string, at: string, input: object) =>
  house.do('host', routes.changeOccurrence, { params: { id, at }, input })
const goOn = (house: House, id: string) => {
  const input = { start: '2026-02-04T18:00', rule: 'FREQ=WEEKLY;BYDAY=WE' }
  return house.do('host', routes.changeGathering, { params: { id }, input })
}
const told = async (house: House) => {
  const { coming, past } = await house.do('bo', routes.readProgramme, { params: { slug: house.slug } })
  return { coming: coming.map(({ at }) => at), past: past.map(({ at, coming: came }) => [at, came]) }
}

test('[RH13] what was moved forward and took place stays with its answers and run-sheet when the others go on', async () => {
  await using house = await openHouse()
  const { gatheringId: id } = await plan(house)
  await house.do('bo', routes.answerGathering, { params: { id, at: THIRD }, input: { answer: 'yes' } })
  const sheet = await house.do('bo', routes.openSheet, { params: { id, at: THIRD } })
  await occurrence(house, id, THIRD, { start: '2026-01-08T18:00' })
  house.clock.advance(5 * DAY)
  const next = await goOn(house, id)
  expect(next.gatheringId).not.toBe(id)
  expect((await told(house)).past).toEqual([
    [THIRD, 1],
    [WEEKLY.start, 0],
  ])
  expect((await read(house, id, THIRD)).sheetPage?.url).toBe(sheet.url)
  const page = await house.do('bo', routes.readPage, { params: { id: sheet.id } })
  expect(page.sheetOf?.url).toContain(THIRD)
  await expect(read(house, id, SECOND)).rejects.toMatchObject({ code: 'not-found' })
  const sent: NonNullable<Parameters<House['do']>[2]>['sent'] = []
  await house.do('stranger', routes.readGatheringCalendar, { params: { id }, sent })
  expect(new TextDecoder().decode(sent[0]?.bytes)).toContain('RDATE;TZID=Europe/Berlin:20260120T180000')
})

test('[RH13] what was put off from before the others went on is still to come, moves, and is called off and on', async () => {
  await using house = await openHouse()
  const { gatheringId: id } = await plan(house)
  await occurrence(house, id, WEEKLY.start, { start: '2026-01-30T18:00' })
  house.clock.advance(10 * DAY)
  await goOn(house, id)
  const { coming, past } = await told(house)
  expect([coming[0], past]).toEqual([WEEKLY.start, [[SECOND, 0]]])
  expect((await read(house, id, WEEKLY.start)).may).toMatchObject({ host: true, plan: false })
  await occurrence(house, id, WEEKLY.start, { start: '2026-01-29T18:00' })
  expect(await occurrence(house, id, WEEKLY.start, { cancelled: 'Ill' })).toMatchObject({ cancelled: 'Ill' })
  await expect(occurrence(house, id, WEEKLY.start, { start: null })).rejects.toMatchObject({
    message: expect.stringMatching(/over already/),
  })
  expect(await occurrence(house, id, WEEKLY.start, { cancelled: null })).toMatchObject({ begins: '2026-01-29T18:00' })
  await expect(occurrence(house, id, SECOND, { cancelled: 'Late' })).rejects.toMatchObject({ code: 'gone' })
})

test('[RH13] what began in this very minute keeps who said that they come', async () => {
  await using house = await openHouse()
  const { gatheringId: id } = await plan(house)
  await house.do('bo', routes.answerGathering, { params: { id, at: WEEKLY.start }, input: { answer: 'yes' } })
  house.clock.advance(Date.UTC(2026, 0, 6, 17, 0, 30) - house.clock.now())
  await goOn(house, id)
  expect((await read(house, id, WEEKLY.start)).coming).toBe(1)
})
