import { slugOf } from '@commonplace/domain'
import type { ImportNotes } from '../receipt.ts'
import { numberOf, readPost, timeOf } from './posts.ts'
import { readRows } from './rows.ts'

/** The files of a dump by name; null where one is missing. Each may be opened more than once. */
export interface DumpFiles {
  open(name: string): AsyncIterable<Uint8Array> | null
}

/** What must be known of all posts before the first can be brought in. Holds titles and numbers, no texts. */
export interface DumpIndex {
  readonly site: string
  readonly questions: ReadonlyMap<
    number,
    { title: string; acceptedId: number | null; author: string; createdAt: number }
  >
  /** The question of each answer. */
  readonly answers: ReadonlyMap<number, { questionId: number; author: string; createdAt: number }>
  readonly names: ReadonlyMap<string, string>
  /** The first post of each author who asked or answered. */
  readonly authors: ReadonlyMap<string, number>
  readonly acceptedAt: ReadonlyMap<number, number>
  readonly comments: number
  readonly others: number
  readonly closed: number
}

const OWN_LINK = /https?:\/\/([a-z0-9.-]+)\/questions\/(\d+)\/([a-z0-9-]+)/g

export async function indexDump(files: DumpFiles, notes: ImportNotes, site: string | undefined): Promise<DumpIndex> {
  const rowsOf = async function* (name: string) {
    const chunks = files.open(name)
    if (chunks) yield* readRows(chunks, (what) => notes.skipped.push({ where: name, what }))
  }
  const questions: Map<number, { title: string; acceptedId: number | null; author: string; createdAt: number }> =
    new Map()
  const answers: Map<number, { questionId: number; author: string; createdAt: number }> = new Map()
  const names = new Map<string, string>()
  const authors = new Map<string, number>()
  const hosts: { host: string; id: number; slug: string }[] = []
  let others = 0
  let closed = 0
  for await (const row of rowsOf('Posts.xml')) {
    const post = readPost(row)
    if (!post || post.type === 'other') {
      others++
      continue
    }
    const { id, author, createdAt, title, acceptedId, parentId } = post
    if (post.type === 'question') questions.set(id, { title, acceptedId, author, createdAt })
    else answers.set(id, { questionId: parentId ?? 0, author, createdAt })
    if (post.closed) closed++
    if (post.authorName !== '' && author.startsWith('n')) names.set(author, post.authorName)
    authors.set(author, Math.min(authors.get(author) ?? createdAt, createdAt))
    if (site !== undefined || hosts.length > 50_000) continue
    for (const [, host = '', number, slug = ''] of post.body.matchAll(OWN_LINK))
      hosts.push({ host, id: Number(number), slug })
  }
  for await (const row of rowsOf('Users.xml')) {
    if (row.Id !== undefined && row.DisplayName) names.set(`u${row.Id}`, row.DisplayName.trim())
  }
  const acceptedAt = new Map<number, number>()
  for await (const row of rowsOf('Votes.xml')) {
    const post = numberOf(row.PostId)
    const at = timeOf(row.CreationDate)
    if (row.VoteTypeId === '1' && post !== null && at !== null) acceptedAt.set(post, at)
  }
  let comments = 0
  for await (const row of rowsOf('Comments.xml')) {
    const post = numberOf(row.PostId) ?? 0
    if (questions.has(post) || answers.has(post)) comments++
  }
  for await (const row of rowsOf('PostLinks.xml')) {
    const [from, to] = [questions.get(numberOf(row.PostId) ?? 0), questions.get(numberOf(row.RelatedPostId) ?? 0)]
    if (row.LinkTypeId === '3' && from)
      notes.remarks.push({
        where: from.title,
        what: `There it was a duplicate of “${to?.title ?? row.RelatedPostId}”.`,
      })
  }
  return {
    site: site ?? siteOf(hosts, questions) ?? 'stackexchange',
    questions,
    answers,
    names,
    authors,
    acceptedAt,
    comments,
    others,
    closed,
  }
}

/** A dump does not say which site it is of; links in its posts that name a question of the dump by number and title do. */
function siteOf(
  links: readonly { host: string; id: number; slug: string }[],
  questions: ReadonlyMap<number, { title: string }>,
): string | null {
  const hits = new Map<string, number>()
  for (const { host, id, slug } of links) {
    const title = questions.get(id)?.title
    if (title && slugOf(title).slice(0, 20) === slug.slice(0, 20)) hits.set(host, (hits.get(host) ?? 0) + 1)
  }
  return [...hits].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null
}
