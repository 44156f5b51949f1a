import type { LinkEnd } from '@commonplace/api'
import type { Answer, AnswerId, Community, Link, PageId, QuestionId, Subject } from '@commonplace/domain'
import type { Reads } from '../../ports/store.ts'
import { answerUrl, pageUrl, questionUrl } from './addresses.ts'

export interface LinkEnds {
  readonly out: LinkEnd[]
  readonly in: LinkEnd[]
}

export const NO_LINKS: LinkEnds = { out: [], in: [] }

/** What a thing points at and what points at it, without what lies in the trash or was withdrawn. Ask first whether it may be read. */
export async function linkEnds(reads: Reads, community: Community, subject: Subject): Promise<LinkEnds> {
  const out = await reads.links.out(subject)
  const into = await reads.links.in(subject)
  const far = (link: Link): Subject =>
    link.from.id === subject.id && link.from.kind === subject.kind ? link.to : link.from
  const resolve = await resolver(reads, community, [...out, ...into].map(far))
  const ends = (links: readonly Link[]) =>
    links.flatMap((link) => {
      const end = resolve(far(link))
      return end ? [{ type: link.type, ...end, sentence: link.sentence }] : []
    })
  return { out: ends(out), in: ends(into) }
}

export type End = Omit<LinkEnd, 'type' | 'sentence'>

/** Finds things by their names and addresses of today; null for what is not there, lies in the trash or was withdrawn. */
export async function resolver(reads: Reads, community: Community, subjects: readonly Subject[]) {
  const ids = (kind: Subject['kind']) => [...new Set(subjects.filter((one) => one.kind === kind).map(({ id }) => id))]
  const answers = new Map<string, Answer>()
  for (const id of ids('answer')) {
    const answer = await reads.questions.answer(id as AnswerId)
    if (answer && answer.deletedAt === null) answers.set(id, answer)
  }
  const pages = await reads.pages.many(ids('page') as PageId[])
  const questionIds = new Set([...ids('question'), ...[...answers.values()].map((answer) => answer.questionId)])
  const questions = await reads.questions.many([...questionIds] as QuestionId[])
  const questionOf = (id: string) => {
    const question = questions.get(id as QuestionId)
    return question?.communityId === community.id && question.deletedAt === null ? question : null
  }
  return ({ kind, id }: Subject): End | null => {
    if (kind === 'page') {
      const page = pages.get(id as PageId)
      if (page?.communityId !== community.id || page.deletedAt !== null) return null
      return { kind, id, title: page.fields.title, url: pageUrl(community, page), pageKind: page.kind }
    }
    const question = questionOf(kind === 'answer' ? (answers.get(id)?.questionId ?? '') : id)
    if (!question) return null
    const url = kind === 'answer' ? answerUrl(community, question, id) : questionUrl(community, question)
    return { kind, id, title: question.title, url, pageKind: null }
  }
}
