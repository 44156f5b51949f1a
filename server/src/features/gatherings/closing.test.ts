import { routes } from '@commonplace/api'
import { expect, test, vi } from 'vitest'
import { type House, openHouse } from '../../testing/house.ts'
import type { Persona } from '../../testing/personas.ts'

// The house's clock begins on Monday 5 January 2026 at nine, UTC.

const WEEKLY = { title: 'Show & Tell', start: '2026-01-06T18:00', zone: 'Europe/Berlin', rule: 'FREQ=WEEKLY;BYDAY=TU' }
const FIRST = WEEKLY.start
const SECOND = '2026-01-13T18:00'
const THIRD = '2026-01-20T18:00'
const DURING = Date.UTC(2026, 0, 6, 17, 30)

const plan = (house: House, more: object = {}) =>
  house.do('host', routes.planGathering, { params: { slug: house.slug }, input: { ...WEEKLY, ...more } })
const read = (house: House, id: string, at: string, who: Persona = 'amina') =>
  house.do(who, routes.readGathering, { params: { id, at } })
const open = (house: House, id: string, at: string, who: Persona = 'bo') =>
  house.do(who, routes.openSheet, { params: { id, at } })
const close = (house: House, id: string, at: string, who: Persona = 'host') =>
  house.do(who, routes.closeGathering, { params: { id, at } })
const write = (house: House, id: string, markdown: string, who: Persona = 'bo') =>
  house.do(who, routes.changePage, { params: { id }, input: { markdown } })
const textOfPage = async (house: House, url: string, who: Persona = 'amina') => {
  const id = url.split('-').at(-1) ?? ''
  return (await house.do(who, routes.readPage, { params: { id }, query: { format: 'markdown' } })).markdown ?? ''
}
const until = (house: House, at: number) => house.clock.advance(at - house.clock.now())

async function met(house: House, sheet: string) {
  const { gatheringId: id } = await plan(house)
  const showing = { title: 'A lamp', minutes: 5 }
  await house.do('bo', routes.addShowing, { params: { id, at: FIRST }, input: showing })
  const page = await open(house, id, FIRST)
  until(house, DURING)
  const { markdown = '' } = await house.do('bo', routes.readPage, {
    params: { id: page.id },
    query: { format: 'markdown' },
  })
  await write(house, page.id, `${markdown}\n\n${sheet}`)
  return { id, page }
}

test('[RH30] closing drafts the recap from what was shown, asked, touched, done and written', async () => {
  await using house = await openHouse()
  const before = { kind: 'note' as const, title: 'Written before' }
  await house.do('amina', routes.createPage, { params: { slug: house.slug }, input: before })
  const { id, page } = await met(
    house,
    '## Findings\n\nUse leaded solder.\n\n- [ ] Buy solder\n- [x] Sweep the floor\n',
  )
  await house.do('amina', routes.answerGathering, { params: { id, at: FIRST }, input: { answer: 'yes' } })
  const slug = { slug: house.slug }
  const input = { kind: 'practice' as const, title: 'Soldering', markdown: 'Hot.' }
  await house.do('amina', routes.createPage, { params: slug, input })
  const hidden = await house.do('amina', routes.createPage, {
    params: slug,
    input: { kind: 'note', title: 'Hosts only' },
  })
  const audience = { floor: 'host' as const, people: [] }
  await house.do('host', routes.narrowPage, { params: { id: hidden.id }, input: { audience } })
  const question = await house.do('amina', routes.askQuestion, {
    params: slug,
    input: {
      title: 'Which flux?',
      markdown: 'For copper.',
      askedFrom: { pageId: page.id, quote: 'Use leaded solder.' },
    },
  })
  expect(question.askedAt).toMatchObject({ title: 'Show & Tell' })
  expect((await read(house, id, FIRST)).questions.map(({ title }) => title)).toEqual(['Which flux?'])
  const closed = await close(house, id, FIRST)
  expect(closed).toMatchObject({ closed: { by: { name: 'Host' } }, may: { close: false } })
  const text = await textOfPage(house, closed.recap?.url ?? '')
  for (const part of ['A lamp (Bo, 5 min)', 'Which flux?', 'Soldering', 'Sweep the floor', 'Buy solder'])
    expect(text).toContain(part)
  expect(text).toContain('## Findings\n\nUse leaded solder.')
  // What the sheet began with, what was written before and what is kept from others is no news.
  for (const part of ['Welcome', 'Written before', 'Hosts only', '[ ]']) expect(text).not.toContain(part)
  expect((await house.do('amina', routes.readProgramme, { params: slug })).coming[0]?.recap?.url).toBe(
    closed.recap?.url,
  )
})

