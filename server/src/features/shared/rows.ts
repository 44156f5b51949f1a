import type { PageRow, QuestionRow } from '@commonplace/api'
import { type Community, type Instant, type Page, reviewDue, slugOf } from '@commonplace/domain'
import type { QuestionInList } from '../../ports/questions.ts'
import type { Reads } from '../../ports/store.ts'
import { pageUrl, questionUrl } from './addresses.ts'
import { type People, peopleOf, SOMEBODY } from './people.ts'

/** Whether everything is shown, or only what strangers of a gated community see: titles and leads. */
export type Shown = 'all' | 'lead'

export function pageRow(community: Community, page: Page, people: People, now: Instant, shown: Shown): PageRow {
  const all = shown === 'all'
  return {
    id: page.id,
    documentId: page.documentId,
    kind: page.kind,
    title: page.fields.title,
    slug: page.slug || slugOf(page.fields.title),
    url: pageUrl(community, page),
    parentId: page.parentId,
    position: page.position,
    status: page.fields.status,
    tags: all ? [...page.fields.tags] : [],
    summary: all ? page.fields.summary : '',
    lead: page.lead,
    reviewDue: reviewDue(page.fields, now),
    changedAt: page.changedAt,
    changedBy: all ? page.changedBy.map(people) : [],
    words: page.words,
    deletedAt: page.deletedAt,
    pinned: page.pinnedAt !== null,
  }
}

export async function pageRows(
  reads: Reads,
  community: Community,
  pages: readonly Page[],
  now: Instant,
  shown: Shown,
): Promise<PageRow[]> {
  const people = await peopleOf(reads, shown === 'all' ? pages.flatMap((page) => page.changedBy) : [])
  return pages.map((page) => pageRow(community, page, people, now, shown))
}

export async function questionRows(
  reads: Reads,
  community: Community,
  questions: readonly QuestionInList[],
  shown: Shown,
): Promise<QuestionRow[]> {
  const all = shown === 'all'
  const people = await peopleOf(reads, all ? questions.map((question) => question.askedBy) : [])
  const asked = questions.flatMap(({ askedFrom }) => (askedFrom && all ? [askedFrom.pageId] : []))
  const pages = asked.length > 0 ? await reads.pages.many([...new Set(asked)]) : new Map()
  return questions.map((question) => {
    const page = question.askedFrom ? pages.get(question.askedFrom.pageId) : undefined
    const about = page && page.deletedAt === null ? page : null
    return {
      id: question.id,
      documentId: question.documentId,
      title: question.title,
      url: questionUrl(community, question),
      tags: all ? [...question.tags] : [],
      by: all ? people(question.askedBy) : SOMEBODY,
      at: question.askedAt,
      changedAt: question.changedAt,
      lead: question.lead,
      answers: question.answers,
      votes: question.votes,
      accepted: question.accepted !== null,
      obsolete: question.obsolete,
      held: question.held?.state ?? null,
      about: about && {
        id: about.id,
        title: about.fields.title,
        url: pageUrl(community, about),
        kind: about.kind,
      },
    }
  })
}
