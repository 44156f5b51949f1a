import type { DerivedLink } from '@commonplace/document'
import {
  type CommunityId,
  type Link,
  type Page,
  type PageId,
  type QuestionId,
  readAddress,
  type Subject,
} from '@commonplace/domain'
import type { Reads } from '../ports/store.ts'

const OWN_ADDRESS = /\/[a-z0-9-]+\/([pq])\/([^/?#\s]+)(?:[?#].*)?$/u

/** What a link of the text points at, where that is a page or a question: by its id, or by its address. */
function targetOf(link: DerivedLink): Subject | null {
  if (link.ref === '') return null
  if (link.type === 'page') return { kind: 'page', id: link.ref }
  if (link.type === 'question') return { kind: 'question', id: link.ref }
  if (link.type !== 'url') return null
  const [, door, address = ''] = OWN_ADDRESS.exec(link.ref) ?? []
  const id = door ? readAddress(safeDecode(address))?.id : undefined
  return id ? { kind: door === 'p' ? 'page' : 'question', id } : null
}

/** The title of a page that was yet to be written, where that is what a link leads to. */
const titleOf = (link: DerivedLink): string => (link.type === 'page' && link.ref === '' ? link.text.trim() : '')

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch (error) {
    // A stray % is a character of somebody's address, not a mistake of ours.
    if (error instanceof URIError) return text
    throw error
  }
}

/** The mentions a text makes, one for each thing, with the first sentence that names it. Only things of the same community count. */
export async function mentionsOf(
  reads: Reads,
  community: CommunityId,
  from: Subject,
  links: readonly DerivedLink[],
): Promise<Link[]> {
  const found = new Map<string, Link>()
  const titles = [...new Set(links.map(titleOf))].filter((title) => title !== '')
  const titled = titles.length > 0 ? await reads.pages.byTitles(community, titles) : new Map<string, readonly Page[]>()
  for (const link of links) {
    // Once there is one page, and only one, of that title.
    const [page, ...others] = titled.get(titleOf(link)) ?? []
    const arrived = page && others.length === 0 ? ({ kind: 'page', id: page.id } as const) : null
    const to = targetOf(link) ?? arrived
    if (!to || (to.kind === from.kind && to.id === from.id) || found.has(`${to.kind} ${to.id}`)) continue
    found.set(`${to.kind} ${to.id}`, { type: 'mentions', from, to, sentence: link.sentence })
  }
  if (found.size === 0) return []
  const ids = (kind: Subject['kind']) => [...found.values()].filter(({ to }) => to.kind === kind).map(({ to }) => to.id)
  const pages = await reads.pages.many(ids('page') as PageId[])
  const questions = await reads.questions.many(ids('question') as QuestionId[])
  return [...found.values()].filter(({ to }) => {
    const there = to.kind === 'page' ? pages.get(to.id as PageId) : questions.get(to.id as QuestionId)
    return there?.communityId === community
  })
}
