import { Refusal } from '@commonplace/api'
import type { Actor, Comment, CommentId, Community, Page, Target } from '@commonplace/domain'
import type { Reads } from '../../ports/store.ts'
import { say } from '../../words/say.ts'
import {
  absent,
  alive,
  commentTarget,
  judge,
  openAnswer,
  openPage,
  openQuestion,
  pageTarget,
  questionTarget,
} from '../shared/doors.ts'

export interface OpenComment {
  readonly comment: Comment
  readonly community: Community
  readonly below: Target
}

/**
 * A comment for whoever may do this to it; what it stands below must be theirs to read. It is said under a name: hosts take it away, and
 * nobody else puts words there.
 */
export async function openComment(
  reads: Reads,
  actor: Actor,
  act: 'edit' | 'delete',
  id: string,
): Promise<OpenComment> {
  const comment = await reads.comments.byId(id as CommentId)
  if (!comment || comment.deletedAt !== null) throw absent('comment')
  const opened = await openBelow(reads, actor, act, comment)
  if (act === 'edit' && comment.by !== actor.memberId) throw new Refusal('not-allowed', say('commentOfAnother'))
  return opened
}

async function openBelow(reads: Reads, actor: Actor, act: 'edit' | 'delete', comment: Comment): Promise<OpenComment> {
  const { kind, id: about } = comment.subject
  if (kind === 'page') {
    // A margin is open to guests, and what they said there is theirs.
    const { community, page } = await openPage(reads, actor, 'read', about, 'comment')
    const below = pageTarget(community, page)
    judge(actor, 'remark', { ...below, authorId: comment.by }, 'comment')
    return { comment, community, below }
  }
  const { community, question } = await (kind === 'question' ? openQuestion : openAnswer)(
    reads,
    actor,
    'read',
    about,
    'comment',
  )
  const below = questionTarget(community, question)
  judge(actor, act, commentTarget(below, comment), 'comment')
  return { comment, community, below }
}

export interface OpenThread {
  readonly community: Community
  readonly page: Page
  /** The comment that begins it. */
  readonly thread: Comment
}

/** A thread that suggests other words, for whoever may decide about it or suggested it. */
export async function openSuggestion(reads: Reads, actor: Actor, id: string): Promise<OpenThread> {
  const opened = await openThread(reads, actor, 'settle-thread', id)
  if (opened.thread.proposal === null) throw new Refusal('bad-input', say('nothingSuggested'))
  return opened
}

/** A thread in the margin of a page, by the id of the comment that begins it. */
export async function openThread(
  reads: Reads,
  actor: Actor,
  act: 'remark' | 'settle-thread',
  id: string,
): Promise<OpenThread> {
  const thread = await reads.comments.byId(id as CommentId)
  if (thread?.subject.kind !== 'page') throw absent('comment')
  const { community, page } = await openPage(reads, actor, 'read', thread.subject.id, 'comment')
  const target = pageTarget(community, page)
  judge(actor, act, act === 'remark' ? target : { ...target, authorId: thread.by }, 'comment')
  alive(page, 'page')
  if (thread.deletedAt !== null) throw new Refusal('gone', say('threadTakenBack'))
  if (thread.replyTo !== null) throw new Refusal('bad-input', say('thatIsReply'), { field: 'replyTo' })
  return { community, page, thread }
}
