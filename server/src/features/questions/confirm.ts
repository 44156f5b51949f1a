import { type OutputOf, Refusal, routes } from '@commonplace/api'
import { dayOf } from '@commonplace/domain'
import { type Asking, type Services, useCase } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'
import { answerNow } from '../shared/answer-shape.ts'
import { alive, openAnswer, writerOf } from '../shared/doors.ts'

type Route = typeof routes.confirmAnswer

/** One word a person and day; said twice, it counts once and nothing is told again. */
async function setConfirmed(services: Services, asking: Asking<Route>, on: boolean): Promise<OutputOf<Route>> {
  const by = writerOf(asking)
  const at = asking.now
  await services.store.change(async (writes) => {
    const { answer, question } = await openAnswer(writes, asking.actor, 'confirm', asking.params.id)
    alive(answer, 'answer')
    if (on && answer.obsolete !== null) throw new Refusal('conflict', say('noLongerHolds'))
    const { confirmations } = await writes.questions.setConfirmed(answer.id, by, dayOf(at), on, at)
    if (!on || confirmations === answer.confirmations) return
    const subject = { kind: 'answer', id: answer.id } as const
    const data = { question: question.id, title: question.title }
    await writes.events.tell({ communityId: answer.communityId, type: 'answer-confirmed', by, subject, data }, at)
  })
  return answerNow(services, asking, asking.params.id)
}

/** "Still works for me, today." */
export const confirmAnswer = useCase(routes.confirmAnswer, (services, asking) => setConfirmed(services, asking, true))
/** Takes today's word back. */
export const unconfirmAnswer = useCase(routes.unconfirmAnswer, (services, asking) =>
  setConfirmed(services, asking, false),
)
