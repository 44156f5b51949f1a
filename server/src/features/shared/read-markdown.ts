import { type DocNode, fromMarkdown, type ResolvedLink, stringAttr } from '@commonplace/document'
import { type Community, type PageId, readAddress } from '@commonplace/domain'
import type { Reads } from '../../ports/store.ts'
import { ATTACHMENT, attachmentIn } from './addresses.ts'

/** A picture named by its address is kept by its id. */
function resolveImage(src: string): string {
  const id = attachmentIn(src)
  return id === null ? src : ATTACHMENT + id
}

const OWN_PAGE = /\/p\/([^/?#\s]+?)(?:#(.*))?$/u

/** Markdown as a document of this community: `[[Title]]` and addresses of its pages become links that follow the page. */
export async function readMarkdown(reads: Reads, community: Community, source: string): Promise<DocNode> {
  const addresses = new Set<string>()
  const { json } = fromMarkdown(source, {
    resolveImage,
    resolveLink: (href, form) => {
      if (form === 'link' && OWN_PAGE.test(href)) addresses.add(href)
      return null
    },
  })
  const known = new Map<string, ResolvedLink>()
  for (const href of addresses) {
    const found = await byAddress(reads, community, href)
    if (found) known.set(href, found)
  }
  // Parsing is the dear part of making a page, so it is done again only where an address turned out to be a page of ours.
  const linked =
    known.size === 0
      ? json
      : fromMarkdown(source, { resolveImage, resolveLink: (href) => known.get(href) ?? null }).json
  return withPages(linked, await byTitles(reads, community, linked))
}

async function byAddress(reads: Reads, community: Community, href: string): Promise<ResolvedLink | null> {
  const address = OWN_PAGE.exec(href)?.[1]
  const id = address ? readAddress(address)?.id : undefined
  const page = id ? await reads.pages.byId(id as PageId) : null
  if (page?.communityId !== community.id || page.deletedAt !== null) return null
  return { pageId: page.id, title: page.fields.title }
}

const missing = (of: DocNode): boolean => of.type === 'pageLink' && stringAttr(of, 'pageId') === ''

/** The pages that have the titles of `[[links]]`. Where several have one title, the first made is meant. */
async function byTitles(reads: Reads, community: Community, json: DocNode): Promise<ReadonlyMap<string, PageId>> {
  const titles = new Set<string>()
  const walk = (of: DocNode): void => {
    if (missing(of)) titles.add(stringAttr(of, 'title'))
    for (const child of of.content ?? []) walk(child)
  }
  walk(json)
  const found = new Map<string, PageId>()
  for (const title of titles) {
    const [page] = title.trim() === '' ? [] : await reads.pages.byTitle(community.id, title.trim())
    if (page) found.set(title, page.id)
  }
  return found
}

function withPages(json: DocNode, pages: ReadonlyMap<string, PageId>): DocNode {
  if (pages.size === 0) return json
  const walk = (of: DocNode): DocNode => {
    const pageId = missing(of) ? pages.get(stringAttr(of, 'title')) : undefined
    if (pageId) return { ...of, attrs: { ...of.attrs, pageId } }
    return of.content ? { ...of, content: of.content.map(walk) } : of
  }
  return walk(json)
}
