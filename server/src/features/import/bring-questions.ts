import type { DocNode } from '@commonplace/document'
import {
  type DocumentId,
  NEW_ANSWER,
  NEW_QUESTION,
  type QuestionId,
  type Subject,
  UNANCHORED,
} from '@commonplace/domain'
import type {
  PlannedAcceptance,
  PlannedAnswer,
  PlannedAuthor,
  PlannedQuestion,
  StackExchangePlan,
} from '@commonplace/interchange'
import { must } from '@commonplace/kit'
import { createDocument, seedOf } from '../../derive/new-document.ts'
import { indexQuestion, writeBody } from '../../derive/write-question.ts'
import type { Reads, Writes } from '../../ports/store.ts'
import type { Services } from '../../ports/use-case.ts'
import { bringRevisions } from './bring-revisions.ts'
import { type Brought, type ImportRun, inPieces, TOGETHER } from './import-run.ts'

type Tools = Pick<Services, 'store' | 'clock' | 'random'>
type Post = PlannedQuestion | PlannedAnswer

/** Puts planned questions and answers into a community, under their authors and dates. What is there already is left as it is. */
export async function bringQuestions(tools: Tools, plan: StackExchangePlan, run: ImportRun): Promise<Brought> {
  const created: { where: string; id: string; title: string }[] = []
  const toLink: { subject: Subject; documentId: DocumentId }[] = []
  const skipped: { where: string; what: string }[] = []
  await run.keepIds()
  for await (const piece of inPieces(plan.authors, 200)) await bringAuthors(tools, piece)
  let done = 0
  const touched = new Set<QuestionId>()
  for await (const piece of inPieces(plan.posts(), TOGETHER * 2)) {
    await run.keepIds()
    const fresh: Post[] = []
    for (const post of piece) {
      const before = await documentOf(tools.store.read, post)
      if (before === null) fresh.push(post)
      else {
        skipped.push({ where: nameOf(post), what: 'It was imported before.' })
        // An import that broke off may have put it in without coming to read it.
        if ((await tools.store.read.documents.content(before)) === null) toLink.push(linkOf(post, before, touched))
      }
    }
    const seeded = fresh.map((post) => ({ post, seed: seedFor(tools, post, run) }))
    await tools.store.change(async (writes) => {
      for (const { post, seed } of seeded) {
        await createDocument(writes, tools, seed)
        await addPost(writes, post, run)
      }
    })
    for (const post of fresh) {
      created.push({ where: nameOf(post), id: post.id, title: post.what === 'question' ? post.title : '' })
      toLink.push(linkOf(post, post.documentId, touched))
    }
    done += piece.length
    run.onProgress('putting in', done)
  }
  await acceptThem(
    tools,
    plan.acceptances.filter(({ questionId }) => touched.has(questionId)),
  )
  await linkPosts(tools, toLink, touched, run)
  await bringRevisions(tools, plan)
  await bringComments(tools, plan, run)
  await linkDuplicates(tools, plan, run)
  return { created, skipped }
}

const nameOf = (post: Post): string => (post.what === 'question' ? post.title : `answer ${post.id}`)

/** Authors stand under what they wrote and are in no community: they cannot sign in, and lists of members show who is here. */
async function bringAuthors({ store }: Tools, authors: readonly PlannedAuthor[]): Promise<void> {
  await store.change(async (writes) => {
    const there = await writes.members.many(authors.map(({ id }) => id))
    for (const { id, name, email, firstPostAt } of authors) {
      if (there.has(id)) continue
      await writes.members.add({ id, name, email, joinedAt: firstPostAt, passwordHash: null })
    }
  })
}

async function documentOf(reads: Reads, post: Post): Promise<DocumentId | null> {
  const there = await (post.what === 'question' ? reads.questions.byId(post.id) : reads.questions.answer(post.id))
  return there?.documentId ?? null
}

function linkOf(post: Post, documentId: DocumentId, touched: Set<QuestionId>) {
  touched.add(post.what === 'question' ? post.id : post.questionId)
  return { subject: { kind: post.what, id: post.id }, documentId } as const
}

