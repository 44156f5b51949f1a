import { Refusal } from '@commonplace/api'
import type { Act, Actor, Adoption, AdoptionId, Answer, Community, Page } from '@commonplace/domain'
import { must } from '@commonplace/kit'
import type { Content } from '../../ports/documents.ts'
import type { QuestionInList } from '../../ports/questions.ts'
import type { Reads } from '../../ports/store.ts'
import { say } from '../../words/say.ts'
import { absent, judge, pageTarget } from '../shared/doors.ts'

/** An adoption with both of its sides. */
export interface OpenAdoption {
  readonly community: Community
  readonly adoption: Adoption
  readonly page: Page
  readonly answer: Answer
  readonly question: QuestionInList
  /** Null once the answer or its question was withdrawn. */
  readonly answerContent: Content | null
}

/** An adoption, judged by the page it stands in. */
export async function openAdoption(reads: Reads, actor: Actor, act: Act, id: string): Promise<OpenAdoption> {
  const adoption = await reads.adoptions.byId(id as AdoptionId)
  if (!adoption) throw absent('adoption')
  const community = must(await reads.communities.byId(adoption.communityId), 'every adoption has a community')
  const page = await reads.pages.byId(adoption.pageId)
  // An audience keeps the page from them, and the adoption with it.
  if (!page) throw absent('adoption')
  judge(actor, act, pageTarget(community, page), 'adoption')
  const answer = must(await reads.questions.answer(adoption.answerId), 'every adoption has an answer')
  const question = must(await reads.questions.byId(adoption.questionId), 'every adoption has a question')
  const stands = answer.deletedAt === null && question.deletedAt === null
  const answerContent = stands ? await reads.documents.content(answer.documentId) : null
  return { community, adoption, page, answer, question, answerContent }
}

/** Refuses what cannot be done any more once a block was detached. */
export function attached({ adoption, page }: Pick<OpenAdoption, 'adoption' | 'page'>): void {
  if (adoption.detachedAt !== null) throw new Refusal('conflict', say('detached'))
  if (page.deletedAt !== null) throw new Refusal('gone', say('pageInTrash'))
}

export const blockGone = (): Refusal => new Refusal('conflict', say('answerOutOfPage'))
