import type { AnswerId, CommentId, Community, MemberId, PageId, QuestionId } from '@commonplace/domain'
import type { Moderated } from '../../ports/moderation.ts'
import type { Reads } from '../../ports/store.ts'
import { answerUrl, pageUrl, questionUrl } from '../shared/addresses.ts'

/** Something that hosts may be called to, as a host sees it. */
export interface Subject {
  readonly kind: Moderated
  readonly id: string
}

/** How something is shown to hosts, who read it, and how it is called where it is told of: by no words but a title. */
interface Shown {
  readonly title: string
  readonly told: string
  readonly url: string
  readonly by: MemberId
}

/** What it is called and where it stands; null where it is not of this community. */
export async function shownAs(reads: Reads, community: Community, { kind, id }: Subject): Promise<Shown | null> {
  switch (kind) {
    case 'page': {
      const page = await reads.pages.byId(id as PageId)
      if (page?.communityId !== community.id) return null
      const { title } = page.fields
      return { title, told: title, url: pageUrl(community, page), by: page.createdBy }
    }
    case 'question': {
      const question = await reads.questions.byId(id as QuestionId)
      if (question?.communityId !== community.id) return null
      const { title } = question
      return { title, told: title, url: questionUrl(community, question), by: question.askedBy }
    }
    case 'answer': {
      const answer = await reads.questions.answer(id as AnswerId)
      const question = answer && (await reads.questions.byId(answer.questionId))
      if (!answer || question?.communityId !== community.id) return null
      const { title } = question
      return { title, told: title, url: answerUrl(community, question, answer.id), by: answer.answeredBy }
    }
    case 'comment': {
      const comment = await reads.comments.byId(id as CommentId)
      if (comment?.communityId !== community.id) return null
      const about = await shownAs(reads, community, comment.subject)
      const title = comment.text.slice(0, 80)
      return { title, told: about?.told ?? '', url: about?.url ?? '', by: comment.by }
    }
  }
}
