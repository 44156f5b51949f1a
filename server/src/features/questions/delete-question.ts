import { routes } from '@commonplace/api'
import { useCase } from '../../ports/use-case.ts'
import { openQuestion, writerOf } from '../shared/doors.ts'
import { forgetWoven } from './forget-woven.ts'

/** Withdraws a question with its answers; where an answer was woven into a page, its words are no longer shown. */
export const deleteQuestion = useCase(routes.deleteQuestion, async ({ store }, asking) => {
  const by = writerOf(asking)
  const at = asking.now
  await store.change(async (writes) => {
    const { question } = await openQuestion(writes, asking.actor, 'delete', asking.params.id)
    if (question.deletedAt !== null) {
      // A held one lies there already; taken back by its asker, it waits for nobody any more.
      if (question.held !== null) await writes.questions.change(question.id, { held: null, deletedAt: at })
      return
    }
    const { id, communityId, title } = question
    await writes.questions.change(id, { deletedAt: at, changedAt: at })
    await writes.search.remove('question', id)
    const answers = await writes.questions.answersOf(id)
    await forgetWoven(
      writes,
      answers.map((answer) => answer.id),
      at,
    )
    const subject = { kind: 'question', id } as const
    await writes.events.tell({ communityId, type: 'question-deleted', by, subject, data: { title } }, at)
  })
  return {}
})
