import { type DocNode, type ResolvedLink, stringAttr } from '@commonplace/document'
import { type Community, type Page, type PageId, readAddress } from '@commonplace/domain'
import type { KnownLinks, MarkdownReader } from '../../ports/markdown.ts'
import type { Reads } from '../../ports/store.ts'
import { ATTACHMENT, attachmentIn } from './addresses.ts'

const OWN_PAGE = /\/p\/([^/?#\s]+?)(?:#(.*))?$/u

type Tools = { readonly markdown: MarkdownReader; readonly store: { readonly read: Reads } }

/** Markdown as a document of this community: `[[Title]]` and addresses of its pages become links that follow the page. */
export async function readMarkdown(tools: Tools, community: Community, source: string): Promise<DocNode> {
  const { markdown } = tools
  const reads = tools.store.read
  const first = await markdown.read(source, NOTHING)
  const known = await byAddresses(reads, community, first.addresses)
  // Parsing is the dear part of making a page, so it is done again only where an address turned out to be a page of ours.
  const { json } = known.size === 0 ? first : await markdown.read(source, known)
  return settled(json, await byTitles(reads, community, json))
}

const NOTHING: KnownLinks = new Map()

async function byAddresses(reads: Reads, community: Community, addresses: readonly string[]): Promise<KnownLinks> {
  const ids = new Map<string, PageId>()
  for (const href of addresses) {
    const address = OWN_PAGE.exec(href)?.[1]
    const id = address ? readAddress(address)?.id : undefined
    if (id) ids.set(href, id as PageId)
  }
  const pages = ids.size > 0 ? await reads.pages.many([...ids.values()]) : new Map<PageId, Page>()
  const known = new Map<string, ResolvedLink>()
  for (const [href, id] of ids) {
    const page = pages.get(id)
    if (page?.communityId === community.id && page.deletedAt === null)
      known.set(href, { pageId: page.id, title: page.fields.title })
  }
  return known
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
  const pages = await reads.pages.byTitles(community.id, [...titles])
  const found = new Map<string, PageId>()
  for (const [title, [page]] of pages) if (page) found.set(title, page.id)
  return found
}

/** With links to the pages that were found, and pictures that are named by their address kept by their id. */
function settled(json: DocNode, pages: ReadonlyMap<string, PageId>): DocNode {
  const walk = (of: DocNode): DocNode => {
    const pageId = missing(of) ? pages.get(stringAttr(of, 'title')) : undefined
    if (pageId) return { ...of, attrs: { ...of.attrs, pageId } }
    const file = of.type === 'image' ? attachmentIn(stringAttr(of, 'src')) : null
    if (file !== null) return { ...of, attrs: { ...of.attrs, src: ATTACHMENT + file } }
    return of.content ? { ...of, content: of.content.map(walk) } : of
  }
  return walk(json)
}
