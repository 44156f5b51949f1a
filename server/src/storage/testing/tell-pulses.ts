import type { MemberId, Pulse, PulseId } from '@commonplace/domain'
import { expect, test } from 'vitest'
import { AMINA, AT, BO, id, NURSES, type OpenedStore, TEACHERS } from './place.ts'

const DAY = 24 * 60 * 60 * 1000
const first: Pulse = {
  ...{ id: id<PulseId>('pulse', 1), communityId: NURSES, closesAt: AT + 7 * DAY },
  statements: ['I learned something.', 'I was helped.'],
}

/** Short surveys, of which no reply is kept. */
export function tellPulses(opened: () => OpenedStore): void {
  const change = (fn: Parameters<OpenedStore['store']['change']>[0]) => opened().store.change(fn)
  const read = () => opened().store.read.pulses

  test('a pulse is open until its day, and afterwards among those that closed', async () => {
    await change(({ pulses }) => pulses.add(first))
    expect(await read().byId(first.id)).toEqual(first)
    expect(await read().open(NURSES, first.closesAt - 1)).toEqual(first)
    expect(await read().open(TEACHERS, AT)).toBeNull()
    expect(await read().closed(NURSES, first.closesAt - 1, 5)).toEqual([])
    expect(await read().open(NURSES, first.closesAt)).toBeNull()
    const next = { ...first, id: id<PulseId>('pulse', 2), closesAt: AT + 16 * DAY }
    await change(({ pulses }) => pulses.add(next))
    const closed = await read().closed(NURSES, next.closesAt, 5)
    expect(closed.map((one) => one.id)).toEqual([next.id, first.id])
    expect(await read().closed(NURSES, next.closesAt, 1)).toHaveLength(1)
  })

  test('[PU1] replies become sums, one for each member; who replied is forgotten when it closed', async () => {
    await change(({ pulses }) => pulses.add(first))
    const reply = (who: MemberId, agreements: readonly (1 | 2 | 5 | null)[], comment = '') =>
      opened().store.change(({ pulses }) => pulses.reply(first.id, who, { agreements, comment }))
    expect(await reply(AMINA, [5, null], 'More of it.')).toBe(true)
    expect(await reply(BO, [2, 1])).toBe(true)
    expect(await reply(BO, [5, 5], 'Again.')).toBe(false)
    expect([await read().replied(first.id, BO), await read().replied(first.id, 'other' as MemberId)]).toEqual([
      true,
      false,
    ])
    const [kept] = await read().closed(NURSES, first.closesAt, 1)
    expect(kept).toMatchObject({
      replies: 2,
      tallies: [
        { replies: 2, sum: 7 },
        { replies: 1, sum: 1 },
      ],
    })
    expect(await read().comments(first.id)).toEqual(['More of it.'])
    await change(({ pulses }) => pulses.forgetRepliers(first.closesAt - 1))
    expect(await read().replied(first.id, BO)).toBe(true)
    await change(({ pulses }) => pulses.forgetRepliers(first.closesAt))
    expect(await read().replied(first.id, BO)).toBe(false)
    expect((await read().closed(NURSES, first.closesAt, 1))[0]?.replies).toBe(2)
  })

  test('a pulse is taken back with all that was replied', async () => {
    await change(({ pulses }) => pulses.add(first))
    await change(({ pulses }) => pulses.reply(first.id, BO, { agreements: [1, 1], comment: 'No.' }))
    await change(({ pulses }) => pulses.remove(first.id))
    expect(await read().byId(first.id)).toBeNull()
    expect(await read().comments(first.id)).toEqual([])
    await change(({ pulses }) => pulses.add(first))
    expect(await read().replied(first.id, BO)).toBe(false)
    expect((await read().closed(NURSES, first.closesAt, 1))[0]).toMatchObject({ replies: 0 })
  })
}
