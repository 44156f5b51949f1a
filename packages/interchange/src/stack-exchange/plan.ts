import { fromHtml } from '@commonplace/document/from-html'
import type { DocNode } from '@commonplace/document/json'
import { fromMarkdown } from '@commonplace/document/markdown'
import {
  type AnswerId,
  addressOf,
  type CommentId,
  type DocumentId,
  LONGEST_COMMENT,
  type MemberId,
  type QuestionId,
  type Subject,
} from '@commonplace/domain'
import { emptyNotes, type ImportNotes } from '../receipt.ts'
import { type DumpFiles, type DumpIndex, indexDump, siteAt } from './dump-index.ts'
import { statesOf } from './edits.ts'
import { type Post, readComment, readPost } from './posts.ts'
import { readRows } from './rows.ts'

/** Somebody who wrote there. They become a member who cannot sign in, under an address that no mail can reach. */
export interface PlannedAuthor {
  readonly id: MemberId
  readonly name: string
  readonly email: string
  readonly firstPostAt: number
}

interface PlannedPost {
  readonly documentId: DocumentId
  readonly json: DocNode
  readonly by: MemberId
  readonly at: number
  readonly changedAt: number
  /** Which of its versions this is, and who made it when: earlier ones are among the revisions. */
  readonly version: { readonly n: number; readonly by: MemberId; readonly at: number }
}
/** A post as it was before it was edited. */
export interface PlannedRevision {
  readonly documentId: DocumentId
  readonly n: number
  readonly json: DocNode
  /** Of a question. */
  readonly title?: string
  readonly tags?: readonly string[]
  readonly by: MemberId
  readonly at: number
}
export interface PlannedQuestion extends PlannedPost {
  readonly what: 'question'
  readonly id: QuestionId
  readonly title: string
  readonly tags: readonly string[]
}
export interface PlannedAnswer extends PlannedPost {
  readonly what: 'answer'
  readonly id: AnswerId
  readonly questionId: QuestionId
  /** What others gave it; below zero counts as none. */
  readonly votes: number
}
export interface PlannedComment {
  readonly id: CommentId
  readonly subject: Subject
  readonly text: string
  readonly by: MemberId
  readonly at: number
}
/** A question that was closed as asking the same as another. */
export interface PlannedDuplicate {
  readonly from: QuestionId
  readonly into: QuestionId
}
export interface PlannedAcceptance {
  readonly questionId: QuestionId
  readonly answerId: AnswerId
  readonly by: MemberId
  readonly at: number
}

export interface StackExchangePlan {
  /** The host the dump is of: as given, as its links tell, or `stackexchange`. */
  readonly site: string
  readonly questions: number
  readonly answers: number
  readonly authors: readonly PlannedAuthor[]
  /** Questions and answers as they stand in the dump, a question always before its answers. */
  posts(): AsyncGenerator<PlannedQuestion | PlannedAnswer>
  readonly acceptances: readonly PlannedAcceptance[]
  /** How many edits there were, and the states before them, the first one of each post first. */
  readonly editCount: number
  revisions(): AsyncGenerator<PlannedRevision>
  /** How many comments there are, and the comments. */
  readonly commentCount: number
  comments(): AsyncGenerator<PlannedComment>
  readonly duplicates: readonly PlannedDuplicate[]
  readonly notes: ImportNotes
}

export interface StackExchangeOptions {
  /** `conlang.meta.stackexchange.com`; found out from the posts where it is not given. */
  readonly site?: string | undefined
  /** Where the questions will stand. */
  readonly communitySlug: string
  /** A new id, or the one something was given when it was imported before. */
  readonly idOf: (
    site: string,
    what: 'question' | 'answer' | 'comment' | 'document' | 'member',
    key: string | number,
  ) => string
}

