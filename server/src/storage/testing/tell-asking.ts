import { type Comment, type CommentId, type CreditId, type Subject, UNANCHORED } from '@commonplace/domain'
import { expect, test } from 'vitest'
import type { Credit } from '../../ports/credits.ts'
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

const commentId = (n: number) => id<CommentId>('comment', n)
const creditId = (n: number) => id<CreditId>('credit', n)
const asked = (n: number): Subject => ({ kind: 'question', id: questionId(n) })
const given = (n: number): Subject => ({ kind: 'answer', id: answerId(n) })

/** What happens around a question: threads, followers, invitations, merges, credits and what still works. */
export function tellAsking(opened: () => OpenedStore): void {
  const store = () => opened().store
  const read = () => opened().store.read
  const questions = (...numbers: readonly number[]) =>
    store().change(async (writes) => {
      for (const n of numbers) await addQuestion(writes, n)
    })
  const comment = (n: number, subject: Subject, more: Partial<Comment> = {}): Comment => ({
    ...{ id: commentId(n), communityId: NURSES, subject, text: `Remark ${n}`, by: BO, at: AT + n, changedAt: AT + n },
    ...{ deletedAt: null, ...UNANCHORED, ...more },
  })
  const touched = async () => (await read().questions.changedSince(NURSES, 0, 50)).map((one) => one.changedAt)

  test('a thread is told oldest first, changed, and left out once it was taken back', async () => {
    await store().change(async (writes) => {
      await addQuestion(writes, 1)
      await addAnswer(writes, 1, questionId(1))
      for (const one of [comment(2, asked(1)), comment(1, asked(1)), comment(3, given(1))])
        await writes.comments.add(one)
    })
    const thread = async (n: number) => (await read().comments.of('question', [questionId(n)])).map(({ text }) => text)
    expect(await thread(1)).toEqual(['Remark 1', 'Remark 2'])
    expect(await read().comments.byId(commentId(3))).toEqual(comment(3, given(1)))
    expect(await read().comments.of('question', [])).toEqual([])
    expect(await read().comments.of('answer', [answerId(1), answerId(1)])).toHaveLength(1)
    await store().change(async ({ comments }) => {
      await comments.change(commentId(1), { text: 'Better', changedAt: AT + 9 })
      await comments.change(commentId(2), { deletedAt: AT + 9 })
      await comments.change(commentId(1), {})
    })
    expect(await thread(1)).toEqual(['Better'])
    expect(await read().comments.byId(commentId(2))).toMatchObject({ text: 'Remark 2', deletedAt: AT + 9 })
  })

  test('the margin of a page holds open threads with what goes on in them, and counts the settled ones', async () => {
    await store().change((writes) => addPage(writes, 1))
    const page = { kind: 'page', id: pageId(1) } as const
    const words = { quote: 'a word', before: 'just ', after: ' here' }
    const reply = { replyTo: commentId(1) }
    await store().change(async ({ comments }) => {
      await comments.add(comment(1, page, { anchor: words, stands: words }))
      await comments.add(comment(2, page))
      await comments.add(comment(4, page, reply))
      await comments.add(comment(3, page, reply))
    })
    const threads = async (which: 'open' | 'resolved') =>
      (await read().comments.threads(pageId(1), which, 5)).map(({ id }) => id)
    expect(await threads('open')).toEqual([2, 1].map(commentId))
    expect(await read().comments.byId(commentId(1))).toMatchObject({ anchor: words, stands: words, resolved: null })
    expect((await read().comments.replies([commentId(1)])).map(({ id }) => id)).toEqual([3, 4].map(commentId))
    expect(await read().comments.replies([])).toEqual([])
    const resolved = { by: AMINA, at: AT + 9 }
    await store().change(({ comments }) => comments.change(commentId(1), { resolved, stands: null }))
    expect([await threads('open'), await threads('resolved')]).toEqual([[commentId(2)], [commentId(1)]])
    expect(await read().comments.countResolved(pageId(1))).toBe(1)
    expect(await read().comments.byId(commentId(1))).toMatchObject({ anchor: words, stands: null, resolved })
    await store().change(({ comments }) => comments.change(commentId(1), { resolved: null }))
    expect(await read().comments.countResolved(pageId(1))).toBe(0)
    const back = { outcome: 'accepted', wayBack: '{"takes":3}', takenBack: { by: BO, at: AT + 10 } } as const
    await store().change(({ comments }) => comments.change(commentId(1), back))
    expect(await read().comments.byId(commentId(1))).toMatchObject({ ...back, resolved: null })
    const none = { outcome: null, wayBack: null, takenBack: null }
    await store().change(({ comments }) => comments.change(commentId(1), none))
    expect(await read().comments.byId(commentId(1))).toMatchObject(none)
    const said = (await read().comments.inMargins(NURSES, AT + 2, 2)).map(({ id }) => id)
    expect(said).toEqual([4, 3].map(commentId))
    expect(await read().comments.inMargins(TEACHERS, 0, 5)).toEqual([])
  })

  test('a remark below an answer makes its question count as changed', async () => {
    await store().change(async (writes) => {
      await addQuestion(writes, 1)
      await addAnswer(writes, 1, questionId(1))
    })
    const [before = 0] = await touched()
    await store().change(({ comments }) => comments.add(comment(1, given(1))))
    const [after = 0] = await touched()
    expect(after).toBeGreaterThanOrEqual(before)
    expect(await read().questions.changedSince(NURSES, after, 5)).toHaveLength(1)
  })

  test('levels are each member’s own in one community, and whoever writes watches what they did not mute', async () => {
    await questions(1)
    const tag = (name: string) => ({ kind: 'tag', id: name }) as const
    const question = { kind: 'question', id: questionId(1) } as const
    await store().change(async ({ follows }) => {
      for (const thing of [question, tag('Été'), tag('iv')]) await follows.setLevel(NURSES, BO, thing, 'watching', AT)
      await follows.watch(NURSES, BO, question, AT)
      await follows.watch(NURSES, AMINA, question, AT)
      await follows.setLevel(NURSES, BO, { kind: 'community', id: NURSES }, 'muted', AT)
    })
    expect(await read().follows.countOf(questionId(1))).toBe(2)
    expect(await read().follows.levelOf(NURSES, BO, question)).toBe('watching')
    expect(await read().follows.levelOf(NURSES, BO, tag('ÉTÉ'))).toBe('watching')
    expect(await read().follows.levelOf(NURSES, BO, tag('else'))).toBeNull()
    expect(await read().follows.levelOf(TEACHERS, BO, question)).toBeNull()
    expect(await read().follows.tagsOf(NURSES, BO, 'watching')).toHaveLength(2)
    const said = await read().follows.levelsOn(NURSES, [question, tag('IV'), { kind: 'community', id: NURSES }])
    expect(said.map(({ member, thing, level }) => [member, thing.kind, level]).sort()).toEqual(
      [
        [AMINA, 'question', 'watching'],
        [BO, 'question', 'watching'],
        [BO, 'tag', 'watching'],
        [BO, 'community', 'muted'],
      ].sort(),
    )
    expect(await read().follows.levelsOn(TEACHERS, [question])).toEqual([])
    expect(await read().follows.levelsOn(NURSES, [])).toEqual([])
    await store().change(async ({ follows }) => {
      await follows.setLevel(NURSES, BO, question, 'muted', AT)
      await follows.setLevel(NURSES, BO, tag('été'), 'normal', AT)
      await follows.setLevel(NURSES, AMINA, question, 'normal', AT)
      await follows.watch(NURSES, BO, question, AT)
      await follows.watch(NURSES, AMINA, question, AT)
    })
    expect(await read().follows.levelOf(NURSES, BO, question)).toBe('muted')
    expect(await read().follows.levelOf(NURSES, AMINA, question)).toBe('watching')
    expect(await read().follows.tagsOf(NURSES, BO, 'watching')).toEqual(['iv'])
    expect(await read().follows.tagsOf(NURSES, BO, 'muted')).toEqual([])
    expect(await read().follows.countOf(questionId(1))).toBe(1)
  })

  test('a device hears of the pages and questions whose level was set, in order', async () => {
    const page = { kind: 'page', id: pageId(1) } as const
    await store().change(({ follows }) => follows.setLevel(NURSES, BO, page, 'muted', AT))
    const [first] = await read().follows.changedSince(NURSES, BO, 0, 5)
    expect(first).toMatchObject(page)
    await store().change(async ({ follows }) => {
      await follows.setLevel(NURSES, BO, { kind: 'tag', id: 'iv' }, 'muted', AT)
      await follows.watch(NURSES, BO, { kind: 'question', id: questionId(1) }, AT)
      await follows.setLevel(NURSES, BO, page, 'normal', AT)
    })
    const changed = await read().follows.changedSince(NURSES, BO, first?.changedAt ?? 0, 5)
    expect(changed.map(({ id }) => id).sort()).toEqual([pageId(1), questionId(1)].sort())
    expect(await read().follows.changedSince(NURSES, BO, 0, 1)).toHaveLength(1)
    expect(await read().follows.changedSince(NURSES, AMINA, 0, 5)).toEqual([])
  })

  test('what is followed, itself or by a tag, is active since it changed, the latest first', async () => {
    await store().change(async (writes) => {
      for (const n of [1, 2, 3, 4]) await addQuestion(writes, n, { tags: n === 2 ? ['IV'] : [] })
      await writes.follows.setLevel(NURSES, AMINA, { kind: 'question', id: questionId(1) }, 'watching', AT)
      await writes.follows.setLevel(NURSES, AMINA, { kind: 'question', id: questionId(4) }, 'watching', AT)
      await writes.follows.setLevel(NURSES, AMINA, { kind: 'tag', id: 'iv' }, 'watching', AT)
      await addAnswer(writes, 1, questionId(1))
      await writes.questions.change(questionId(4), { deletedAt: AT + 5 })
    })
    const active = async (since: number, limit = 5) =>
      (await read().follows.activeSince(NURSES, AMINA, since, limit)).map((one) => one.id)
    expect(await active(AT)).toEqual([1, 2].map(questionId))
    expect(await active(AT, 1)).toEqual([questionId(1)])
    expect(await active(AT + 50)).toEqual([questionId(1)])
    expect(await read().follows.activeSince(NURSES, BO, AT, 5)).toEqual([])
  })

  test('who was asked to answer is asked once, and waited for until they answered, said no, or one was accepted', async () => {
    await questions(1, 2, 3)
    await store().change(async (writes) => {
      const { follows } = writes
      expect(await follows.invite(questionId(1), AMINA, BO, AT + 1)).toBe(true)
      expect(await follows.invite(questionId(1), AMINA, AMINA, AT + 2)).toBe(false)
      for (const n of [2, 3]) await follows.invite(questionId(n), AMINA, BO, AT)
    })
    expect(await read().follows.invitedTo(questionId(1))).toEqual([{ member: AMINA, by: BO, at: AT + 1 }])
    const waiting = async () => (await read().follows.waitingFor(NURSES, AMINA)).map((one) => one.id)
    expect(await waiting()).toEqual([1, 2, 3].map(questionId))
    await store().change(async (writes) => {
      await addAnswer(writes, 1, questionId(1))
      await writes.follows.uninvite(questionId(2), AMINA)
      await writes.questions.change(questionId(3), { accepted: { answerId: answerId(9), by: BO, at: AT } })
    })
    expect(await waiting()).toEqual([])
  })

  test('a merged question takes everything along, and gets back what went and still stands', async () => {
    const accepted = { answerId: answerId(2), by: BO, at: AT + 7 }
    const [from, into] = [questionId(2), questionId(1)]
    await store().change(async (writes) => {
      for (const n of [1, 2, 3]) await addQuestion(writes, n)
      await addAnswer(writes, 1, into)
      await addAnswer(writes, 2, from, { votes: 3 })
      await writes.questions.change(from, { accepted })
      await writes.comments.add(comment(1, asked(2)))
      for (const who of [AMINA, BO])
        await writes.follows.setLevel(NURSES, who, { kind: 'question', id: from }, 'watching', AT)
      await writes.follows.setLevel(NURSES, BO, { kind: 'question', id: into }, 'watching', AT)
      await writes.follows.invite(from, AMINA, BO, AT)
      // The third was merged into the second before.
      await writes.questions.merge({ from: questionId(3), into: from, by: BO, at: AT + 8, accepts: true })
    })
    const moved = await store().change(({ questions }) =>
      questions.merge({ from, into, by: AMINA, at: AT + 9, accepts: true }),
    )
    expect(moved).toEqual({
      answers: [answerId(2)],
      comments: [commentId(1)],
      followers: [AMINA],
      invited: [AMINA],
      merged: [questionId(3)],
      accepted,
      acceptedMoved: true,
    })
    expect(await read().questions.byId(into)).toMatchObject({ answers: 2, votes: 3, accepted })
    expect(await read().questions.byId(from)).toMatchObject({ answers: 0, accepted: null, mergedInto: into })
    expect((await read().questions.mergedInto(into)).map((one) => one.id)).toEqual([2, 3].map(questionId))
    expect(await read().comments.of('question', [into])).toHaveLength(1)
    expect(await read().follows.countOf(into)).toBe(2)
    expect(await read().follows.invitedTo(into)).toHaveLength(1)
    const listed = await read().questions.list(NURSES, { limit: 9, show: 'all', sort: 'new' })
    expect(listed.items.map((one) => one.id)).toEqual([into])
    expect(await read().questions.counts(NURSES)).toEqual({ all: 1, open: 0 })

    // What comes while they are one stays; what is taken back meanwhile does not return.
    await store().change(async (writes) => {
      await addAnswer(writes, 3, into)
      await writes.follows.setLevel(NURSES, AMINA, { kind: 'question', id: into }, 'normal', AT)
      const merge = await writes.questions.mergeOf(from)
      expect(merge).toEqual({ from, into, by: AMINA, at: AT + 9, moved })
      if (merge) await writes.questions.unmerge(merge)
    })
    expect(await read().questions.mergeOf(from)).toBeNull()
    expect(await read().questions.byId(from)).toMatchObject({ answers: 1, votes: 3, accepted, mergedInto: null })
    expect(await read().questions.byId(into)).toMatchObject({ answers: 2, votes: 0, accepted: null })
    expect((await read().questions.mergedInto(from)).map((one) => one.id)).toEqual([questionId(3)])
    expect(await read().comments.of('question', [from])).toHaveLength(1)
    expect(await read().follows.countOf(into)).toBe(1)
    expect(await read().follows.countOf(from)).toBe(1)
    expect(await read().follows.invitedTo(from)).toHaveLength(1)
  })

  test('an acceptance of the question that stays is not replaced by a merge, nor lost by taking it apart', async () => {
    const of = (n: number) => ({ answerId: answerId(n), by: BO, at: AT + n })
    await store().change(async (writes) => {
      for (const n of [1, 2]) {
        await addQuestion(writes, n)
        await addAnswer(writes, n, questionId(n))
        await writes.questions.change(questionId(n), { accepted: of(n) })
      }
      await writes.questions.merge({ from: questionId(2), into: questionId(1), by: BO, at: AT, accepts: true })
    })
    expect((await read().questions.byId(questionId(1)))?.accepted).toEqual(of(1))
    await store().change(async ({ questions }) => {
      const merge = await questions.mergeOf(questionId(2))
      if (merge) await questions.unmerge(merge)
    })
    for (const n of [1, 2]) expect((await read().questions.byId(questionId(n)))?.accepted).toEqual(of(n))
  })

  test('an answer works for somebody once a day, and that can be taken back', async () => {
    await store().change(async (writes) => {
      await addQuestion(writes, 1)
      await addAnswer(writes, 1, questionId(1))
    })
    const say = (who: typeof BO, day: string, on: boolean, at: number) =>
      store().change(({ questions }) => questions.setConfirmed(answerId(1), who, day, on, at))
    expect(await say(BO, '2026-01-05', true, AT + 1)).toMatchObject({ confirmations: 1, confirmedAt: AT + 1 })
    expect(await say(BO, '2026-01-05', true, AT + 2)).toMatchObject({ confirmations: 1 })
    expect(await say(BO, '2026-01-06', true, AT + 3)).toMatchObject({ confirmations: 2, confirmedAt: AT + 3 })
    expect(await say(AMINA, '2026-01-06', true, AT + 4)).toMatchObject({ confirmations: 3, confirmedAt: AT + 4 })
    const confirmed = read().questions.confirmedBy(BO, [answerId(1), answerId(2)], '2026-01-06')
    expect(await confirmed).toEqual(new Set([answerId(1)]))
    expect(await read().questions.confirmedBy(BO, [answerId(1)], '2026-01-07')).toEqual(new Set())
    expect(await read().questions.confirmedBy(BO, [], '2026-01-06')).toEqual(new Set())
    expect(await say(AMINA, '2026-01-06', false, AT + 5)).toMatchObject({ confirmations: 2, confirmedAt: AT + 3 })
    expect(await say(AMINA, '2026-01-06', false, AT + 6)).toMatchObject({ confirmations: 2 })
  })

  test('what no longer holds says who, when and why, and is counted with its question', async () => {
    await store().change(async (writes) => {
      await addQuestion(writes, 1)
      await addAnswer(writes, 1, questionId(1))
      await writes.questions.changeAnswer(answerId(1), { obsolete: { by: BO, at: AT + 9, reason: 'New pumps.' } })
    })
    expect((await read().questions.answer(answerId(1)))?.obsolete).toEqual({ by: BO, at: AT + 9, reason: 'New pumps.' })
    expect(await read().questions.byId(questionId(1))).toMatchObject({ answers: 1, obsolete: 1 })
    const shown = (await read().questions.list(NURSES, { limit: 5, show: 'obsolete', sort: 'new' })).items
    expect(shown.map((one) => one.id)).toEqual([questionId(1)])
    await store().change(({ questions }) => questions.changeAnswer(answerId(1), { obsolete: null }))
    expect(await read().questions.byId(questionId(1))).toMatchObject({ obsolete: 0 })
  })

  test('what answered before anybody asked is credited to where it stands until it is taken back', async () => {
    const page: Subject = { kind: 'page', id: pageId(1) }
    const credit = (n: number, more: Partial<Credit> = {}): Credit => ({
      ...{ id: creditId(n), communityId: NURSES, subject: page, heading: 'Steps', asked: `How ${n}?` },
      ...{ by: n === 3 ? AMINA : BO, at: AT + n, undoneAt: null, ...more },
    })
    await store().change(async (writes) => {
      await addPage(writes, 1)
      for (const n of [1, 2, 3]) await writes.credits.add(credit(n))
      await writes.credits.add(credit(4, { subject: given(1), heading: '' }))
    })
    const shown = async () => (await read().credits.of(page, 2)).map((one) => one.id)
    expect(await read().credits.byId(creditId(1))).toEqual(credit(1))
    expect(await shown()).toEqual([3, 2].map(creditId))
    expect(await read().credits.countOf(page), 'people, however often each').toBe(2)
    expect((await read().credits.since(NURSES, AT + 2, 9)).map((one) => one.id)).toEqual([4, 3, 2].map(creditId))
    expect(await read().credits.since(TEACHERS, AT, 9)).toEqual([])
    await store().change(({ credits }) => credits.setUndone(creditId(3), AT + 9))
    expect(await shown()).toEqual([2, 1].map(creditId))
    expect(await read().credits.countOf(page)).toBe(1)
    expect((await read().credits.byId(creditId(3)))?.undoneAt).toBe(AT + 9)
    await store().change(({ credits }) => credits.setUndone(creditId(3), null))
    expect(await read().credits.countOf(page)).toBe(2)
  })
}