test('[RH31] what is still to do goes to the next run-sheet, once however often it is closed', async () => {
  await using house = await openHouse()
  const { id } = await met(house, '- [ ] Buy solder\n- [ ] Book the room\n')
  const next = await open(house, id, SECOND)
  await write(house, next.id, '- [x] Book the room\n')
  const [one, other] = await Promise.all([close(house, id, FIRST), close(house, id, FIRST)])
  expect(one.recap).toEqual(other.recap)
  await close(house, id, FIRST)
  expect(house.told('gathering-closed')).toHaveLength(1)
  const text = await textOfPage(house, next.url)
  expect(text.match(/Buy solder/g)).toHaveLength(1)
  expect(text.match(/Book the room/g)).toHaveLength(1)
  expect(text).toContain('Still open from Show & Tell, 2026-01-06')
})

test('[RH31] what the next one does not take place for goes on to the one after; the last of all keeps it to be ticked', async () => {
  await using house = await openHouse()
  const { id } = await met(house, '- [ ] Buy solder\n')
  await close(house, id, FIRST)
  const change = { params: { id, at: SECOND }, input: { cancelled: 'Fair week' } }
  await house.do('host', routes.changeOccurrence, change)
  expect(await textOfPage(house, (await open(house, id, THIRD)).url)).toContain('Buy solder')
  const { gatheringId: once } = await plan(house, { title: 'Fair', start: '2026-01-07T10:00', rule: null })
  const sheet = await open(house, once, '2026-01-07T10:00')
  await write(house, sheet.id, '- [ ] Send thanks\n')
  until(house, Date.UTC(2026, 0, 7, 12))
  const { recap } = await close(house, once, '2026-01-07T10:00')
  expect(await textOfPage(house, recap?.url ?? '')).toContain('[ ] Send thanks')
})

test('[RH32] who hosts closes, once it has begun and takes place; without a run-sheet the recap is short', async () => {
  await using house = await openHouse()
  const { gatheringId: id } = await plan(house, { hostId: house.idOf('bo') })
  await expect(close(house, id, FIRST)).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringMatching(/not begun/),
  })
  expect((await read(house, id, FIRST, 'bo')).may.close).toBe(false)
  until(house, DURING)
  await expect(close(house, id, FIRST, 'amina')).rejects.toMatchObject({ code: 'not-allowed' })
  await expect(close(house, id, FIRST, 'guest')).rejects.toMatchObject({ code: 'not-allowed' })
  expect((await read(house, id, FIRST, 'bo')).may.close).toBe(true)
  const { recap } = await close(house, id, FIRST, 'bo')
  expect(await textOfPage(house, recap?.url ?? '')).toContain('Host: Bo')
  await house.do('host', routes.changeOccurrence, { params: { id, at: SECOND }, input: { cancelled: 'Ill' } })
  until(house, Date.UTC(2026, 0, 14))
  await expect(close(house, id, SECOND)).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringMatching(/Ill/),
  })
})

test('[RH32] who closed it and left is somebody still; a recap in the trash leads nowhere, and it stays closed', async () => {
  await using house = await openHouse()
  const { gatheringId: id } = await plan(house, { hostId: house.idOf('bo') })
  until(house, DURING)
  const { recap } = await close(house, id, FIRST, 'bo')
  await house.do('host', routes.removeMember, { params: { slug: house.slug, id: house.idOf('bo') } })
  const page = recap?.url.split('-').at(-1) ?? ''
  await house.do('host', routes.deletePage, { params: { id: page } })
  const seen = await close(house, id, FIRST)
  expect([seen.recap, seen.closed?.by.name, seen.may.close]).toEqual([null, 'Bo', false])
})

test('[RH32] a recap is seen by nobody from whom the run-sheet is kept', async () => {
  await using house = await openHouse()
  const { id, page } = await met(house, 'Between hosts.')
  const audience = { floor: 'host' as const, people: [] }
  await house.do('host', routes.narrowPage, { params: { id: page.id }, input: { audience } })
  await close(house, id, FIRST)
  expect((await read(house, id, FIRST, 'host')).recap).not.toBeNull()
  expect((await read(house, id, FIRST, 'bo')).recap).toBeNull()
})

