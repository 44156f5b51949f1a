import { type DocNode, fromMarkdown, type ResolvedLink } from '@commonplace/document'
import { type Community, type PageId, readAddress } from '@commonplace/domain'
import type { Reads } from '../../ports/store.ts'

const OWN_PAGE = /\/p\/([^/?#\s]+?)(?:#(.*))?$/u

/** Markdown as a document of this community: `[[Title]]` and addresses of its pages become links that follow the page. */
export async function readMarkdown(reads: Reads, community: Community, source: string): Promise<DocNode> {
  const met = new Map<string, 'link' | 'wiki'>()
  const first = fromMarkdown(source, {
    resolveLink: (href, form) => {
      met.set(href, form)
      return null
    },
  })
  const known = await resolveAll(reads, community, met)
  if (known.size === 0) return first.json
  return fromMarkdown(source, { resolveLink: (href) => known.get(href) ?? null }).json
}

async function resolveAll(reads: Reads, community: Community, met: ReadonlyMap<string, 'link' | 'wiki'>) {
  const known = new Map<string, ResolvedLink>()
  for (const [href, form] of met) {
    const found = form === 'wiki' ? await byTitle(reads, community, href) : await byAddress(reads, community, href)
    if (found) known.set(href, found)
  }
  return known
}

async function byTitle(reads: Reads, community: Community, target: string): Promise<ResolvedLink | null> {
  const [title = '', heading] = target.split('#', 2)
  const [page] = title.trim() === '' ? [] : await reads.pages.byTitle(community.id, title.trim())
  return page ? { pageId: page.id, title: page.fields.title, heading: heading?.trim() || null } : null
}

async function byAddress(reads: Reads, community: Community, href: string): Promise<ResolvedLink | null> {
  const address = OWN_PAGE.exec(href)?.[1]
  const id = address ? readAddress(address)?.id : undefined
  const page = id ? await reads.pages.byId(id as PageId) : null
  if (page?.communityId !== community.id || page.deletedAt !== null) return null
  return { pageId: page.id, title: page.fields.title }
}
