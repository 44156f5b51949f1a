import type {
  Exception,
  Gathering,
  GatheringId,
  PageId,
  Reminder,
  RotaHost,
  Rsvp,
  Showing,
  ShowingId,
} from '@commonplace/domain'
import { expect, test } from 'vitest'
import { AMINA, AT, BO, id, NURSES, type OpenedStore, pageId, TEACHERS } from './place.ts'

const gatheringId = (n: number) => id<GatheringId>('gather', n)
const plan = (n: number, more: Partial<Gathering> = {}): Gathering => ({
  ...{ id: gatheringId(n), communityId: NURSES, kind: 'show-and-tell', title: 'Show & Tell', about: '' },
  ...{ start: '2026-01-06T18:00', minutes: 60, zone: 'Europe/Berlin', rule: 'FREQ=WEEKLY;BYDAY=TU' },
  ...{ place: 'Room 2', link: '', hostId: AMINA, inTurn: false, sheet: '', sequence: 0, createdBy: AMINA },
  ...{ createdAt: AT + n, changedAt: AT + n, cancelled: null, continuesAs: null, ...more },
})
const exception = (key: string, more: Partial<Exception> = {}): Exception => ({
  ...{
    gatheringId: gatheringId(1),
    key,
    start: null,
    cancelled: null,
    hostId: null,
    turn: null,
    pageId: null,
    closed: null,
  },
  ...more,
})
const FIRST = '2026-01-06T18:00'
const SECOND = '2026-01-13T18:00'

