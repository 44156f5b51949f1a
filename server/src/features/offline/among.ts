import type { KeptList, QueryOf, routes } from '@commonplace/api'
import type { MemberId, Page } from '@commonplace/domain'
import { assertNever } from '@commonplace/kit'
import type { QuestionInList } from '../../ports/questions.ts'
import type { Starred } from '../../ports/stars.ts'

type Query = QueryOf<typeof routes.readOffline>

/** Whether a device that keeps a part of a community asks for this one. */
export interface Among {
  readonly isPart: boolean
  page(page: Page): Promise<boolean>
  question(question: QuestionInList): Promise<boolean>
}

interface Asker {
  readonly member: MemberId | null
  hasStar(thing: Starred): Promise<boolean>
}

const hasTag = (tags: readonly string[], tag: string) => tags.some((one) => one.toLowerCase() === tag.toLowerCase())

function isInList(list: KeptList, { accepted, answers, obsolete, askedBy }: QuestionInList, me: MemberId | null) {
  switch (list) {
    case 'all':
      return true
    case 'open':
      return accepted === null
    case 'unanswered':
      return answers === 0
    case 'resolved':
      return accepted !== null
    case 'obsolete':
      return obsolete > 0
    case 'mine':
      return askedBy === me
    default:
      return assertNever(list)
  }
}

/** What the words of a request let through: everything without any, else what fits all of them. */
export function amongOf({ tag, page, question, questions, stars }: Query, { member, hasStar }: Asker): Among {
  const one = page ?? question
  const fits = async (thing: Starred, tags: readonly string[]) =>
    (one === undefined || thing.id === one) &&
    (tag === undefined || hasTag(tags, tag)) &&
    (stars === undefined || (await hasStar(thing)))
  return {
    isPart: [tag, page, question, questions, stars].some((word) => word !== undefined),
    page: async ({ id, fields }) =>
      question === undefined && questions === undefined && (await fits({ kind: 'page', id }, fields.tags)),
    question: async (asked) =>
      page === undefined &&
      (questions === undefined || isInList(questions, asked, member)) &&
      (await fits({ kind: 'question', id: asked.id }, asked.tags)),
  }
}