test('[RH32] whoever narrows the run-sheet after it was closed narrows the recap with it', async () => {
  await using house = await openHouse()
  const { id, page } = await met(house, 'Between hosts.')
  const { recap } = await close(house, id, FIRST)
  expect(await textOfPage(house, recap?.url ?? '')).toContain('Between hosts.')
  await narrow(house, page.id)
  expect((await read(house, id, FIRST, 'host')).recap).not.toBeNull()
  expect((await read(house, id, FIRST, 'bo')).recap).toBeNull()
  await expect(textOfPage(house, recap?.url ?? '', 'bo')).rejects.toMatchObject({ code: 'not-found' })
})

const HOSTS_ONLY = { floor: 'host' as const, people: [] }
const narrow = (house: House, id: string) =>
  house.do('host', routes.narrowPage, { params: { id }, input: { audience: HOSTS_ONLY } })

test('[RH31] what is to do on a run-sheet that is kept from somebody goes on only where it is kept from them too', async () => {
  await using house = await openHouse()
  const { id, page } = await met(house, '- [ ] Buy solder\n')
  await narrow(house, page.id)
  const { recap } = await close(house, id, FIRST)
  expect(await textOfPage(house, recap?.url ?? '', 'host')).toContain('[ ] Buy solder')
  expect(await textOfPage(house, (await open(house, id, SECOND)).url)).not.toContain('Buy solder')
  // Called off, it keeps what is to do there as well; onto one that is kept from the same people it goes.
  const second = await open(house, id, SECOND, 'host')
  await write(house, second.id, '- [ ] Sell lamps\n')
  await narrow(house, second.id)
  const third = await open(house, id, THIRD)
  const off = (at: string) =>
    house.do('host', routes.changeOccurrence, { params: { id, at }, input: { cancelled: 'Ill' } })
  await off(SECOND)
  expect(await textOfPage(house, third.url)).not.toContain('Sell lamps')
  await narrow(house, third.id)
  await off(SECOND)
  expect(await textOfPage(house, third.url, 'host')).toContain('Sell lamps')
})

test('[RH31] closed by two at once, one takes on what is to do; what went wrong on the way is done when it is closed again', async () => {
  await using house = await openHouse()
  const { id } = await met(house, '- [ ] Buy solder\n')
  const next = await open(house, id, SECOND)
  const edits = vi.spyOn(house.services.documents, 'edit').mockRejectedValueOnce(new Error('No disk'))
  await expect(close(house, id, FIRST)).rejects.toThrow('No disk')
  await Promise.all([close(house, id, FIRST), close(house, id, FIRST)])
  expect(edits).toHaveBeenCalledTimes(2)
  expect(await textOfPage(house, next.url)).toContain('Buy solder')
})

test('[RH32] what is closed is neither moved nor called off any more', async () => {
  await using house = await openHouse()
  const { gatheringId: id } = await plan(house)
  until(house, DURING)
  await close(house, id, FIRST)
  expect((await read(house, id, FIRST, 'host')).may.host).toBe(false)
  for (const input of [{ start: '2026-01-09T18:00' }, { cancelled: 'Ill' }]) {
    const changed = house.do('host', routes.changeOccurrence, { params: { id, at: FIRST }, input })
    await expect(changed).rejects.toMatchObject({ code: 'gone', message: expect.stringMatching(/closed/) })
  }
})

test('[RH31] whoever calls off what they host, and gives it to somebody else in the same act, has what is to do go on', async () => {
  await using house = await openHouse()
  const { gatheringId: id } = await plan(house, { hostId: house.idOf('bo') })
  await write(house, (await open(house, id, FIRST)).id, '- [ ] Buy solder\n')
  const input = { cancelled: 'Ill', hostId: house.idOf('amina') }
  await house.do('bo', routes.changeOccurrence, { params: { id, at: FIRST }, input })
  expect(await textOfPage(house, (await open(house, id, SECOND)).url)).toContain('Buy solder')
})

test('[RH30] names stand in the recap as they were given, whatever Markdown would make of them', async () => {
  await using house = await openHouse()
  const { gatheringId: id } = await plan(house, { title: '1. #makers' })
  for (const title of ['# A lamp', '- a kettle', '2. ~~a radio~~'])
    await house.do('bo', routes.addShowing, { params: { id, at: FIRST }, input: { title, minutes: 5 } })
  until(house, DURING)
  const { recap } = await close(house, id, FIRST)
  const page = recap?.url.split('-').at(-1) ?? ''
  const { html } = await house.do('amina', routes.readPage, { params: { id: page }, query: { format: 'html' } })
  for (const part of ['# A lamp', '- a kettle', '2. ~~a radio~~', '1. #makers']) expect(html).toContain(part)
})
