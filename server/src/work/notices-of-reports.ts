import type {
  AnswerId,
  CommentId,
  DomainEvent,
  GatheringId,
  PageId,
  QuestionId,
  Reason,
  ThanksId,
} from '@commonplace/domain'
import type { Reads } from '../ports/store.ts'
import { type About, idIn } from './notices-about.ts'

/**
 * Hosts hear that they were called to something, where it stands. Who called is told by the list of what waits for them, to who are hosts when
 * they look there, and by nothing that comes to inboxes and mails.
 */
export async function aboutReport(reads: Reads, event: DomainEvent): Promise<About | null> {
  const place = await placeOf(reads, idIn(event, 'kind'), idIn(event, 'id'))
  if (!place) return null
  const hosts = await reads.members.hostsOf(event.communityId)
  const direct = new Map(hosts.map(({ memberId }) => [memberId, 'reported' as Reason]))
  return { ...place, near: [], document: null, direct }
}

/** Where something stands that hosts are called to. */
async function placeOf(reads: Reads, kind: string, id: string): Promise<Pick<About, 'thing' | 'part'> | null> {
  switch (kind) {
    case 'page':
      return { thing: { kind, id: id as PageId }, part: null }
    case 'question':
      return { thing: { kind, id: id as QuestionId }, part: null }
    case 'gathering':
      return { thing: { kind, id: id as GatheringId }, part: null }
    case 'answer': {
      const answer = await reads.questions.answer(id as AnswerId)
      return answer && { thing: { kind: 'question', id: answer.questionId }, part: { kind, id } }
    }
    case 'comment': {
      const comment = await reads.comments.byId(id as CommentId)
      const about = comment && (await placeOf(reads, comment.subject.kind, comment.subject.id))
      // What is said to a question or an answer has no place of its own.
      return about?.thing.kind === 'page' ? { ...about, part: { kind, id: comment?.replyTo ?? id } } : about
    }
    case 'thanks': {
      const thanks = await reads.thanks.byId(id as ThanksId)
      const about = thanks && (await placeOf(reads, thanks.subject.kind, thanks.subject.id))
      return about && { ...about, part: { kind, id } }
    }
    default:
      return null
  }
}
