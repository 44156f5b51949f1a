import type { SectionAnswerShape } from '@commonplace/api'
import type { Act, Actor, AnswerId, Community, EventType, Instant, MemberId, Page } from '@commonplace/domain'
import { must } from '@commonplace/kit'
import type { QuestionInList } from '../../ports/questions.ts'
import type { KeptSectionAnswer } from '../../ports/section-answers.ts'
import type { Reads, Writes } from '../../ports/store.ts'
import type { Services } from '../../ports/use-case.ts'
import { absent, judge, openPage, questionTarget } from '../shared/doors.ts'
import { sectionShapes } from '../shared/section-answer-shape.ts'

/** A section answer with its question and its page. */
export interface OpenSectionAnswer {
  readonly community: Community
  readonly answer: KeptSectionAnswer
  readonly question: QuestionInList
  readonly page: Page
}

/** A section answer, judged by its question; the page must be one the asker may read. */
export async function openSectionAnswer(reads: Reads, actor: Actor, act: Act, id: string): Promise<OpenSectionAnswer> {
  const answer = await reads.sections.byId(id as AnswerId)
  const question = answer && (await reads.questions.byId(answer.questionId))
  if (!answer || !question) throw absent('section')
  const { community, page } = await openPage(reads, actor, 'read', answer.pageId, 'section')
  judge(actor, act, questionTarget(community, question), 'section')
  if (question.deletedAt !== null) throw absent('section')
  return { community, answer, question, page }
}

export async function sectionNow(
  services: Services,
  { actor }: { readonly actor: Actor },
  { community, answer }: OpenSectionAnswer,
): Promise<SectionAnswerShape> {
  const now = must(await services.store.read.sections.byId(answer.id), 'a section answer that was changed exists')
  const [shape] = await sectionShapes(services, actor, community, [now])
  return must(shape, 'a section answer of a live question has a shape')
}

export async function tellSection(
  writes: Writes,
  type: EventType,
  answer: KeptSectionAnswer,
  by: MemberId,
  at: Instant,
): Promise<void> {
  const { id, communityId, questionId: question, pageId: page } = answer
  const subject = { kind: 'section', id } as const
  await writes.events.tell({ communityId, type, by, subject, data: { question, page } }, at)
}
