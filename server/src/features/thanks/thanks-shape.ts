import type { OutputOf, routes } from '@commonplace/api'
import {
  type Actor,
  type AnswerId,
  type Community,
  can,
  type Gathering,
  type GatheringId,
  type PageId,
  type ThankedFor,
  type Thanks,
} from '@commonplace/domain'
import type { Reads } from '../../ports/store.ts'
import { answerUrl, pageUrl } from '../shared/addresses.ts'
import { communityTarget } from '../shared/doors.ts'
import { gatheringUrl } from '../shared/gathering-rows.ts'
import { peopleOf } from '../shared/people.ts'

type Shape = OutputOf<typeof routes.giveThanks>
type About = Shape['about']

/** What is thanked for, as it may be seen now; null where it is not there for whoever these reads are of. All are looked up at once. */
export async function aboutOf(
  reads: Reads,
  community: Community,
  subjects: readonly Thanks['subject'][],
): Promise<(subject: Thanks['subject']) => About | null> {
  const ids = (kind: ThankedFor) => [...new Set(subjects.flatMap((one) => (one.kind === kind ? [one.id] : [])))]
  const pages = await reads.pages.many(ids('page') as PageId[])
  const answers = await reads.questions.manyAnswers(ids('answer') as AnswerId[])
  const questions = await reads.questions.many([...new Set([...answers.values()].map((one) => one.questionId))])
  const gatherings = new Map<string, Gathering | null>()
  for (const id of ids('gathering')) gatherings.set(id, await reads.gatherings.byId(id as GatheringId))
  return ({ kind, id }) => {
    switch (kind) {
      case 'page': {
        const page = pages.get(id as PageId)
        if (!page || page.communityId !== community.id || page.deletedAt !== null) return null
        return { kind, title: page.fields.title, url: pageUrl(community, page) }
      }
      case 'answer': {
        const answer = answers.get(id as AnswerId)
        const question = answer && questions.get(answer.questionId)
        if (!answer || !question || question.communityId !== community.id) return null
        if (answer.deletedAt !== null || question.deletedAt !== null || question.held !== null) return null
        return { kind, title: question.title, url: answerUrl(community, question, answer.id) }
      }
      case 'gathering': {
        const gathering = gatherings.get(id)
        if (!gathering || gathering.communityId !== community.id) return null
        return { kind, title: gathering.title, url: gatheringUrl(community, gathering, 'next') }
      }
    }
  }
}

/** Thanks as somebody may read them: those for what they do not see are absent. */
export async function thanksShapes(
  reads: Reads,
  actor: Actor,
  community: Community,
  all: readonly Thanks[],
): Promise<Shape[]> {
  const people = await peopleOf(
    reads,
    all.flatMap(({ from, to }) => [from, to]),
  )
  const hosts = can(actor, 'moderate', communityTarget(community))
  const shown: Shape[] = []
  const seen = await aboutOf(
    reads,
    community,
    all.map(({ subject }) => subject),
  )
  for (const { id, from, to, subject, words, at } of all) {
    const about = seen(subject)
    if (!about) continue
    const takeBack = hosts || from === actor.memberId || to === actor.memberId
    shown.push({ id, from: people(from), to: people(to), words, at, about, may: { takeBack } })
  }
  return shown
}
