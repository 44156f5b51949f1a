import type { AnswerShape } from '@commonplace/api'
import { toMarkdown } from '@commonplace/document'
import { type Act, type Answer, type AnswerId, type Community, can } from '@commonplace/domain'
import type { QuestionInList } from '../../ports/questions.ts'
import type { Services } from '../../ports/use-case.ts'
import { adoptionShapes } from './adoption-shape.ts'
import { answerTarget } from './doors.ts'
import { freshContent } from './fresh.ts'
import type { Looking } from './page-shape.ts'
import { peopleOf } from './people.ts'
import { renderBody } from './render-body.ts'

/** Answers of one question with their text, in the order given. Ask first whether the question may be read. */
export async function answerShapes(
  services: Services,
  looking: Looking,
  community: Community,
  question: QuestionInList,
  answers: readonly Answer[],
  format?: 'markdown' | 'html' | undefined,
): Promise<AnswerShape[]> {
  const { read } = services.store
  const { actor } = looking
  const ids = answers.map((answer) => answer.id)
  const voted = actor.memberId === null ? new Set<AnswerId>() : await read.questions.votesBy(actor.memberId, ids)
  const people = await peopleOf(
    read,
    answers.map((answer) => answer.answeredBy),
  )
  const adoptions = ids.length > 0 ? await read.adoptions.ofAnswers(ids) : []
  const shapes = await adoptionShapes(services, actor, community, adoptions)
  const out: AnswerShape[] = []
  for (const answer of answers) {
    const { content } = await freshContent(services, answer.documentId)
    const body = await renderBody(services, actor, community, content)
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
      may: {
        edit: may('edit'),
        delete: may('delete'),
        vote: may('vote'),
        accept: can(actor, 'accept', { ...target, authorId: question.askedBy }),
        adopt: may('adopt'),
      },
    })
  }
  return out
}