/** Gatherings, and what hangs on their occurrences. */
export function tellGatherings(opened: () => OpenedStore): void {
  const store = () => opened().store
  const read = () => opened().store.read.gatherings
  const add = (...all: Gathering[]) =>
    store().change(async ({ gatherings }) => {
      for (const one of all) await gatherings.add(one)
    })
  const say = (rsvp: Partial<Rsvp>) =>
    store().change(({ gatherings }) =>
      gatherings.answer({ gatheringId: gatheringId(1), key: FIRST, memberId: BO, answer: 'yes', at: AT, ...rsvp }),
    )

  test('a gathering comes back as it was planned and changed, in the order of planning', async () => {
    await add(plan(2, { rule: null, hostId: null }), plan(1), plan(3, { communityId: TEACHERS }))
    expect(await read().of(NURSES)).toEqual([plan(1), plan(2, { rule: null, hostId: null })])
    const change = {
      ...{ title: 'Fair', rule: null, hostId: null, sequence: 2, changedAt: AT + 9, minutes: 30 },
      inTurn: true,
      ...{ cancelled: { at: AT + 8, why: 'Ill' }, continuesAs: gatheringId(2) },
    }
    await store().change(({ gatherings }) => gatherings.change(gatheringId(1), change))
    expect(await read().byId(gatheringId(1))).toEqual({ ...plan(1), ...change })
    await store().change(({ gatherings }) => gatherings.change(gatheringId(1), { cancelled: null }))
    expect((await read().byId(gatheringId(1)))?.cancelled).toBeNull()
    expect(await read().byId(gatheringId(9))).toBeNull()
  })

  test('what is said of an occurrence stands in the place of what was said before, and is found by its run-sheet', async () => {
    await add(plan(1))
    const last = exception(SECOND, {
      start: '2026-01-14T09:00',
      cancelled: 'Ill',
      hostId: BO,
      turn: 'asked',
      pageId: pageId(1),
    })
    await store().change(async ({ gatherings }) => {
      await gatherings.setException(exception(SECOND, { hostId: AMINA }))
      await gatherings.setException(last)
      await gatherings.setException(exception(FIRST))
    })
    expect(await read().exceptions([gatheringId(1)])).toEqual([exception(FIRST), last])
    expect(await read().exceptions([])).toEqual([])
    const closed = { at: AT + 5, by: AMINA, recapId: pageId(2), carried: false }
    await store().change(({ gatherings }) => gatherings.setException(exception(FIRST, { closed })))
    expect(await read().exceptions([gatheringId(1)])).toEqual([exception(FIRST, { closed }), last])
    const carried = { ...closed, carried: true }
    await store().change(({ gatherings }) => gatherings.setException(exception(FIRST, { closed: carried })))
    expect((await read().exceptions([gatheringId(1)]))[0]?.closed).toEqual(carried)
    expect(await read().ofSheet(pageId(1))).toEqual(last)
    expect(await read().ofSheet('nosuchpage123456' as PageId)).toBeNull()
  })

  test('somebody’s answer is one, the last; those of who is not here are not told, and what is forgotten goes from a time on', async () => {
    await add(plan(1))
    await say({ answer: 'no' })
    await say({ answer: 'maybe', at: AT + 1 })
    await say({ memberId: AMINA, at: AT + 2 })
    await say({ key: SECOND })
    expect((await read().rsvps(gatheringId(1), FIRST)).map((one) => [one.memberId, one.answer])).toEqual([
      [BO, 'maybe'],
      [AMINA, 'yes'],
    ])
    const counts = async (from: string) =>
      (await read().answered([gatheringId(1)], from)).map(({ key, answer, count }) => [key, answer, count]).sort()
    expect(await counts(FIRST)).toEqual([
      [FIRST, 'maybe', 1],
      [FIRST, 'yes', 1],
      [SECOND, 'yes', 1],
    ])
    expect(await counts(SECOND)).toEqual([[SECOND, 'yes', 1]])
    expect(await read().answersOf(BO, [gatheringId(1)], FIRST)).toHaveLength(2)
    await store().change(({ members }) => members.removeMembership(NURSES, BO))
    expect(await counts(FIRST)).toEqual([[FIRST, 'yes', 1]])
    expect(await read().rsvps(gatheringId(1), FIRST)).toHaveLength(1)
    await store().change(({ gatherings }) => gatherings.forgetFrom(gatheringId(1), FIRST, [FIRST]))
    expect((await read().answersOf(BO, [gatheringId(1)], FIRST)).map(({ key }) => key)).toEqual([FIRST])
    await store().change(({ gatherings }) => gatherings.forgetFrom(gatheringId(1), FIRST))
    expect(await read().answersOf(BO, [gatheringId(1)], FIRST)).toEqual([])
  })

  test('who shows something is listed in the order of saying so, and may take it back', async () => {
    await add(plan(1))
    const showing = (n: number): Showing => ({
      ...{ id: id<ShowingId>('showin', n), gatheringId: gatheringId(1), key: FIRST, memberId: BO },
      ...{ title: 'A lamp', minutes: 5, at: AT + n },
    })
    await store().change(async ({ gatherings }) => {
      for (const n of [2, 1]) await gatherings.addShowing(showing(n))
    })
    expect(await read().showings(gatheringId(1), FIRST)).toEqual([showing(1), showing(2)])
    await store().change(({ gatherings }) => gatherings.removeShowing(showing(1).id))
    expect(await read().showing(showing(1).id)).toBeNull()
    expect(await read().showing(showing(2).id)).toEqual(showing(2))
  })

  test('[RH33] people are reminded once of a time, and a gathering is looked at when its time comes or it changes', async () => {
    await add(plan(1), plan(2))
    expect(await read().toLook(AT, 9)).toEqual([gatheringId(1), gatheringId(2)])
    expect(await read().toLook(AT, 1)).toHaveLength(1)
    await store().change(async ({ gatherings }) => {
      await gatherings.lookAgain(gatheringId(1), AT + 9)
      await gatherings.lookAgain(gatheringId(2), null)
    })
    expect([await read().toLook(AT, 9), await read().nextLook()]).toEqual([[], AT + 9])
    expect(await read().toLook(AT + 9, 9)).toEqual([gatheringId(1)])
    await store().change(({ gatherings }) => gatherings.setException(exception(FIRST)))
    expect(await read().nextLook()).toBe(0)
    await store().change(({ gatherings }) => gatherings.lookAgain(gatheringId(1), null))
    expect(await read().nextLook()).toBeNull()
    await store().change(({ gatherings }) => gatherings.change(gatheringId(2), { title: 'Fair' }))
    expect(await read().toLook(AT, 9)).toEqual([gatheringId(2)])
    const remind = (more: Partial<Reminder> = {}) => {
      const reminder = { gatheringId: gatheringId(1), key: FIRST, what: 'come', memberId: null, start: AT } as const
      return store().change(({ gatherings }) => gatherings.remind({ ...reminder, ...more }))
    }
    expect([await remind(), await remind(), await remind({ start: AT + 1 })]).toEqual([true, false, true])
    expect([await remind({ what: 'host', memberId: BO }), await remind({ what: 'host', memberId: AMINA })]).toEqual([
      true,
      true,
    ])
    await store().change(({ gatherings }) => gatherings.pruneReminders(AT + 1))
    expect([await remind({ start: AT + 1 }), await remind({ what: 'host', memberId: BO })]).toEqual([false, true])
  })

  test('[RH34] who comes is noted when a gathering moves as a whole, though what they said is forgotten', async () => {
    await add(plan(1))
    await say({ key: FIRST })
    await say({ key: SECOND, answer: 'maybe' })
    await say({ key: SECOND, memberId: AMINA, answer: 'no' })
    const note = (from: string, at: number) =>
      store().change(({ gatherings }) => gatherings.noteComers(gatheringId(1), from, at))
    await note('2026-01-20T18:00', AT)
    expect(await read().comersNoted(gatheringId(1), AT)).toEqual([])
    await store().change(({ gatherings }) => gatherings.noteComers(gatheringId(1), '2026-01-20T18:00', AT, [FIRST]))
    expect(await read().comersNoted(gatheringId(1), AT)).toEqual([BO])
    await note(SECOND, AT + 1)
    await store().change(({ gatherings }) => gatherings.forgetFrom(gatheringId(1), ''))
    expect(await read().comersNoted(gatheringId(1), AT)).toEqual([])
    expect(await read().comersNoted(gatheringId(1), AT + 1)).toEqual([BO])
  })

  test('[RH43] who offered to host stands there once, as they said last, while they are members here', async () => {
    const host = (memberId: typeof BO, more: Partial<RotaHost> = {}): RotaHost => ({
      ...{ communityId: NURSES, memberId, since: AT, base: 0, twice: false, away: [], ...more },
    })
    const later = host(BO, { since: AT + 1, base: 2, twice: true, away: [{ from: '2026-01-01', to: '2026-01-09' }] })
    await store().change(async ({ rota }) => {
      await rota.setHost(host(BO))
      await rota.setHost(host(AMINA))
      await rota.setHost(later)
      await rota.setHost(host(AMINA, { communityId: TEACHERS }))
    })
    const hosts = () => opened().store.read.rota.hosts(NURSES)
    expect(await hosts()).toEqual([host(AMINA), later])
    await store().change(({ members }) => members.setRole(NURSES, BO, 'guest', AT))
    expect(await hosts()).toEqual([host(AMINA)])
    await store().change(({ members }) => members.setRole(NURSES, BO, 'member', AT))
    expect(await hosts()).toHaveLength(2)
    await add(plan(1, { inTurn: true }), plan(2))
    for (const one of [1, 2]) await store().change((it) => it.gatherings.lookAgain(gatheringId(one), null))
    await store().change(({ members }) => members.removeMembership(NURSES, BO))
    expect(await hosts()).toEqual([host(AMINA)])
    // Whose turns they had is looked at again.
    expect(await read().toLook(AT, 9)).toEqual([gatheringId(1)])
    await store().change(({ members }) => members.setRole(NURSES, BO, 'member', AT))
    expect(await hosts()).toEqual([host(AMINA)])
    await store().change(({ rota }) => rota.removeHost(NURSES, AMINA))
    expect(await hosts()).toEqual([])
  })

  test('[RH21] a member has one calendar address in a community, which ends with their membership there', async () => {
    const address = (hash: string) => ({ hash, communityId: NURSES, memberId: BO, createdAt: AT })
    await store().change(async ({ gatherings }) => {
      await gatherings.setCalendar(address('one'))
      await gatherings.setCalendar(address('two'))
    })
    expect(await read().calendar('one')).toBeNull()
    expect(await read().calendar('two')).toEqual(address('two'))
    expect(await read().calendarOf(NURSES, BO)).toEqual(address('two'))
    await store().change(({ gatherings }) => gatherings.removeCalendar(NURSES, BO))
    expect(await read().calendarOf(NURSES, BO)).toBeNull()
    await store().change(async ({ gatherings, members }) => {
      await gatherings.setCalendar(address('three'))
      await gatherings.setCalendar({ ...address('four'), communityId: TEACHERS })
      await gatherings.setCalendar({ ...address('five'), memberId: AMINA })
      await members.removeMembership(NURSES, BO)
    })
    const left = await Promise.all(['three', 'four', 'five'].map((hash) => read().calendar(hash)))
    expect(left.map((one) => one?.hash)).toEqual([undefined, 'four', 'five'])
  })
}
