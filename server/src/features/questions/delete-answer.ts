import { routes } from '@commonplace/api'
import { useCase } from '../../ports/use-case.ts'
import { openAnswer, writerOf } from '../shared/doors.ts'
import { withdrawAnswer } from '../shared/withdraw.ts'

/** Withdraws an answer. Was it accepted, the question is open again; was it woven into a page, its words are no longer shown there. */
export const deleteAnswer = useCase(routes.deleteAnswer, async ({ store }, asking) => {
  const by = writerOf(asking)
  const at = asking.now
  await store.change(async (writes) => {
    const { answer, question } = await openAnswer(writes, asking.actor, 'delete', asking.params.id)
    const { id, communityId } = answer
    // Taken back, it waits for no host any more, and none shows it again.
    await writes.moderation.letGo('answer', id)
    if (answer.deletedAt !== null) return
    await withdrawAnswer(writes, question, answer, at)
    const subject = { kind: 'answer', id } as const
    const data = { question: question.id, title: question.title }
    await writes.events.tell({ communityId, type: 'answer-deleted', by, subject, data }, at)
  })
  return {}
})
