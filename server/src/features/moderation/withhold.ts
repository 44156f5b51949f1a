import type { AnswerId, CommentId, Community, Instant, MemberId, Page, PageId, QuestionId } from '@commonplace/domain'
import { assertNever, must } from '@commonplace/kit'
import { indexQuestion } from '../../derive/write-question.ts'
import type { Reads, Writes } from '../../ports/store.ts'
import { rewriteAnswersOf, rewriteWoven, withdrawAnswer, withdrawQuestion } from '../shared/withdraw.ts'
import type { Subject } from './subjects.ts'

// What is hidden lies where what was withdrawn lies, or behind an audience of hosts: no door has to know of it to keep it shut.

/**
 * Hides something from everybody but hosts, with the reason for those who look after the place; what is held is hidden then. False where its
 * writer took it back: there is nothing to hide, and nothing that may be shown again.
 */
export async function hide(
  writes: Writes,
  community: Community,
  subject: Subject,
  by: MemberId,
  reason: string,
  at: Instant,
): Promise<boolean> {
  const before = await writes.moderation.withheld(subject.kind, subject.id)
  if (before?.state === 'hidden') return true
  if (!before && (await isTakenBack(writes, subject))) return false
  await putAway(writes, community, subject, reason, at, before !== null)
  await writes.moderation.withhold({ communityId: community.id, subject, state: 'hidden', reason, by, at })
  return true
}

async function isTakenBack(reads: Reads, { kind, id }: Subject): Promise<boolean> {
  switch (kind) {
    case 'page':
      // What lies in the trash can be taken out again, and has to be hidden then.
      return false
    case 'question': {
      const question = must(await reads.questions.byId(id as QuestionId), FOUND)
      return question.deletedAt !== null && question.held === null
    }
    case 'answer':
      return must(await reads.questions.answer(id as AnswerId), FOUND).deletedAt !== null
    case 'comment':
      return must(await reads.comments.byId(id as CommentId), FOUND).deletedAt !== null
    default:
      return assertNever(kind)
  }
}

const FOUND = 'it was found'

async function putAway(
  writes: Writes,
  { id: communityId }: Community,
  { kind, id }: Subject,
  reason: string,
  at: Instant,
  isHeld: boolean,
): Promise<void> {
  switch (kind) {
    case 'page': {
      const page = must(await writes.pages.byId(id as PageId), FOUND)
      const audience = { floor: 'host', people: [], before: isHeld ? before(page) : page.audience } as const
      await writes.pages.change(page.id, { audience })
      return tell(writes, communityId, 'page-narrowed', { kind, id }, at)
    }
    case 'question':
      await withdrawQuestion(writes, id as QuestionId, at, { state: 'declined', reason })
      return tell(writes, communityId, 'question-deleted', { kind, id }, at)
    case 'answer': {
      const answer = must(await writes.questions.answer(id as AnswerId), FOUND)
      const question = must(await writes.questions.byId(answer.questionId), 'an answer has a question')
      await withdrawAnswer(writes, question, answer, at)
      return tell(writes, communityId, 'answer-deleted', { kind, id }, at, { question: answer.questionId })
    }
    case 'comment': {
      const comment = must(await writes.comments.byId(id as CommentId), FOUND)
      await writes.comments.change(comment.id, { deletedAt: at, changedAt: at })
      return tell(writes, communityId, 'comment-deleted', comment.subject, at, { comment: id })
    }
    default:
      return assertNever(kind)
  }
}

/** Shows what was hidden, or lets a first post through that was held. False where it was neither. */
export async function show(writes: Writes, community: Community, subject: Subject, at: Instant): Promise<boolean> {
  const withheld = await writes.moderation.withheld(subject.kind, subject.id)
  if (!withheld) return false
  await takeOut(writes, community, subject, at)
  await writes.moderation.letGo(subject.kind, subject.id)
  return true
}

async function takeOut(writes: Writes, { id: communityId }: Community, { kind, id }: Subject, at: Instant) {
  switch (kind) {
    case 'page': {
      const page = must(await writes.pages.byId(id as PageId), 'what is withheld is there')
      await writes.pages.change(page.id, { audience: before(page) })
      return tell(writes, communityId, 'page-narrowed', { kind, id }, at)
    }
    case 'question': {
      const question = must(await writes.questions.byId(id as QuestionId), 'what is withheld is there')
      await writes.questions.change(question.id, { held: null, deletedAt: null, changedAt: at })
      await indexQuestion(writes, question.id)
      await rewriteAnswersOf(writes, question.id, at)
      const data = { title: question.title, asker: question.askedBy, page: question.askedFrom?.pageId ?? null }
      return tell(writes, communityId, 'question-asked', { kind, id }, at, data, question.askedBy)
    }
    case 'answer': {
      const answer = must(await writes.questions.answer(id as AnswerId), 'what is withheld is there')
      const question = must(await writes.questions.byId(answer.questionId), 'an answer has a question')
      await writes.questions.changeAnswer(answer.id, { deletedAt: null, changedAt: at })
      await writes.questions.change(answer.questionId, { changedAt: at })
      await rewriteWoven(writes, [answer.id], at)
      await indexQuestion(writes, answer.questionId)
      const data = { question: question.id, title: question.title }
      return tell(writes, communityId, 'answer-given', { kind, id }, at, data, answer.answeredBy)
    }
    case 'comment': {
      const comment = must(await writes.comments.byId(id as CommentId), 'what is withheld is there')
      await writes.comments.change(comment.id, { deletedAt: null, changedAt: at })
      return tell(writes, communityId, 'comment-changed', comment.subject, at, { comment: id })
    }
  }
}

/** The audience a page had before it was hidden: it is never shown to more than it was. */
const before = ({ audience }: Page) => audience?.before ?? null

async function tell(
  writes: Writes,
  communityId: Community['id'],
  type:
    | 'page-narrowed'
    | 'question-deleted'
    | 'question-asked'
    | 'answer-deleted'
    | 'answer-given'
    | 'comment-deleted'
    | 'comment-changed',
  subject: { kind: 'page' | 'question' | 'answer'; id: string },
  at: Instant,
  data: Readonly<Record<string, string | null>> = {},
  by: MemberId | null = null,
): Promise<void> {
  await writes.events.tell({ communityId, type, by, subject, data }, at)
}
