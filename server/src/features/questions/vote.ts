import { type OutputOf, routes } from '@commonplace/api'
import { type Asking, type Services, useCase } from '../../ports/use-case.ts'
import { alive, openAnswer, writerOf } from '../shared/doors.ts'

type Route = typeof routes.giveVote

/** Gives or takes a vote; done twice, it counts once and nothing is told again. */
async function setVote({ store }: Services, asking: Asking<Route>, on: boolean): Promise<OutputOf<Route>> {
  const by = writerOf(asking)
  const at = asking.now
  const votes = await store.change(async (writes) => {
    const { answer, question } = await openAnswer(writes, asking.actor, 'vote', asking.params.id)
    alive(answer, 'answer')
    const had = await writes.questions.votesBy(by, [answer.id])
    if (had.has(answer.id) === on) return answer.votes
    const count = await writes.questions.setVote(answer.id, by, on, at)
    await writes.questions.change(question.id, { changedAt: at })
    const subject = { kind: 'answer', id: answer.id } as const
    const type = on ? 'vote-given' : 'vote-withdrawn'
    const data = { question: question.id, votes: count }
    await writes.events.tell({ communityId: answer.communityId, type, by, subject, data }, at)
    return count
  })
  return { votes, voted: on }
}

/** Says that an answer helped. */
export const giveVote = useCase(routes.giveVote, (services, asking) => setVote(services, asking, true))

/** Takes it back. */
export const takeVote = useCase(routes.takeVote, (services, asking) => setVote(services, asking, false))
