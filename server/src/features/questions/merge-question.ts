import { Refusal, routes, type Saying } from '@commonplace/api'
import { type CommunityId, can, type QuestionId } from '@commonplace/domain'
import { indexQuestion } from '../../derive/write-question.ts'
import type { Writes } from '../../ports/store.ts'
import { useCase } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'
import { alive, openQuestion, questionTarget, writerOf } from '../shared/doors.ts'
import { questionNow } from '../shared/question-shape.ts'

/** Merges a question into another: nothing of it is lost, and its address leads to the one that stays. */
export const mergeQuestion = useCase(routes.mergeQuestion, async (services, asking) => {
  const by = writerOf(asking)
  const at = asking.now
  const { community, question } = await services.store.change(async (writes) => {
    const { question: from } = await openQuestion(writes, asking.actor, 'merge', asking.params.id)
    alive(from, 'question')
    // Whatever was said to the one is said to the other then, so they must be let in there: it may be locked.
    const into = await openQuestion(writes, asking.actor, 'answer', asking.input.into)
    alive(into.question, 'question')
    if (from.mergedInto === into.question.id) return into
    refuseOdd(from, into.question)
    // Whoever may not accept an answer there does not do it by merging.
    const accepts = can(asking.actor, 'accept', questionTarget(into.community, into.question))
    await writes.questions.merge({ from: from.id, into: into.question.id, by, at, accepts })
    await linkDuplicate(writes, from, into.question)
    for (const id of [from.id, into.question.id]) await writes.questions.change(id, { changedAt: at })
    for (const id of [from.id, into.question.id]) await indexQuestion(writes, id)
    const subject = { kind: 'question', id: from.id } as const
    const data = { title: from.title, into: into.question.id }
    await writes.events.tell({ communityId: from.communityId, type: 'question-merged', by, subject, data }, at)
    return into
  })
  return questionNow(services, asking, community, question.id)
})

/** Takes a merge apart: what went along and still stands there goes back. */
export const unmergeQuestion = useCase(routes.unmergeQuestion, async (services, asking) => {
  const by = writerOf(asking)
  const at = asking.now
  const { community, question } = await services.store.change(async (writes) => {
    const opened = await openQuestion(writes, asking.actor, 'moderate', asking.params.id)
    const { question } = opened
    const merge = await writes.questions.mergeOf(question.id)
    if (!merge) return opened
    await writes.questions.unmerge(merge)
    await writes.links.replace(question.communityId, { kind: 'question', id: question.id }, ['duplicate-of'], [])
    for (const id of [merge.from, merge.into]) await writes.questions.change(id, { changedAt: at })
    for (const id of [merge.from, merge.into]) await indexQuestion(writes, id)
    const subject = { kind: 'question', id: question.id } as const
    const data = { title: question.title, into: merge.into }
    await writes.events.tell({ communityId: question.communityId, type: 'question-unmerged', by, subject, data }, at)
    return opened
  })
  return questionNow(services, asking, community, question.id)
})

interface Merged {
  readonly id: QuestionId
  readonly communityId: CommunityId
  readonly mergedInto: QuestionId | null
}

function refuseOdd(from: Merged, into: Merged): void {
  const refuse = (sentence: Saying) => new Refusal('bad-input', sentence, { field: 'into' })
  if (from.id === into.id) throw refuse(say('mergeItself'))
  if (from.communityId !== into.communityId) throw refuse(say('mergeElsewhere'))
  if (from.mergedInto !== null) throw refuse(say('mergedAlready'))
  if (into.mergedInto !== null) throw refuse(say('mergedOn'))
}

async function linkDuplicate(writes: Writes, from: Merged & { title: string }, into: Merged): Promise<void> {
  const subject = { kind: 'question', id: from.id } as const
  const to = { kind: 'question', id: into.id } as const
  const link = { type: 'duplicate-of', from: subject, to, sentence: from.title } as const
  await writes.links.replace(from.communityId, subject, ['duplicate-of'], [link])
}
