import { type OutputOf, routes } from '@commonplace/api'
import type { Page, PageId } from '@commonplace/domain'
import { useCase } from '../../ports/use-case.ts'
import { pageUrl } from '../shared/addresses.ts'
import { alive, openAnswer } from '../shared/doors.ts'

type Output = OutputOf<typeof routes.suggestPlaces>
type Why = Output['items'][number]['why']

const MOST = 8
const PER_TAG = 3

/** Where an answer belongs: the page it was asked from first, then pages with a section like the question, then those of its tags. */
export const suggestPlaces = useCase(routes.suggestPlaces, async ({ store }, { actor, params }): Promise<Output> => {
  const { read } = store
  const { community, question, answer } = await openAnswer(read, actor, 'read', params.id)
  alive(answer, 'answer')
  alive(question, 'question')
  const found = new Map<string, { why: Why; heading: string | null }>()
  const put = (id: string, why: Why, heading: string | null): void => {
    const known = found.get(id)
    found.set(id, known ? { ...known, heading: known.heading ?? heading } : { why, heading })
  }
  if (question.askedFrom) put(question.askedFrom.pageId, 'asked-from', null)
  const words = [question.title, ...question.tags].join(' ').slice(0, 500)
  for (const hit of await read.search.similar(community.id, words, 30))
    if (hit.kind === 'page') put(hit.id, 'alike', hit.heading || null)
  for (const tag of question.tags)
    for (const page of (await read.pages.list(community.id, { tag, limit: PER_TAG })).items) put(page.id, 'tags', null)
  const pages = await read.pages.many([...found.keys()] as PageId[])
  const live = (id: string): Page | null => {
    const page = pages.get(id as PageId)
    return page?.communityId === community.id && page.deletedAt === null ? page : null
  }
  const items = [...found].flatMap(([id, { why, heading }]) => {
    const page = live(id)
    if (!page) return []
    return [{ page: { id, title: page.fields.title, url: pageUrl(community, page), kind: page.kind }, why, heading }]
  })
  return { items: items.slice(0, MOST) }
})
