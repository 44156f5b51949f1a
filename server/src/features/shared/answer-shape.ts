import type { AnswerShape } from '@commonplace/api'
import { toMarkdown } from '@commonplace/document'
import { type Act, type Answer, type AnswerId, type Community, can, dayOf } from '@commonplace/domain'
import { must } from '@commonplace/kit'
import type { QuestionInList } from '../../ports/questions.ts'
import type { Services } from '../../ports/use-case.ts'
import { adoptionShapes } from './adoption-shape.ts'
import { threadsOf } from './comment-shape.ts'
import { answerTarget, openAnswer, questionTarget } from './doors.ts'
import { freshContent } from './fresh.ts'
import { type Looking, placeOf } from './page-shape.ts'
import { peopleOf } from './people.ts'
import { renderBody } from './render-body.ts'

/**
 * Answers of one question with their text, in the order given. Ask first whether the question may be read. They share one place, and with it
 * how much they show of other pages.
 */
export async function answerShapes(
  services: Services,
  looking: Looking,
  community: Community,
  question: QuestionInList,
  answers: readonly Answer[],
  format?: 'markdown' | 'html' | undefined,
  place = placeOf(looking),
): Promise<AnswerShape[]> {
  const { read } = services.store
  const { actor } = looking
  const ids = answers.map((answer) => answer.id)
  const voted = actor.memberId === null ? new Set<AnswerId>() : await read.questions.votesBy(actor.memberId, ids)
  const people = await peopleOf(
    read,
    answers.flatMap((answer) => [answer.answeredBy, ...(answer.obsolete ? [answer.obsolete.by] : [])]),
  )
  const today = dayOf(looking.now)
  const confirmed =
    actor.memberId === null ? new Set<AnswerId>() : await read.questions.confirmedBy(actor.memberId, ids, today)
  const thread = await threadsOf(services, actor, community, questionTarget(community, question), 'answer', ids)
  const adoptions = ids.length > 0 ? await read.adoptions.ofAnswers(ids) : []
  const shapes = await adoptionShapes(services, actor, community, adoptions)
  const out: AnswerShape[] = []
  for (const answer of answers) {
    const { content } = await freshContent(services, answer.documentId)
    const body = await renderBody(services, actor, community, content, place)
    const target = answerTarget(community, question, answer)
    const may = (act: Act): boolean => can(actor, act, target)
    out.push({
      id: answer.id,
      documentId: answer.documentId,
      questionId: question.id,
      by: people(answer.answeredBy),
      at: answer.answeredAt,
      changedAt: answer.changedAt,
      html: body.html,
      ...(format === 'markdown' ? { markdown: toMarkdown(body.json) } : {}),
      votes: answer.votes,
      voted: voted.has(answer.id),
      accepted: question.accepted?.answerId === answer.id,
      adoptions: shapes.filter((shape) => shape.answerId === answer.id),
      comments: thread(answer.id),
      shared: answer.shared,
      obsolete: answer.obsolete && { ...answer.obsolete, by: people(answer.obsolete.by) },
      confirmations: {
        count: answer.confirmations,
        lastAt: answer.confirmedAt,
        mine: confirmed.has(answer.id),
      },
      versions: await read.versions.countOf(answer.documentId),
      may: {
        edit: may('edit'),
        delete: may('delete'),
        vote: may('vote'),
        accept: can(actor, 'accept', { ...target, authorId: question.askedBy }),
        adopt: may('adopt'),
        comment: may('comment'),
        confirm: may('confirm'),
        open: may('open-answer'),
      },
    })
  }
  return out
}

/** An answer as it stands after a change. */
export async function answerNow(services: Services, looking: Looking, id: string): Promise<AnswerShape> {
  const { community, question, answer } = await openAnswer(services.store.read, looking.actor, 'read', id)
  const [shape] = await answerShapes(services, looking, community, question, [answer])
  return must(shape, 'an answer has a shape')
}