/** Reads a dump in Stack Exchange's form (Posts.xml and, where they are there, Users, Votes, PostLinks, Comments, PostHistory). */
export async function planStackExchange(files: DumpFiles, options: StackExchangeOptions): Promise<StackExchangePlan> {
  const notes = emptyNotes()
  const index = await indexDump(files, notes, options.site)
  const { site } = index
  const question = (id: number) => options.idOf(site, 'question', id) as QuestionId
  const answer = (id: number) => options.idOf(site, 'answer', id) as AnswerId
  const member = (author: string) => options.idOf(site, 'member', author) as MemberId
  const known = [...index.answers].filter(([, { questionId }]) => index.questions.has(questionId))
  const resolve = ownLinks(index, notes, options.communitySlug, question, answer)
  tellWhatStays(index, notes)

  async function* posts(): AsyncGenerator<PlannedQuestion | PlannedAnswer> {
    const asked = new Set<number>()
    const early = new Map<number, PlannedAnswer[]>()
    const chunks = files.open('Posts.xml')
    if (!chunks) return
    // What is broken was told when the dump was indexed.
    for await (const row of readRows(chunks, () => undefined)) {
      const post = readPost(row)
      if (!post || post.type === 'other') continue
      const written = index.edits.get(post.id) ?? { count: 1, author: post.author, at: post.createdAt }
      const common = {
        documentId: options.idOf(site, 'document', post.id) as DocumentId,
        version: { n: written.count, by: member(written.author), at: written.at },
        json: bodyOf(post, resolve, notes),
        by: member(post.author),
        at: post.createdAt,
        changedAt: post.changedAt,
      }
      if (post.type === 'question') {
        asked.add(post.id)
        yield { what: 'question', id: question(post.id), title: titleOf(post, notes), tags: post.tags, ...common }
        yield* early.get(post.id) ?? []
        early.delete(post.id)
        continue
      }
      const parent = post.parentId ?? 0
      if (!index.questions.has(parent)) {
        notes.skipped.push({ where: `answer ${post.id}`, what: 'Its question is not in the dump.' })
        continue
      }
      const votes = Math.max(0, post.score)
      const planned = { what: 'answer' as const, id: answer(post.id), questionId: question(parent), votes, ...common }
      if (asked.has(parent)) yield planned
      else early.set(parent, [...(early.get(parent) ?? []), planned])
    }
  }

  async function* revisions(): AsyncGenerator<PlannedRevision> {
    const chunks = files.open('PostHistory.xml')
    if (!chunks) return
    for await (const state of statesOf(
      readRows(chunks, () => undefined),
      (id) => index.edits.has(id),
    )) {
      const { postId, n, title, tags, text, author, at } = state
      if (n === index.edits.get(postId)?.count) continue
      yield {
        documentId: options.idOf(site, 'document', postId) as DocumentId,
        ...{ n, at, by: member(author), json: fromMarkdown(text, { keepTitle: true }).json },
        ...(index.questions.has(postId) ? { title: [...title].slice(0, 200).join(''), tags } : {}),
      }
    }
  }

  async function* comments(): AsyncGenerator<PlannedComment> {
    const chunks = files.open('Comments.xml')
    if (!chunks) return
    for await (const row of readRows(chunks, () => undefined)) {
      const comment = readComment(row)
      if (!comment) continue
      const subject = subjectOf(comment.postId)
      if (!subject) continue
      const { author, at } = comment
      const text = [...comment.text.replace(ADDRESS, (href) => resolve(href) ?? href)]
        .slice(0, LONGEST_COMMENT)
        .join('')
      yield { id: options.idOf(site, 'comment', comment.id) as CommentId, subject, text, by: member(author), at }
    }
  }
  const subjectOf = (post: number): Subject | null =>
    index.questions.has(post)
      ? { kind: 'question', id: question(post) }
      : index.questions.has(index.answers.get(post)?.questionId ?? 0)
        ? { kind: 'answer', id: answer(post) }
        : null

  return {
    site,
    editCount: [...index.edits.values()].reduce((sum, { count }) => sum + count - 1, 0),
    revisions,
    commentCount: index.comments,
    comments,
    duplicates: index.duplicates.map(({ from, into }) => ({ from: question(from), into: question(into) })),
    questions: index.questions.size,
    answers: known.length,
    authors: [...index.authors].map(([author, firstPostAt]) => ({
      id: member(author),
      name: nameOf(index, author),
      email:
        `${author.replace(/[^\w-]/g, (sign) => `.${sign.codePointAt(0)?.toString(16)}`) || 'somebody'}@${site}.invalid`.toLowerCase(),
      firstPostAt,
    })),
    posts,
    acceptances: [...index.questions].flatMap(([id, { acceptedId, author }]) => {
      const accepted = acceptedId === null ? undefined : index.answers.get(acceptedId)
      if (acceptedId === null || accepted?.questionId !== id) return []
      const at = index.acceptedAt.get(acceptedId) ?? accepted.createdAt
      return [{ questionId: question(id), answerId: answer(acceptedId), by: member(author), at }]
    }),
    notes,
  }
}

