import { type OutputOf, type Route, routes } from '@commonplace/api'
import type { Act, Answer, EventType } from '@commonplace/domain'
import { type Asking, type Services, useCase } from '../../ports/use-case.ts'
import { answerNow } from '../shared/answer-shape.ts'
import { alive, openAnswer, writerOf } from '../shared/doors.ts'

// How an answer stands: whether it still holds, and who may write in it.

type OfAnswer = Asking<Route> & { readonly params: { readonly id: string } }
type Standing = Pick<Answer, 'obsolete'> | Pick<Answer, 'shared'>
type Output = OutputOf<typeof routes.shareAnswer>

async function setStanding(
  services: Services,
  asking: OfAnswer,
  act: Act,
  type: EventType,
  standing: (answer: Answer) => Standing | null,
): Promise<Output> {
  const by = writerOf(asking)
  const at = asking.now
  await services.store.change(async (writes) => {
    const { answer, question } = await openAnswer(writes, asking.actor, act, asking.params.id)
    alive(answer, 'answer')
    const next = standing(answer)
    if (next === null) return
    await writes.questions.changeAnswer(answer.id, { ...next, changedAt: at })
    await writes.questions.change(question.id, { changedAt: at })
    const subject = { kind: 'answer', id: answer.id } as const
    const data = {
      question: question.id,
      title: question.title,
      asker: question.askedBy,
      ...('shared' in next ? { shared: next.shared } : {}),
    }
    await writes.events.tell({ communityId: answer.communityId, type, by, subject, data }, at)
  })
  return answerNow(services, asking, asking.params.id)
}

/** Says that an answer no longer holds. It stays where it is, under a banner, and can be restored. */
export const obsoleteAnswer = useCase(routes.obsoleteAnswer, (services, asking) => {
  const by = writerOf(asking)
  const { reason } = asking.input
  const obsolete = { by, at: asking.now, reason }
  return setStanding(services, asking, 'confirm', 'answer-obsoleted', (answer) =>
    answer.obsolete?.reason === reason ? null : { obsolete },
  )
})
/** Says that it holds after all. */
export const restoreAnswer = useCase(routes.restoreAnswer, (services, asking) =>
  setStanding(services, asking, 'confirm', 'answer-restored', (answer) =>
    answer.obsolete === null ? null : { obsolete: null },
  ),
)
/** Lets every member write in an answer. */
export const shareAnswer = useCase(routes.shareAnswer, (services, asking) =>
  setStanding(services, asking, 'open-answer', 'answer-opened', (answer) => (answer.shared ? null : { shared: true })),
)
/** Makes it its author's own again. */
export const unshareAnswer = useCase(routes.unshareAnswer, (services, asking) =>
  setStanding(services, asking, 'open-answer', 'answer-opened', (answer) => (answer.shared ? { shared: false } : null)),
)
