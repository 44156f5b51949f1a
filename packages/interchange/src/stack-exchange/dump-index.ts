import { slugOf } from '@commonplace/domain'
import type { ImportNotes } from '../receipt.ts'
import { statesOf } from './edits.ts'
import { numberOf, readComment, readPost, timeOf } from './posts.ts'
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
  /** How often each post was written, with the first time, and who wrote it last and when; none where the dump does not tell. */
  readonly edits: ReadonlyMap<number, { readonly count: number; readonly author: string; readonly at: number }>
  /** Comments on questions and answers of the dump. */
  readonly comments: number
  /** Questions that were closed there as duplicates, with the one they ask the same as. */
  readonly duplicates: readonly { readonly from: number; readonly into: number }[]
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
    // What they were called when the dump was made; where it tells of its users, that counts.
    if (post.authorName !== '' && !names.has(author)) names.set(author, post.authorName)
    authors.set(author, Math.min(authors.get(author) ?? createdAt, createdAt))
    if (site !== undefined || hosts.length > 50_000) continue
    for (const [, host = '', number, slug = ''] of post.body.matchAll(OWN_LINK))
      hosts.push({ host: siteAt(host), id: Number(number), slug })
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
  const edits = new Map<number, { count: number; author: string; at: number }>()
  const isPost = (id: number) => questions.has(answers.get(id)?.questionId ?? id)
  for await (const { postId, n, author, authorName, at } of statesOf(rowsOf('PostHistory.xml'), isPost)) {
    edits.set(postId, { count: n, author, at })
    if (authorName !== '' && !names.has(author)) names.set(author, authorName)
    authors.set(author, Math.min(authors.get(author) ?? at, at))
  }
  let comments = 0
  for await (const row of rowsOf('Comments.xml')) {
    const comment = readComment(row)
    const question = comment && (answers.get(comment.postId)?.questionId ?? comment.postId)
    if (!comment || !questions.has(question ?? 0)) continue
    comments++
    const { author, authorName, at } = comment
    if (authorName !== '' && !names.has(author)) names.set(author, authorName)
    authors.set(author, Math.min(authors.get(author) ?? at, at))
  }
  const duplicates: { from: number; into: number }[] = []
  for await (const row of rowsOf('PostLinks.xml')) {
    const [from, into] = [numberOf(row.PostId) ?? 0, numberOf(row.RelatedPostId) ?? 0]
    const asked = questions.get(from)
    if (row.LinkTypeId !== '3' || !asked) continue
    if (questions.has(into)) duplicates.push({ from, into })
    else
      notes.remarks.push({ where: asked.title, what: `There it was a duplicate of ${into}, which is not in the dump.` })
  }
  return {
    site: site ?? siteOf(hosts, questions) ?? 'stackexchange',
    questions,
    answers,
    names,
    authors,
    acceptedAt,
    edits,
    comments,
    duplicates,
    others,
    closed,
  }
}

/** The name of a site by one of its hosts: what is `french.meta.stackexchange.com` was `meta.french.stackexchange.com`, and old posts say so. */
export const siteAt = (host: string): string =>
  host.toLowerCase().replace(/^meta\.(.+)\.stackexchange\.com$/, '$1.meta.stackexchange.com')

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
