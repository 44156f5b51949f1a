import { type OutputOf, Refusal, type Route, routes } from '@commonplace/api'
import type { EventType, Question } from '@commonplace/domain'
import { indexQuestion } from '../../derive/write-question.ts'
import { type Asking, type Services, useCase } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'
import { openQuestion, writerOf } from '../shared/doors.ts'
import { questionNow } from '../shared/question-shape.ts'

type Held = typeof routes.admitQuestion

async function decide(
  services: Services,
  asking: Asking<Route> & { readonly params: { readonly id: string } },
  decision: Pick<Question, 'held'> & { deletedAt?: null },
  type: EventType,
): Promise<OutputOf<Held>> {
  const by = writerOf(asking)
  const at = asking.now
  const { community, question } = await services.store.change(async (writes) => {
    const opened = await openQuestion(writes, asking.actor, 'moderate', asking.params.id)
    const { id, communityId, askedBy, title, held } = opened.question
    if (held === null) throw new Refusal('conflict', say('notHeld'))
    await writes.questions.change(id, { ...decision, changedAt: at })
    // Let through, it is hidden no more either.
    if (decision.held === null) await writes.moderation.letGo('question', id)
    await indexQuestion(writes, id)
    const subject = { kind: 'question', id } as const
    // Let through, it is asked now, by its asker.
    const data = { title, asker: askedBy, page: opened.question.askedFrom?.pageId ?? null }
    const who = type === 'question-asked' ? askedBy : by
    await writes.events.tell({ communityId, type, by: who, subject, data }, at)
    return opened
  })
  return questionNow(services, asking, community, question.id)
}

/** Lets a guest's question through: from now on it is a question like others. */
export const admitQuestion = useCase(routes.admitQuestion, (services, asking) =>
  decide(services, asking, { held: null, deletedAt: null }, 'question-asked'),
)

/** Does not; its asker reads why. A host may still let it through later. */
export const declineQuestion = useCase(routes.declineQuestion, (services, asking) =>
  decide(services, asking, { held: { state: 'declined', reason: asking.input.reason } }, 'question-declined'),
)