function seedFor({ random }: Tools, post: Post, { community }: ImportRun) {
  return seedOf(random, {
    id: post.documentId,
    communityId: community.id,
    subject: { kind: post.what, id: post.id },
    authorId: post.by,
    json: post.json,
    ...(post.what === 'question' ? { fields: { title: post.title, tags: post.tags } } : {}),
    by: post.by,
    at: post.at,
    version: post.version,
  })
}

async function addPost(writes: Writes, post: Post, { community }: ImportRun): Promise<void> {
  const common = {
    communityId: community.id,
    documentId: post.documentId,
    changedAt: post.changedAt,
  }
  if (post.what === 'question') {
    const { id, title, tags, by, at } = post
    await writes.questions.add({
      id,
      title,
      tags,
      askedBy: by,
      askedAt: at,
      askedFrom: null,
      ...NEW_QUESTION,
      ...common,
    })
    return
  }
  const { id, questionId, by, at, votes } = post
  await writes.questions.addAnswer({ id, questionId, answeredBy: by, answeredAt: at, ...NEW_ANSWER, ...common })
  if (votes > 0) await writes.questions.addImportedVotes(id, votes)
}

async function acceptThem({ store }: Tools, acceptances: readonly PlannedAcceptance[]): Promise<void> {
  for await (const piece of inPieces(acceptances, 200)) {
    await store.change(async (writes) => {
      for (const { questionId, answerId, by, at } of piece) {
        if (await writes.questions.answer(answerId))
          await writes.questions.change(questionId, { accepted: { answerId, by, at } })
      }
    })
  }
}

/** Reads every text again for its links and words, then writes the entry of each question with its answers. */
async function linkPosts(
  tools: Tools,
  posts: readonly { subject: Subject; documentId: DocumentId }[],
  questions: ReadonlySet<QuestionId>,
  run: ImportRun,
): Promise<void> {
  let done = 0
  for await (const piece of inPieces(posts, TOGETHER * 2)) {
    await tools.store.change(async (writes) => {
      for (const { subject, documentId } of piece) {
        const latest = must(await writes.versions.latest(documentId), 'a text that was put in has a version')
        const record = { id: documentId, communityId: run.community.id, subject }
        await writeBody(writes, record, { json: JSON.parse(latest.json) as DocNode, seq: 1 }, tools.clock.now())
      }
    })
    done += piece.length
    run.onProgress('linking', done)
  }
  for await (const piece of inPieces(questions, TOGETHER * 2)) {
    await tools.store.change(async (writes) => {
      for (const id of piece) {
        const question = must(await writes.questions.byId(id), 'a question that was put in is there')
        const answers = await writes.questions.answersOf(id)
        const changedAt = Math.max(question.changedAt, ...answers.map((answer) => answer.answeredAt))
        await writes.questions.change(id, { changedAt })
        await indexQuestion(writes, id)
      }
    })
  }
}

/** Puts the threads below what was brought in. */
async function bringComments({ store }: Tools, plan: StackExchangePlan, run: ImportRun): Promise<void> {
  for await (const piece of inPieces(plan.comments(), 200)) {
    await run.keepIds()
    await store.change(async (writes) => {
      for (const comment of piece) {
        if (await writes.comments.byId(comment.id)) continue
        const communityId = run.community.id
        await writes.comments.add({ ...comment, communityId, changedAt: comment.at, deletedAt: null, ...UNANCHORED })
      }
    })
  }
}

/** What was closed as a duplicate points at the question it asks the same as; both stay, with their own answers. */
async function linkDuplicates({ store }: Tools, plan: StackExchangePlan, run: ImportRun): Promise<void> {
  const targets = new Map<QuestionId, QuestionId[]>()
  for (const { from, into } of plan.duplicates) targets.set(from, [...(targets.get(from) ?? []), into])
  for await (const piece of inPieces(targets, 200)) {
    await store.change(async (writes) => {
      for (const [from, into] of piece) {
        const question = await writes.questions.byId(from)
        if (!question) continue
        const subject = { kind: 'question', id: from } as const
        const { title: sentence } = question
        const links = into.map(
          (id) => ({ type: 'duplicate-of', from: subject, to: { kind: 'question', id }, sentence }) as const,
        )
        await writes.links.replace(run.community.id, subject, ['duplicate-of'], links)
      }
    })
  }
}
