import type { CommunityRow, CommunityShape, PageRow, QuestionRow } from '@commonplace/api'
import { escapeHtml } from '@commonplace/document/escape'
import { KINDS } from '@commonplace/domain'
import { wordsIn } from '../../words/index.ts'
import type { Caller } from '../caller.ts'
import { ask, askAll, type Visitor } from './ask.ts'

// What machines read of a community: each holds what whoever asks may see, as every list does.

export interface Paper {
  readonly type: string
  readonly text: string
}

interface Reader extends Visitor {
  readonly caller: Caller
  /** Where people reach us, without a slash at the end. */
  readonly origin: string
}

/** Text as it may stand in XML: without the characters that XML has no way to write. */
const xml = (text: string): string => escapeHtml(text.replace(/[^\t\n\r\P{Cc}]|[\ufffe\uffff]|\p{Cs}/gu, ''))

const day = (at: number) => new Date(at).toISOString()
const MOST = 10_000

const communityOf = (reader: Reader, slug: string) =>
  ask(reader.caller, reader, { name: 'readCommunity', params: { slug } }) as Promise<CommunityShape>

function entryOf(
  origin: string,
  community: string,
  entry: { url: string; title: string; at: number; by: string; lead: string },
): string {
  const address = xml(origin + entry.url)
  return `  <entry>
    <id>${address}</id>
    <title>${xml(entry.title)}</title>
    <link href="${address}"/>
    <updated>${day(entry.at)}</updated>
    <author><name>${xml(entry.by || community)}</name></author>
    <summary>${xml(entry.lead)}</summary>
  </entry>`
}

/** The pages changed and the questions asked last, as Atom. */
export async function atomFeed(reader: Reader, slug: string): Promise<Paper> {
  const { caller, origin, language } = reader
  const community = await communityOf(reader, slug)
  const piece = async <T>(name: 'listPages' | 'listQuestions', query: Record<string, unknown>) =>
    ((await ask(caller, reader, { name, params: { slug }, query })) as { items: T[] }).items
  const pages = await piece<PageRow>('listPages', { limit: 30 })
  const questions = await piece<QuestionRow>('listQuestions', { show: 'all', sort: 'new', limit: 30 })
  const entries = [
    ...pages.map(({ url, title, changedAt, changedBy, lead, summary }) => {
      const by = changedBy.map(({ name }) => name).join(', ')
      return { url, title, at: changedAt, by, lead: summary || lead }
    }),
    ...questions.map(({ url, title, at, by, lead }) => ({ url, title, at, by: by.name, lead })),
  ].sort((a, b) => b.at - a.at)
  return feedOf({ origin, language }, community.name, community.sentence, `/${slug}`, `/${slug}/feed.atom`, entries)
}

const FILTERS = ['show', 'tag', 'page'] as const

/** The questions of one list, as Atom: of a tag, of a page, unanswered ones, whatever the list on screen shows. */
export async function questionsFeed(reader: Reader, slug: string, given: URLSearchParams): Promise<Paper> {
  const { caller, origin, language } = reader
  const community = await communityOf(reader, slug)
  const set = FILTERS.flatMap((name) => (given.get(name) ? [[name, given.get(name)] as const] : []))
  const query = { show: 'open', sort: 'active', limit: 50, ...Object.fromEntries(set) }
  const found = (await ask(caller, reader, { name: 'listQuestions', params: { slug }, query })) as {
    items: QuestionRow[]
  }
  const entries = found.items.map(({ url, title, changedAt, by, lead }) => ({
    url,
    title,
    at: changedAt,
    by: by.name,
    lead,
  }))
  const asked = new URLSearchParams(set.map(([name, value]) => [name, value ?? '']))
  const search = asked.size > 0 ? `?${asked}` : ''
  const title = [community.name, wordsIn(language).papers.questions, ...set.map(([, value]) => value)].join(' · ')
  const list = `/${slug}/questions`
  return feedOf({ origin, language }, title, community.sentence, list + search, `${list}.atom${search}`, entries)
}

