import type { AnswerId, CommentId, Community, MemberId, PageId, QuestionId } from '@commonplace/domain'
import type { Moderated } from '../../ports/moderation.ts'
import type { Reads } from '../../ports/store.ts'
import { answerUrl, pageUrl, questionUrl } from '../shared/addresses.ts'

/** Something that hosts may be called to, as a host sees it. */
export interface Subject {
  readonly kind: Moderated
  readonly id: string
}

/** What it is called and where it stands; null where it is not of this community. */
export async function shownAs(
  reads: Reads,
  community: Community,
  { kind, id }: Subject,
): Promise<{ title: string; url: string; by: MemberId } | null> {
  switch (kind) {
    case 'page': {
      const page = await reads.pages.byId(id as PageId)
      if (page?.communityId !== community.id) return null
      return { title: page.fields.title, url: pageUrl(community, page), by: page.createdBy }
    }
    case 'question': {
      const question = await reads.questions.byId(id as QuestionId)
      if (question?.communityId !== community.id) return null
      return { title: question.title, url: questionUrl(community, question), by: question.askedBy }
    }
    case 'answer': {
      const answer = await reads.questions.answer(id as AnswerId)
      const question = answer && (await reads.questions.byId(answer.questionId))
      if (!answer || question?.communityId !== community.id) return null
      return { title: question.title, url: answerUrl(community, question, answer.id), by: answer.answeredBy }
    }
    case 'comment': {
      const comment = await reads.comments.byId(id as CommentId)
      if (comment?.communityId !== community.id) return null
      const about = comment.subject.kind === 'page' ? null : await shownAs(reads, community, comment.subject)
      return { title: comment.text.slice(0, 80), url: about?.url ?? '', by: comment.by }
    }
  }
}
