import { routes } from '@commonplace/api'
import { linkSections } from '../../derive/section-links.ts'
import { indexQuestion } from '../../derive/write-question.ts'
import { useCase } from '../../ports/use-case.ts'
import { openAnswer, writerOf } from '../shared/doors.ts'
import { questionNow } from '../shared/question-shape.ts'

/** Takes an acceptance back; the question is open again. */
export const unacceptAnswer = useCase(routes.unacceptAnswer, async (services, asking) => {
  const by = writerOf(asking)
  const at = asking.now
  const { community, question } = await services.store.change(async (writes) => {
    const opened = await openAnswer(writes, asking.actor, 'accept', asking.params.id)
    const { answer, question } = opened
    if (question.accepted?.answerId !== answer.id) return opened
    await writes.questions.change(question.id, { accepted: null, changedAt: at })
    await linkSections(writes, { ...question, accepted: null })
    await indexQuestion(writes, question.id)
    const subject = { kind: 'answer', id: answer.id } as const
    const data = { question: question.id, title: question.title }
    await writes.events.tell({ communityId: answer.communityId, type: 'answer-unaccepted', by, subject, data }, at)
    return opened
  })
  return questionNow(services, asking, community, question.id)
})
