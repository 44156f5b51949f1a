import { expect, test } from 'vitest'
import type { QuestionQuery } from '../../ports/questions.ts'
import {
  AMINA,
  AT,
  addAnswer,
  addPage,
  addQuestion,
  adoptionId,
  answerId,
  BO,
  NURSES,
  type OpenedStore,
  pageId,
  questionId,
} from './place.ts'

/** Questions, answers, votes and adoptions. */
export function tellQuestions(opened: () => OpenedStore): void {
  const store = () => opened().store
  const read = () => opened().store.read
  const ids = async (query: Partial<QuestionQuery>) =>
    (await read().questions.list(NURSES, { limit: 50, show: 'all', sort: 'new', ...query })).items.map((one) => one.id)
  const anchor = { quote: 'a', before: '', after: '', start: null, end: 'eA==' }
  const accepted = { answerId: answerId(1), by: BO, at: AT + 7 }

  test('a question comes back as it was asked, with its lead and counts', async () => {
    const question = await store().change(async (writes) => {
      await addPage(writes, 1)
      return addQuestion(writes, 1, { tags: ['iv'], askedFrom: { pageId: pageId(1), anchor } })
    })
    expect(await read().questions.byId(questionId(1))).toEqual({
      ...question,
      lead: '',
      answers: 0,
      votes: 0,
      obsolete: 0,
    })
    expect((await read().questions.aboutPage(pageId(1))).map((one) => one.id)).toEqual([questionId(1)])
    expect((await read().questions.many([questionId(1), questionId(2)])).size).toBe(1)
    expect(await read().documents.record(question.documentId)).toMatchObject({
      authorId: BO,
      subject: { kind: 'question' },
    })
  })

  test('questions are shown open, unanswered, resolved, mine, by tag and page, and in every order', async () => {
    await store().change(async (writes) => {
      for (const n of [1, 2, 3]) await addQuestion(writes, n, n === 2 ? { tags: ['IV'], askedBy: AMINA } : {})
      await addAnswer(writes, 1, questionId(1))
      await addAnswer(writes, 2, questionId(2), { votes: 4 })
      await addAnswer(writes, 3, questionId(2), { votes: 1 })
      await writes.questions.change(questionId(1), { accepted })
    })
    expect(await ids({})).toEqual([3, 2, 1].map(questionId))
    expect(await ids({ sort: 'old' })).toEqual([1, 2, 3].map(questionId))
    expect(await ids({ sort: 'active' })).toEqual([2, 1, 3].map(questionId))
    expect(await ids({ sort: 'votes' })).toEqual([2, 3, 1].map(questionId))
    expect(await ids({ show: 'open' })).toEqual([3, 2].map(questionId))
    expect(await ids({ show: 'unanswered' })).toEqual([questionId(3)])
    expect(await ids({ show: 'resolved' })).toEqual([questionId(1)])
    expect(await ids({ show: 'mine', by: AMINA })).toEqual([questionId(2)])
    expect(await ids({ show: 'mine' })).toEqual([])
    expect(await ids({ tag: 'iv' })).toEqual([questionId(2)])
    expect(await read().questions.counts(NURSES)).toEqual({ all: 3, open: 2 })
    expect(await read().questions.byId(questionId(2))).toMatchObject({ answers: 2, votes: 5 })
    const piece = await read().questions.list(NURSES, { limit: 1, show: 'all', sort: 'votes' })
    const next = await read().questions.list(NURSES, {
      limit: 5,
      show: 'all',
      sort: 'votes',
      cursor: piece.next ?? undefined,
    })
    expect(next.items.map((one) => one.id)).toEqual([3, 1].map(questionId))
  })

  test('a vote counts once, is taken back, and imported votes are added', async () => {
    await store().change(async (writes) => {
      await addQuestion(writes, 1)
      await addAnswer(writes, 1, questionId(1))
      expect(await writes.questions.setVote(answerId(1), BO, true, AT)).toBe(1)
      expect(await writes.questions.setVote(answerId(1), BO, true, AT)).toBe(1)
      await writes.questions.addImportedVotes(answerId(1), 10)
    })
    expect((await read().questions.answer(answerId(1)))?.votes).toBe(11)
    expect((await read().questions.byId(questionId(1)))?.votes).toBe(11)
    expect(await read().questions.votesBy(BO, [answerId(1), answerId(2)])).toEqual(new Set([answerId(1)]))
    await store().change(async ({ questions }) => {
      expect(await questions.setVote(answerId(1), BO, false, AT)).toBe(10)
      expect(await questions.setVote(answerId(1), BO, false, AT)).toBe(10)
    })
    expect(await read().questions.votesBy(BO, [answerId(1)])).toEqual(new Set())
    expect(await read().questions.votesBy(BO, [])).toEqual(new Set())
  })

  test('a withdrawn answer or question is out of lists and counts, and its document is known as deleted', async () => {
    const answer = await store().change(async (writes) => {
      await addQuestion(writes, 1)
      await addAnswer(writes, 2, questionId(1), { votes: 2 })
      return addAnswer(writes, 1, questionId(1), { votes: 3 })
    })
    await store().change(({ questions }) => questions.changeAnswer(answerId(2), { deletedAt: AT + 9 }))
    expect((await read().questions.answersOf(questionId(1))).map((one) => one.id)).toEqual([answerId(1)])
    expect(await read().questions.byId(questionId(1))).toMatchObject({ answers: 1, votes: 3 })
    await store().change(({ questions }) => questions.change(questionId(1), { deletedAt: AT + 9 }))
    expect(await ids({})).toEqual([])
    expect((await read().documents.record(answer.documentId))?.deleted).toBe(true)
    await store().change(({ questions }) =>
      questions.change(questionId(1), { deletedAt: null, title: 'New?', tags: ['x'] }),
    )
    expect(await ids({ tag: 'x' })).toEqual([questionId(1)])
    expect((await read().documents.record(answer.documentId))?.deleted).toBe(false)
  })

  test('a question counts as changed when its answer does', async () => {
    await store().change(async (writes) => {
      await addQuestion(writes, 1)
      await addAnswer(writes, 1, questionId(1))
    })
    const [changed] = await read().questions.changedSince(NURSES, 0, 5)
    expect(changed?.id).toBe(questionId(1))
    expect(await read().questions.changedSince(NURSES, (changed?.changedAt ?? 0) + 1, 5)).toEqual([])
  })

  test('the accepted answer is replaced and taken away', async () => {
    await store().change((writes) => addQuestion(writes, 1))
    await store().change(({ questions }) => questions.change(questionId(1), { accepted }))
    expect((await read().questions.byId(questionId(1)))?.accepted).toEqual(accepted)
    await store().change(({ questions }) => questions.change(questionId(1), { title: 'Else?' }))
    expect((await read().questions.byId(questionId(1)))?.accepted).toEqual(accepted)
    await store().change(({ questions }) => questions.change(questionId(1), { accepted: null }))
    expect((await read().questions.byId(questionId(1)))?.accepted).toBeNull()
  })

  test('an adoption is kept, pinned anew, detached, and taken back', async () => {
    await store().change(async (writes) => {
      await addPage(writes, 1)
      await addQuestion(writes, 1)
      await addAnswer(writes, 1, questionId(1))
    })
    const adoption = {
      id: adoptionId(1),
      communityId: NURSES,
      answerId: answerId(1),
      questionId: questionId(1),
      pageId: pageId(1),
      heading: 'Steps',
      adoptedBy: AMINA,
      adoptedAt: AT,
      pinnedRevision: 'r1',
      wovenRevisions: ['w1', 'w2'],
      sectionRevision: 's1',
      detachedAt: null,
      toldState: 'current' as const,
    }
    await store().change(({ adoptions }) => adoptions.add(adoption))
    expect(await read().adoptions.ofPage(pageId(1))).toEqual([adoption])
    expect(await read().adoptions.ofAnswers([answerId(1), answerId(2)])).toEqual([adoption])
    expect(await read().adoptions.ofAnswers([])).toEqual([])
    expect([...(await read().adoptions.many([adoption.id, adoptionId(2)])).values()]).toEqual([adoption])
    const found = await read().questions.manyAnswers([answerId(1), answerId(2)])
    expect([...found.keys()]).toEqual([answerId(1)])
    await store().change(({ adoptions }) => adoptions.change(adoption.id, { pinnedRevision: 'r2', detachedAt: AT + 1 }))
    expect(await read().adoptions.byId(adoption.id)).toEqual({ ...adoption, pinnedRevision: 'r2', detachedAt: AT + 1 })
    await store().change(({ adoptions }) => adoptions.change(adoption.id, { detachedAt: null }))
    expect((await read().adoptions.byId(adoption.id))?.detachedAt).toBeNull()
    await store().change(({ adoptions }) => adoptions.remove(adoption.id))
    expect(await read().adoptions.ofPage(pageId(1))).toEqual([])
  })
}
