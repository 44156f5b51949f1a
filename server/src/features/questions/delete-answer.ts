import { routes } from '@commonplace/api'
import { indexQuestion } from '../../derive/write-question.ts'
import { useCase } from '../../ports/use-case.ts'
import { openAnswer, writerOf } from '../shared/doors.ts'
import { forgetWoven } from './forget-woven.ts'

/** Withdraws an answer. Was it accepted, the question is open again; was it woven into a page, its words are no longer shown there. */
export const deleteAnswer = useCase(routes.deleteAnswer, async ({ store }, asking) => {
  const by = writerOf(asking)
  const at = asking.now
  await store.change(async (writes) => {
    const { answer, question } = await openAnswer(writes, asking.actor, 'delete', asking.params.id)
    if (answer.deletedAt !== null) return
    const { id, communityId } = answer
    await writes.questions.changeAnswer(id, { deletedAt: at, changedAt: at })
    const open = question.accepted?.answerId === id ? { accepted: null } : {}
    await writes.questions.change(question.id, { ...open, changedAt: at })
    await forgetWoven(writes, [id], at)
    await indexQuestion(writes, question.id)
    const subject = { kind: 'answer', id } as const
    const data = { question: question.id, title: question.title }
    await writes.events.tell({ communityId, type: 'answer-deleted', by, subject, data }, at)
  })
  return {}
})
