import type { KeptList } from '@commonplace/api'
import type { PageCopy, PartCopy, QuestionCopy, Reason } from '../device/open-device.ts'
import { questionAsToday } from './as-today.ts'
import { isInList } from './question-list.ts'

// What can be kept of a community by itself. How it is asked of the server, and which of what is here belongs to it, stands here alone.

/** One page or question, all that has a tag, what one starred, or a list of questions. */
export type What =
  | { readonly page: string }
  | { readonly question: string }
  | { readonly tag: string }
  | { readonly stars: true }
  | { readonly questions: KeptList }

/** Under which key a part is kept. */
export function partKey(slug: string, what: What): string {
  if ('page' in what) return `page ${what.page}`
  if ('question' in what) return `question ${what.question}`
  if ('tag' in what) return `tag ${slug} ${what.tag}`
  if ('stars' in what) return `stars ${slug}`
  return `questions ${slug} ${what.questions}`
}

/** A part of which nothing is here yet. */
export const partOf = (slug: string, what: What): PartCopy => ({
  key: partKey(slug, what),
  slug,
  page: null,
  tag: null,
  cursor: null,
  keptAt: null,
  ...what,
})

/** What a request for it says. */
export const askedFor = ({ page, tag, question, stars, questions }: PartCopy) => ({
  ...(page === null ? {} : { page }),
  ...(tag === null ? {} : { tag }),
  ...(question === undefined ? {} : { question }),
  ...(stars ? { stars: 'true' as const } : {}),
  ...(questions === undefined ? {} : { questions }),
})

/** The reason its things are here for. */
export function reasonOf({ page, tag, question, stars, questions }: PartCopy): Reason {
  if (page !== null) return 'page'
  if (question !== undefined) return 'question'
  if (stars) return 'starred'
  if (questions !== undefined) return `list ${questions}`
  return `tag ${tag ?? ''}`
}

/** Whether a part has this in it, as the device last heard of it. */
export function isIn(part: PartCopy, copy: PageCopy | QuestionCopy, me: string): boolean {
  const { tags, starred } = 'page' in copy ? copy.page : copy.question
  switch (reasonOf(part)) {
    case 'page':
      return part.page === copy.id
    case 'question':
      return part.question === copy.id
    case 'starred':
      return starred
  }
  if (part.questions !== undefined)
    return 'question' in copy && isInList(part.questions, questionAsToday(copy.question), { me, now: 0 })
  return tags.some((one) => one.toLowerCase() === part.tag?.toLowerCase())
}
