import { Refusal } from '@commonplace/api'
import {
  type Act,
  type Actor,
  type Answer,
  type AnswerId,
  type Comment,
  type Community,
  can,
  type DocumentId,
  type MemberId,
  type Page,
  type PageId,
  type QuestionId,
  type Target,
} from '@commonplace/domain'
import { must } from '@commonplace/kit'
import type { QuestionInList } from '../../ports/questions.ts'
import type { Reads } from '../../ports/store.ts'
import { type Noun, OWN_WORDS, type WhyNot } from '../../words/nouns.ts'
import { say } from '../../words/say.ts'

// Every way into the content. What somebody may not see is refused in the very words used for what does not exist, so that nobody
// learns by asking. Given the writes of a change, the same question is asked inside its transaction.

export const absent = (noun: Noun): Refusal => new Refusal('not-found', say('absent', noun))

/** Refuses unless the actor may do this: as absent where they may not even see it. */
export function judge(actor: Actor, act: Act, target: Target, noun: Noun): void {
  if (!can(actor, 'see', target)) throw absent(noun)
  if (target.deleted && !can(actor, 'undelete', target)) throw absent(noun)
  if (can(actor, act, target)) return
  if (actor.memberId === null) throw new Refusal('not-signed-in', say('signInToGoOn'))
  throw new Refusal('not-allowed', say('mayNot', whyNot(act, target)))
}

const hasOwnWords = (act: Act): act is (typeof OWN_WORDS)[number] => (OWN_WORDS as readonly Act[]).includes(act)

function whyNot(act: Act, target: Target): WhyNot {
  if (target.locked) return 'locked'
  if (hasOwnWords(act)) return act
  return target.authorId == null ? 'members' : 'writer'
}

export const communityTarget = (community: Community): Target => ({
  communityId: community.id,
  visibility: community.visibility,
})
export const pageTarget = (community: Community, page: Page): Target => ({
  ...communityTarget(community),
  deleted: page.deletedAt !== null,
  locked: page.lockedAt !== null,
  madeBy: page.createdBy,
})
export const questionTarget = (community: Community, question: QuestionInList): Target => ({
  ...communityTarget(community),
  authorId: question.askedBy,
  deleted: question.deletedAt !== null,
  held: question.held !== null,
  locked: question.lockedAt !== null,
})
export const answerTarget = (community: Community, question: QuestionInList, answer: Answer): Target => ({
  ...communityTarget(community),
  authorId: answer.answeredBy,
  deleted: question.deletedAt !== null || answer.deletedAt !== null,
  held: question.held !== null,
  shared: answer.shared,
  locked: question.lockedAt !== null,
})

/** A comment below something: its writer's own, and locked with what it stands below. */
export const commentTarget = (below: Target, comment: Pick<Comment, 'by'>): Target => ({
  communityId: below.communityId,
  visibility: below.visibility,
  locked: below.locked ?? false,
  authorId: comment.by,
})

export interface OpenPage {
  readonly community: Community
  readonly page: Page
}
export interface OpenQuestion {
  readonly community: Community
  readonly question: QuestionInList
}
export interface OpenAnswer extends OpenQuestion {
  readonly answer: Answer
}

export async function openCommunity(reads: Reads, actor: Actor, act: Act, slug: string): Promise<Community> {
  const community = await reads.communities.bySlug(slug)
  if (!community) throw absent('community')
  judge(actor, act, communityTarget(community), 'community')
  return community
}

/** `noun` names what the refusal is about, where a page is asked on behalf of something in it. */
export async function openPage(
  reads: Reads,
  actor: Actor,
  act: Act,
  id: string,
  noun: Noun = 'page',
): Promise<OpenPage> {
  const page = await reads.pages.byId(id as PageId)
  if (!page) throw absent(noun)
  const community = must(await reads.communities.byId(page.communityId), 'every page has a community')
  judge(actor, act, pageTarget(community, page), noun)
  return { community, page }
}

export async function openQuestion(
  reads: Reads,
  actor: Actor,
  act: Act,
  id: string,
  noun: Noun = 'question',
): Promise<OpenQuestion> {
  const question = await reads.questions.byId(id as QuestionId)
  if (!question) throw absent(noun)
  const community = must(await reads.communities.byId(question.communityId), 'every question has a community')
  judge(actor, act, questionTarget(community, question), noun)
  return { community, question }
}

/**
 * The question that stands for this one: itself, or the one it was merged into. Answers and comments that were written to the old
 * address, or waited on a device meanwhile, go there, where they are judged again: a host may have locked that one.
 */
export async function standingFor(reads: Reads, actor: Actor, act: Act, opened: OpenQuestion): Promise<OpenQuestion> {
  let stands = opened.question
  // That one may have been merged again since. Merges lead to what stands; one that led in a ring would end here.
  for (
    const passed = new Set([stands.id]);
    stands.mergedInto && !passed.has(stands.mergedInto);
    passed.add(stands.id)
  ) {
    const other = await reads.questions.byId(stands.mergedInto)
    if (!other || other.deletedAt !== null) break
    stands = other
  }
  if (stands === opened.question) return opened
  judge(actor, act, questionTarget(opened.community, stands), 'question')
  return { ...opened, question: stands }
}

export interface OpenText {
  readonly community: Community
  readonly documentId: DocumentId
  /** The question that it is, or that it answers. */
  readonly question: QuestionInList
  readonly answer: Answer | null
}

/** The question or answer whose text a document is. */
export async function openText(reads: Reads, actor: Actor, act: Act, id: string): Promise<OpenText> {
  const record = await reads.documents.record(id as DocumentId)
  if (record?.subject.kind === 'answer') {
    const opened = await openAnswer(reads, actor, act, record.subject.id, 'document')
    return { ...opened, documentId: record.id }
  }
  if (record?.subject.kind === 'question') {
    const opened = await openQuestion(reads, actor, act, record.subject.id, 'document')
    return { ...opened, documentId: record.id, answer: null }
  }
  throw absent('document')
}

/** An answer with its question. Accepting is judged by who asked, everything else by who answered. */
export async function openAnswer(
  reads: Reads,
  actor: Actor,
  act: Act,
  id: string,
  noun: Noun = 'answer',
): Promise<OpenAnswer> {
  const answer = await reads.questions.answer(id as AnswerId)
  const question = answer && (await reads.questions.byId(answer.questionId))
  if (!answer || !question) throw absent(noun)
  const community = must(await reads.communities.byId(answer.communityId), 'every answer has a community')
  const target = answerTarget(community, question, answer)
  judge(actor, act === 'accept' ? 'read' : act, target, noun)
  if (act === 'accept') judge(actor, act, { ...target, authorId: question.askedBy }, noun)
  return { community, question, answer }
}

/** Refuses changes to what lies in the trash. */
export function alive(thing: { readonly deletedAt: number | null }, noun: Noun): void {
  if (thing.deletedAt !== null) throw new Refusal('gone', say('inTrash', noun))
}

/** Who writes: there is always somebody, also where a route lets strangers come. */
export function writerOf(asking: { readonly actor: Actor }): MemberId {
  if (asking.actor.memberId === null) throw new Refusal('not-signed-in', say('signInToGoOn'))
  return asking.actor.memberId
}
