import { routes } from '@commonplace/api'
import { accept } from '@commonplace/domain'
import { linkSections } from '../../derive/section-links.ts'
import { indexQuestion } from '../../derive/write-question.ts'
import { useCase } from '../../ports/use-case.ts'
import { alive, openAnswer, writerOf } from '../shared/doors.ts'
import { questionNow } from '../shared/question-shape.ts'

/** Accepts an answer: the asker or a host. Accepting another one later takes its place. */
export const acceptAnswer = useCase(routes.acceptAnswer, async (services, asking) => {
  const by = writerOf(asking)
  const at = asking.now
  const { community, question } = await services.store.change(async (writes) => {
    const opened = await openAnswer(writes, asking.actor, 'accept', asking.params.id)
    const { answer, question } = opened
    alive(answer, 'answer')
    alive(question, 'question')
    if (question.accepted?.answerId === answer.id) return opened
    const { accepted } = accept(question, answer.id, by, at)
    await writes.questions.change(question.id, { accepted, changedAt: at })
    await linkSections(writes, { ...question, accepted })
    await indexQuestion(writes, question.id)
    const subject = { kind: 'answer', id: answer.id } as const
    const data = { question: question.id, title: question.title }
    await writes.events.tell({ communityId: answer.communityId, type: 'answer-accepted', by, subject, data }, at)
    return opened
  })
  return questionNow(services, asking, community, question.id)
})