function nameOf(index: DumpIndex, author: string): string {
  const name =
    index.names.get(author) ??
    (author === '' ? `Somebody on ${index.site}` : `User ${author.slice(1)} of ${index.site}`)
  return [...name].slice(0, 80).join('')
}

function titleOf(post: Post, notes: ImportNotes): string {
  const title = [...post.title].slice(0, 200).join('')
  if (title !== post.title) notes.remarks.push({ where: title, what: 'Its title was cut to 200 characters.' })
  return title || `Question ${post.id}`
}

function bodyOf(post: Post, resolve: (href: string) => string | null, notes: ImportNotes): DocNode {
  const { json, lost } = fromHtml(post.body, {
    resolveLink: (href) => {
      const own = resolve(href)
      return own === null ? null : { href: own }
    },
  })
  for (const what of lost) notes.remarks.push({ where: `${post.type} ${post.id}`, what })
  return json
}

function tellWhatStays(index: DumpIndex, notes: ImportNotes): void {
  const tell = (count: number, what: string) => {
    if (count > 0) notes.remarks.push({ where: index.site, what })
  }
  tell(index.others, `Left out: ${index.others} descriptions of tags and other posts that are no question or answer.`)
  tell(index.closed, `${index.closed} questions were closed there; here they are open to answers.`)
}

/** An address in the Markdown of a comment. */
const ADDRESS = /https?:\/\/[^\s)\]>]*[^\s)\]>.,;:!?]/g

const POST_LINK = /^(?:https?:)?\/\/([a-z0-9.-]+)\/(?:questions|q|a)\/(\d+)(?:\/[^#?]*)?(?:[?#].*?(\d+)?)?$/i
const RELATIVE = /^\/(?:questions|q|a)\/(\d+)/

/** Links from post to post of the same site become links to our questions; those to posts that are not in the dump are listed. */
function ownLinks(
  index: DumpIndex,
  notes: ImportNotes,
  communitySlug: string,
  question: (id: number) => string,
  answer: (id: number) => string,
): (href: string) => string | null {
  return (href) => {
    const match = POST_LINK.exec(href)
    const own = match !== null && siteAt(match[1] ?? '') === index.site
    const id = own ? Number(match[2]) : Number(RELATIVE.exec(href)?.[1] ?? Number.NaN)
    if (Number.isNaN(id)) return null
    const inAnswer = index.answers.get(Number(match?.[3] ?? id)) ?? index.answers.get(id)
    const answerId = index.answers.has(Number(match?.[3] ?? id)) ? Number(match?.[3] ?? id) : id
    const questionId = index.questions.has(id) ? id : (inAnswer?.questionId ?? id)
    const target = index.questions.get(questionId)
    if (!target) {
      notes.unresolved.push({ where: index.site, what: `${href} leads to a post that is not in the dump` })
      return null
    }
    notes.linksResolved++
    const anchor = inAnswer?.questionId === questionId ? `#a-${answer(answerId)}` : ''
    return `/${communitySlug}/q/${addressOf(target.title, question(questionId))}${anchor}`
  }
}
