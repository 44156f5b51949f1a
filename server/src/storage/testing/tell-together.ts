import type { DotVote, Gathering, GatheringId, VoteId } from '@commonplace/domain'
import { expect, test } from 'vitest'
import { AMINA, AT, BO, id, NURSES, type OpenedStore } from './place.ts'

const gatheringId = id<GatheringId>('gather', 1)
const KEY = '2026-01-06T18:00'
const where = { gatheringId, key: KEY }
const vote = (n: number, more: Partial<DotVote> = {}): DotVote => ({
  ...{ id: id<VoteId>('dotvot', n), ...where, title: 'What next?', options: ['Lamps', 'Kettles'], dots: 3 },
  ...{ by: AMINA, at: AT + n, closedAt: null, ...more },
})

/** What people do while they are together. */
export function tellTogether(opened: () => OpenedStore): void {
  const store = () => opened().store
  const read = () => opened().store.read.together

  test('[RH26] one thing is on at a time at an occurrence, and nothing once it is stopped', async () => {
    const item = { ...where, item: 'Welcome', minutes: 5, startedAt: AT, by: AMINA }
    const later = { ...item, item: 'Lamps', minutes: 10, startedAt: AT + 1, by: BO }
    expect(await read().running(gatheringId, KEY)).toBeNull()
    await store().change(async ({ together }) => {
      await together.setRunning(item)
      await together.setRunning({ ...item, key: '2026-01-13T18:00' })
      await together.setRunning(later)
    })
    expect(await read().running(gatheringId, KEY)).toEqual(later)
    await store().change(({ together }) => together.stopRunning(gatheringId, KEY))
    expect(await read().running(gatheringId, KEY)).toBeNull()
    expect((await read().running(gatheringId, '2026-01-13T18:00'))?.item).toBe('Welcome')
  })

  test('[RH27] votes stand in the order of opening; dots lie as was said last, and those of who is not here do not count', async () => {
    const gathering: Gathering = {
      ...{ id: gatheringId, communityId: NURSES, title: 'Round', about: '', start: KEY, minutes: 60 },
      kind: 'meeting',
      ...{ zone: 'UTC', rule: null, place: '', link: '', hostId: null, inTurn: false, sheet: '', sequence: 0 },
      ...{ createdBy: AMINA, createdAt: AT, changedAt: AT, cancelled: null, continuesAs: null },
    }
    await store().change(async ({ gatherings, together }) => {
      await gatherings.add(gathering)
      for (const n of [2, 1]) await together.addVote(vote(n))
      await together.placeDots(vote(1).id, BO, [3, 0])
      await together.placeDots(vote(1).id, BO, [1, 1])
      await together.placeDots(vote(1).id, AMINA, [0, 2])
      await together.placeDots(vote(2).id, BO, [0, 0])
    })
    expect(await read().votes(gatheringId, KEY)).toEqual([vote(1), vote(2)])
    expect(await read().dots([])).toEqual([])
    const placed = async () => (await read().dots([vote(1).id])).map((one) => [one.memberId, one.placed])
    expect(await placed()).toEqual([
      [AMINA, [0, 2]],
      [BO, [1, 1]],
    ])
    await store().change(({ members }) => members.removeMembership(NURSES, BO))
    expect(await placed()).toEqual([[AMINA, [0, 2]]])
    await store().change(({ together }) => together.closeVote(vote(1).id, AT + 9))
    expect(await read().vote(vote(1).id)).toEqual(vote(1, { closedAt: AT + 9 }))
    expect(await read().vote('nosuchvote123456' as VoteId)).toBeNull()
  })
}
