import { routes } from '@commonplace/api'
import { useCase } from '../../ports/use-case.ts'
import { openQuestion, writerOf } from '../shared/doors.ts'
import { withdrawQuestion } from '../shared/withdraw.ts'

/** Withdraws a question with its answers; where an answer was woven into a page, its words are no longer shown. */
export const deleteQuestion = useCase(routes.deleteQuestion, async ({ store }, asking) => {
  const by = writerOf(asking)
  const at = asking.now
  await store.change(async (writes) => {
    const { question } = await openQuestion(writes, asking.actor, 'delete', asking.params.id)
    const { id, communityId, title } = question
    // Taken back, it waits for no host any more, and none shows it again.
    await writes.moderation.letGo('question', id)
    if (question.deletedAt !== null) {
      if (question.held !== null) await writes.questions.change(id, { held: null, deletedAt: at })
      return
    }
    await withdrawQuestion(writes, id, at)
    const subject = { kind: 'question', id } as const
    await writes.events.tell({ communityId, type: 'question-deleted', by, subject, data: { title } }, at)
  })
  return {}
})