type Entry = Parameters<typeof entryOf>[2]

function feedOf(
  { origin, language }: Pick<Reader, 'origin' | 'language'>,
  title: string,
  subtitle: string,
  page: string,
  feed: string,
  entries: readonly Entry[],
): Paper {
  const self = xml(origin + feed)
  const text = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <id>${self}</id>
  <title>${xml(title)}</title>
  <subtitle>${xml(subtitle)}</subtitle>
  <link rel="self" href="${self}"/>
  <link href="${xml(origin + page)}"/>
  <updated>${day(entries[0]?.at ?? 0)}</updated>
${entries.map((entry) => entryOf(origin, wordsIn(language).papers.community, entry)).join('\n')}
</feed>
`
  return { type: 'application/atom+xml; charset=utf-8', text }
}

const pagesOf = (reader: Reader, slug: string) =>
  askAll<PageRow>(reader.caller, reader, { name: 'listPages', params: { slug }, query: { sort: 'title' } }, MOST)
const questionsOf = (reader: Reader, slug: string) =>
  askAll<QuestionRow>(reader.caller, reader, { name: 'listQuestions', params: { slug }, query: { show: 'all' } }, MOST)

export async function siteMap(reader: Reader, slug: string): Promise<Paper> {
  await communityOf(reader, slug)
  const { origin } = reader
  const things = [...(await pagesOf(reader, slug)), ...(await questionsOf(reader, slug))]
  const rows = things.map(
    ({ url, changedAt }) => `<url><loc>${xml(origin + url)}</loc><lastmod>${day(changedAt)}</lastmod></url>`,
  )
  const text = `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>${xml(`${origin}/${slug}`)}</loc></url>
${rows.join('\n')}
</urlset>
`
  return { type: 'application/xml; charset=utf-8', text }
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

/** What the community holds, for language models and people who like plain text: every page with its address in Markdown. */
export async function llmsText(reader: Reader, slug: string): Promise<Paper> {
  const community = await communityOf(reader, slug)
  const { origin, language } = reader
  const { papers } = wordsIn(language)
  const pages = await pagesOf(reader, slug)
  const questions = await questionsOf(reader, slug)
  const sections = KINDS.map((kind) => ({
    heading: papers.kinds[kind],
    rows: pages.filter((page) => page.kind === kind),
  }))
  const line = ({ title, url, lead }: { title: string; url: string; lead: string }) =>
    `- [${oneLine(title)}](${origin}${url}.md)${lead ? `: ${oneLine(lead)}` : ''}`
  const parts = [
    `# ${oneLine(community.name)}`,
    ...(community.sentence ? [`> ${oneLine(community.sentence)}`] : []),
    ...sections
      .filter(({ rows }) => rows.length > 0)
      .map(({ heading, rows }) => `## ${heading}\n\n${rows.map(line).join('\n')}`),
    ...(questions.length > 0 ? [`## ${papers.questionsTitle}\n\n${questions.map(line).join('\n')}`] : []),
  ]
  return { type: 'text/plain; charset=utf-8', text: `${parts.join('\n\n')}\n` }
}

export async function robots({ caller, origin, ...visitor }: Reader): Promise<Paper> {
  const { items } = (await ask(caller, visitor, { name: 'listCommunities' })) as { items: CommunityRow[] }
  const maps = items
    .filter(({ visibility }) => visibility === 'public')
    .map(({ slug }) => `Sitemap: ${origin}/${slug}/sitemap.xml`)
  const text = [
    'User-agent: *',
    'Disallow: /api/',
    'Disallow: /sync/',
    'Disallow: /setup/',
    'Disallow: /join/',
    ...maps,
    '',
  ].join('\n')
  return { type: 'text/plain; charset=utf-8', text }
}
