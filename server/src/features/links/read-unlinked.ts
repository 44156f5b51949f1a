import { type OutputOf, routes } from '@commonplace/api'
import { unlinkedMention } from '@commonplace/document'
import type { Community, Page, PageId } from '@commonplace/domain'
import { bodyOfContent } from '../../derive/content.ts'
import type { Reads } from '../../ports/store.ts'
import { useCase } from '../../ports/use-case.ts'
import { pageUrl } from '../shared/addresses.ts'
import { openPage } from '../shared/doors.ts'

/** How many pages that hold the words of a title are looked into. */
const LOOKED_AT = 30
const MOST = 10

/** Pages that name this one by its title without a link. */
export const readUnlinked = useCase(routes.readUnlinked, async ({ store }, { actor, params }) => {
  const { read } = store
  const { community, page } = await openPage(read, actor, 'read', params.id)
  const items: OutputOf<typeof routes.readUnlinked>['items'] = []
  for (const from of await namingPages(read, community, page)) {
    const content = await read.documents.content(from.documentId)
    const sentence = content && unlinkedMention(bodyOfContent(content), page.fields.title)
    if (sentence === null) continue
    const place = { id: from.id, title: from.fields.title, url: pageUrl(community, from), kind: from.kind }
    items.push({ page: place, sentence })
    if (items.length === MOST) break
  }
  return { items }
})

/** Live pages that hold the words of a page's title and do not link to it. */
async function namingPages(read: Reads, community: Community, page: Page): Promise<Page[]> {
  const text = page.fields.title
  if (text.trim() === '') return []
  const { hits } = await read.search.find({ communityId: community.id, text, limit: LOOKED_AT, offset: 0 })
  const linked = new Set((await read.links.in({ kind: 'page', id: page.id })).map(({ from }) => from.id))
  const ids = hits.filter((hit) => hit.kind === 'page' && hit.id !== page.id && !linked.has(hit.id)).map(({ id }) => id)
  const pages = await read.pages.many(ids as PageId[])
  return [...pages.values()].filter((one) => one.deletedAt === null && one.communityId === community.id)
}
