import { routes } from '@commonplace/api'
import { expect, test } from 'vitest'
import { type House, openHouse } from '../../testing/house.ts'
import type { Persona } from '../../testing/personas.ts'

const DAY = 24 * 60 * 60 * 1000
const STATEMENTS = ['I learned something I used.', 'Whoever asks is helped.']

const open = (house: House, who: Persona = 'host', statements = STATEMENTS, days = 7) =>
  house.do(who, routes.openPulse, { params: { slug: house.slug }, input: { statements, days } })
const read = (house: House, who: Persona = 'bo') => house.do(who, routes.readPulse, { params: { slug: house.slug } })
const reply = (house: House, id: string, who: Persona, agreements: (number | null)[], comment = '') =>
  house.do(who, routes.replyToPulse, { params: { id }, input: { agreements, comment } })
const everybody = ['founder', 'host', 'amina', 'bo', 'guest'] as const
/** The guest becomes a member, so that five may reply. */
const fiveMembers = (house: House) =>
  house.services.store.change((writes) =>
    writes.members.setRole(house.community.id, house.idOf('guest'), 'member', house.clock.now()),
  )

test('[PU2] while a pulse is open nothing of its replies is shown, to hosts neither; its end is set when it opens', async () => {
  await using house = await openHouse()
  await fiveMembers(house)
  const pulse = await open(house)
  for (const who of everybody) expect(await reply(house, pulse.id, who, [4, 5], 'Well.')).toEqual({ counted: true })
  for (const who of ['bo', 'host'] as const) {
    const { open: now, closed } = await read(house, who)
    expect(now).toEqual({ id: pulse.id, statements: STATEMENTS, closesAt: house.clock.now() + 7 * DAY, replied: true })
    expect(closed).toEqual([])
  }
  await expect(open(house)).rejects.toMatchObject({ code: 'conflict' })
  house.clock.advance(7 * DAY)
  expect(await read(house)).toEqual({
    open: null,
    closed: [
      {
        ...{ id: pulse.id, closedAt: house.clock.now(), replies: 5, comments: [] },
        statements: [
          { words: STATEMENTS[0], agreement: 5 },
          { words: STATEMENTS[1], agreement: 5 },
        ],
      },
    ],
    may: { open: false, withdraw: false },
  })
  expect((await read(house, 'host')).closed[0]?.comments).toHaveLength(5)
  await expect(reply(house, pulse.id, 'bo', [1, 1])).rejects.toMatchObject({ code: 'gone' })
})

test('[PU3] of a pulse with four replies nothing is shown, its comments neither', async () => {
  await using house = await openHouse()
  const pulse = await open(house)
  for (const who of ['founder', 'host', 'amina', 'bo'] as const) await reply(house, pulse.id, who, [1, null], 'Alas.')
  house.clock.advance(7 * DAY)
  const [closed] = (await read(house, 'host')).closed
  expect(closed).toMatchObject({ replies: null, comments: [] })
  expect(closed?.statements.map(({ agreement }) => agreement)).toEqual([null, null])
})

test('[PU3] a statement that fewer than five replied to shows nothing, whatever else was replied', async () => {
  await using house = await openHouse()
  await fiveMembers(house)
  const pulse = await open(house)
  for (const who of everybody) await reply(house, pulse.id, who, [who === 'bo' ? null : 1, 3])
  house.clock.advance(7 * DAY)
  const [closed] = (await read(house)).closed
  expect(closed?.statements.map(({ agreement }) => agreement)).toEqual([null, 3])
})

test('[PU5] each member replies once: sent again it is not counted, and they hear that the first one is', async () => {
  await using house = await openHouse()
  const pulse = await open(house)
  expect((await read(house)).open?.replied).toBe(false)
  expect(await reply(house, pulse.id, 'bo', [1, 2])).toEqual({ counted: true })
  expect(await reply(house, pulse.id, 'bo', [5, 5])).toEqual({ counted: false })
  for (const wrong of [[1], [1, 2, 3], [null, null]])
    await expect(reply(house, pulse.id, 'amina', wrong)).rejects.toMatchObject({ code: 'bad-input' })
  await expect(reply(house, pulse.id, 'guest', [1, 2])).rejects.toMatchObject({ code: 'not-allowed' })
  await expect(read(house, 'guest')).rejects.toMatchObject({ code: 'not-allowed' })
  await expect(open(house, 'bo')).rejects.toMatchObject({ code: 'not-allowed' })
})

test('[PU5] hosts take an open pulse back, with everything that was replied', async () => {
  await using house = await openHouse()
  const pulse = await open(house)
  await reply(house, pulse.id, 'bo', [1, 2], 'Hm.')
  await expect(house.do('bo', routes.withdrawPulse, { params: { id: pulse.id } })).rejects.toMatchObject({
    code: 'not-allowed',
  })
  await house.do('host', routes.withdrawPulse, { params: { id: pulse.id } })
  expect(await read(house)).toMatchObject({ open: null, closed: [] })
  expect(house.told('pulse-opened', 'pulse-withdrawn').map(({ type, data }) => [type, data])).toEqual([
    ['pulse-opened', {}],
    ['pulse-withdrawn', {}],
  ])
  await expect(reply(house, pulse.id, 'bo', [1, 2])).rejects.toMatchObject({ code: 'not-found' })
})

test('[PU6] what is written beside goes to the hosts alone, in the order of the alphabet, not of who wrote', async () => {
  await using house = await openHouse()
  await fiveMembers(house)
  const pulse = await open(house)
  const written = { founder: 'Tea.', host: '', amina: 'More evenings.', bo: ' Biscuits. ', guest: '' }
  for (const who of everybody) await reply(house, pulse.id, who, [3, 3], written[who])
  house.clock.advance(7 * DAY)
  expect((await read(house, 'host')).closed[0]?.comments).toEqual(['Biscuits.', 'More evenings.', 'Tea.'])
  expect((await read(house, 'amina')).closed[0]?.comments).toEqual([])
})
