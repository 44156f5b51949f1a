import { type CommentId, dayNumber, LATE_AFTER, MONTH, type NewEvent, startOfDay, weekOfDay } from '@commonplace/domain'
import { expect, test } from 'vitest'
import {
  AMINA,
  AT,
  addAnswer,
  addPage,
  addQuestion,
  answerId,
  BO,
  id,
  NURSES,
  type OpenedStore,
  pageId,
  questionId,
  TEACHERS,
} from './place.ts'

const DAY = startOfDay(1)
const day = dayNumber(AT)
const on = (n: number) => AT + n * DAY
const span = { from: 0, to: day + 1000 }

/** What is counted of a community. */
export function tellMeasures(opened: () => OpenedStore): void {
  const store = () => opened().store
  const read = () => opened().store.read.measures
  const comment = (n: number, subject: { kind: 'page' | 'question' | 'answer'; id: string }, at: number) => ({
    ...{ id: id<CommentId>('comment', n), communityId: NURSES, subject, text: 'Hm.', by: AMINA, at, changedAt: at },
    ...{ deletedAt: null, replyTo: null, anchor: null, stands: null, proposal: null, outcome: null, resolved: null },
  })
  const event = (type: NewEvent['type'], data: NewEvent['data'] = {}): NewEvent => ({
    ...{ communityId: NURSES, type, by: BO, data, subject: { kind: 'page', id: pageId(1) } },
  })
  const countAll = () =>
    store().change(async ({ measures }) => {
      await measures.markAll(NURSES, 7)
      await measures.count(NURSES, 500)
    })
  const days = async () => new Map([...(await read().days(NURSES, span))].map(([at, one]) => [at - day, one]))

  const fill = () =>
    store().change(async (writes) => {
      await addPage(writes, 1, { kind: 'practice', createdAt: AT })
      await addPage(writes, 2, { kind: 'story', createdAt: on(1), createdBy: BO })
      await addQuestion(writes, 1, { askedAt: AT })
      await addQuestion(writes, 2, { askedAt: on(1) })
      await addAnswer(writes, 1, questionId(1), { answeredAt: on(2), answeredBy: AMINA })
      await addAnswer(writes, 2, questionId(1), { answeredAt: on(1), answeredBy: BO })
      const accepted = { answerId: answerId(1), by: BO, at: on(3) }
      await writes.questions.change(questionId(1), { accepted })
      await writes.comments.add(comment(1, { kind: 'answer', id: answerId(1) }, on(2)) as never)
      await writes.comments.add(comment(2, { kind: 'page', id: pageId(1) }, on(2)) as never)
      await writes.comments.add(comment(3, { kind: 'question', id: questionId(2) }, on(9)) as never)
      await writes.events.tell(event('member-joined'), on(4))
      await writes.events.tell(event('page-settled', { contributors: `${AMINA} ${BO}` }), on(15))
    })

  test('days are counted from what stands, each question by the day it was asked', async () => {
    await fill()
    await countAll()
    const found = await days()
    expect([...found.keys()]).toEqual([0, 1, 2, 4, 9])
    expect(found.get(0)).toMatchObject({ asked: 1, pages: 1, stories: 0, first: [DAY], resolved: [3 * DAY] })
    expect(found.get(1)).toMatchObject({ asked: 1, answered: 1, pages: 1, stories: 1, first: [], resolved: [] })
    expect(found.get(2)).toMatchObject({ answered: 1, commented: 2 })
    expect(found.get(4)).toMatchObject({ joined: 1, left: 0 })
    expect(await read().firstDay(NURSES)).toBe(day)
    expect(await read().firstDay(TEACHERS)).toBeNull()
    await store().change(async ({ pages, questions }) => {
      await pages.change(pageId(1), { deletedAt: on(20) })
      await questions.change(questionId(1), { deletedAt: on(20) })
    })
    await countAll()
    expect([...(await days()).keys()]).toEqual([1, 4, 9])
  })

  test('what is marked waits until it is counted, and nothing else is counted', async () => {
    await fill()
    expect(await read().place()).toBeNull()
    await store().change(async ({ measures }) => {
      await measures.setPlace(3)
      await measures.mark(NURSES, [day + 1, day + 2], 3)
      await measures.mark(NURSES, [day + 2], 4)
    })
    expect(await read().place()).toBe(3)
    expect(await read().waiting(TEACHERS)).toBe(false)
    await store().change(({ measures }) => measures.count(NURSES, 1))
    expect([...(await days()).keys()]).toEqual([2])
    expect(await read().waiting(NURSES)).toBe(true)
    await store().change(({ measures }) => measures.count(NURSES, 1))
    expect([...(await days()).keys()]).toEqual([1, 2])
    expect(await read().waiting(NURSES)).toBe(false)
  })

  test('different people who wrote are told by weeks, and how many did so in how many', async () => {
    await fill()
    await countAll()
    const week = weekOfDay(day)
    // Both in the first week, one in the second; both wrote in the page that settled in the third.
    expect([...(await read().writers(NURSES, week, 1))].sort()).toEqual([
      [0, 2],
      [1, 1],
      [2, 2],
    ])
    expect([...(await read().writers(NURSES, week, 2))].sort()).toEqual([
      [0, 2],
      [1, 2],
    ])
    expect([...(await read().spread(NURSES, week, week + 3))].sort()).toEqual([
      [2, 1],
      [3, 1],
    ])
    expect([...(await read().spread(NURSES, week, week + 1))]).toEqual([[1, 2]])
    expect(await read().members(NURSES)).toBe(2)
  })

  test('questions that wait, and pages to rely on, are counted as they stand', async () => {
    await fill()
    expect(await read().unanswered(NURSES, on(1) + LATE_AFTER)).toBe(1)
    expect(await read().unanswered(NURSES, AT)).toBe(0)
    const trusted = { status: 'trusted', reviewEvery: 3, reviewedAt: AT } as const
    await store().change(async (writes) => {
      await addPage(writes, 3, { kind: 'practice', fields: trusted })
      await addPage(writes, 4, { kind: 'method', fields: { status: 'retired' } })
      await addPage(writes, 5, { kind: 'tool', fields: trusted, audience: { floor: 'host', people: [] } })
    })
    expect(await read().trust(NURSES, AT + MONTH)).toEqual({ pages: 2, trusted: 1, fresh: 1 })
    expect(await read().trust(NURSES, AT + 4 * MONTH)).toEqual({ pages: 2, trusted: 1, fresh: 0 })
    expect(await read().trust(TEACHERS, AT)).toEqual({ pages: 0, trusted: 0, fresh: 0 })
  })

  test('the days of a thing are those on which it and what was said on it came', async () => {
    await fill()
    await store().change((writes) => addPage(writes, 6, { parentId: pageId(1), createdAt: on(30) }))
    const of = async (thing: Parameters<ReturnType<typeof read>['daysOf']>[0]) =>
      (await read().daysOf(thing)).map((one) => one - day).sort((a, b) => a - b)
    expect(await of({ kind: 'question', id: questionId(1) })).toEqual([0, 1, 2])
    expect(await of({ kind: 'answer', id: answerId(1) })).toEqual([0, 2])
    expect(await of({ kind: 'comment', id: id<CommentId>('comment', 3) })).toEqual([9])
    expect(await of({ kind: 'page', id: pageId(1), below: false })).toEqual([0, 2])
    expect(await of({ kind: 'page', id: pageId(1), below: true })).toEqual([0, 2, 30])
    expect(await of({ kind: 'page', id: pageId(77), below: true })).toEqual([])
  })
}
