import { type DerivedLink, deriveContent } from '@commonplace/document'
import {
  type AnswerId,
  type CommunityId,
  type DocumentId,
  type Link,
  type Page,
  type PageId,
  type QuestionId,
  readAddress,
  type Subject,
  titleKey,
} from '@commonplace/domain'
import type { LooseLink } from '../ports/links.ts'
import type { Reads, Writes } from '../ports/store.ts'
import { bodyOfContent } from './content.ts'
import { withdrawnIn, withoutAnswers } from './withdrawn.ts'

const OWN_ADDRESS = /\/[a-z0-9-]+\/([pq])\/([^/?#\s]+)(?:[?#].*)?$/u

/** What a link of the text points at, where that is a page or a question: by its id, or by its address. */
function targetOf(link: DerivedLink): Subject | null {
  if (link.ref === '') return null
  if (link.type === 'page' || link.type === 'shown') return { kind: 'page', id: link.ref }
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

export interface FoundLinks {
  readonly mentions: readonly Link[]
  /** The pages of which it shows a section, each once, with the heading under which it does first. */
  readonly shows: readonly Link[]
  readonly loose: readonly LooseLink[]
}

/**
 * The mentions a text makes, one for each thing, with the first sentence that names it. Only things of the same community count. What it
 * names by title, and ids that nothing has, are kept beside them: there the text has to be read again once such a thing comes or goes.
 */
export async function linksOf(
  reads: Reads,
  community: CommunityId,
  from: Subject,
  links: readonly DerivedLink[],
): Promise<FoundLinks> {
  const found = new Map<string, Link>()
  const loose = new Map<string, LooseLink>()
  const titles = [...new Set(links.map(titleOf))].filter((title) => title !== '')
  const titled = titles.length > 0 ? await reads.pages.byTitles(community, titles) : new Map<string, readonly Page[]>()
  for (const link of links) {
    const title = titleOf(link)
    const { sentence } = link
    const key = titleKey(title)
    if (key !== '' && !loose.has(`title ${key}`))
      loose.set(`title ${key}`, { from, kind: 'title', key, words: title, sentence })
    // Once there is one page, and only one, of that title.
    const [page, ...others] = titled.get(title) ?? []
    const arrived = page && others.length === 0 ? ({ kind: 'page', id: page.id } as const) : null
    const to = targetOf(link) ?? arrived
    const type = link.type === 'shown' ? ('shows' as const) : ('mentions' as const)
    if (!to || (to.kind === from.kind && to.id === from.id) || found.has(`${type} ${to.kind} ${to.id}`)) continue
    found.set(`${type} ${to.kind} ${to.id}`, { type, from, to, sentence })
  }
  const ids = (kind: Subject['kind']) => [...found.values()].filter(({ to }) => to.kind === kind).map(({ to }) => to.id)
  const pages = found.size > 0 ? await reads.pages.many(ids('page') as PageId[]) : new Map()
  const questions = found.size > 0 ? await reads.questions.many(ids('question') as QuestionId[]) : new Map()
  const there: Link[] = []
  for (const link of found.values()) {
    const { kind, id } = link.to
    const thing = kind === 'page' ? pages.get(id as PageId) : questions.get(id as QuestionId)
    if (thing?.communityId === community) there.push(link)
    else if (!thing && kind !== 'answer')
      loose.set(`${kind} ${id}`, { from, kind, key: id, words: '', sentence: link.sentence })
  }
  const of = (type: Link['type']) => there.filter((link) => link.type === type)
  return { mentions: of('mentions'), shows: of('shows'), loose: [...loose.values()] }
}

/** Writes the links of a text. */
export async function writeLinks(
  writes: Writes,
  community: CommunityId,
  from: Subject,
  links: readonly DerivedLink[],
): Promise<void> {
  const found = await linksOf(writes, community, from, links)
  await writes.links.replace(community, from, ['mentions', 'shows'], [...found.mentions, ...found.shows])
  await writes.links.replaceLoose(community, from, found.loose)
}

/** Reads the texts again that name a thing which came, went or was renamed: by its title, or by its id. */
export async function relink(
  writes: Writes,
  community: CommunityId,
  thing: { readonly kind: 'page' | 'question'; readonly id: string; readonly titles?: readonly string[] },
): Promise<void> {
  const naming = [...(await writes.links.looseTo(community, thing.kind, thing.id))]
  for (const key of new Set((thing.titles ?? []).map(titleKey)))
    if (key !== '') naming.push(...(await writes.links.looseTo(community, 'title', key)))
  const sources = new Map(naming.map(({ from }) => [`${from.kind} ${from.id}`, from]))
  for (const from of sources.values()) {
    const document = await documentOf(writes, from)
    const content = document && (await writes.documents.content(document))
    if (!content) continue
    const json = bodyOfContent(content)
    const shown = withoutAnswers(json, await withdrawnIn(writes, json))
    await writeLinks(writes, community, from, deriveContent(shown).links)
  }
}

async function documentOf(reads: Reads, { kind, id }: Subject): Promise<DocumentId | null> {
  const thing =
    kind === 'page'
      ? await reads.pages.byId(id as PageId)
      : kind === 'question'
        ? await reads.questions.byId(id as QuestionId)
        : await reads.questions.answer(id as AnswerId)
  return thing?.documentId ?? null
}
