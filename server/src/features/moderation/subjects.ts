import type {
  AnswerId,
  CommentId,
  Community,
  GatheringId,
  MemberId,
  PageId,
  QuestionId,
  Thanks,
  ThanksId,
} from '@commonplace/domain'
import type { Moderated, Reported } from '../../ports/moderation.ts'
import type { Reads } from '../../ports/store.ts'
import { answerUrl, memberUrl, pageUrl, questionUrl } from '../shared/addresses.ts'

/** Something that hosts hide, hold or lock. */
export interface Subject {
  readonly kind: Moderated
  readonly id: string
}

/** Something that they may be called to. */
export interface ReportedSubject {
  readonly kind: Reported
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
export async function shownAs(
  reads: Reads,
  community: Community,
  { kind, id }: ReportedSubject,
): Promise<Shown | null> {
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
    case 'thanks': {
      const thanks = await reads.thanks.byId(id as ThanksId)
      if (thanks?.communityId !== community.id) return null
      const { words, to, from } = thanks
      // They stand on the profile of whoever was thanked, where hosts take them away.
      return {
        title: words.slice(0, 80),
        told: await thankedFor(reads, community, thanks),
        url: memberUrl(community, to),
        by: from,
      }
    }
  }
}

/** What somebody was thanked for, by its title. */
async function thankedFor(reads: Reads, community: Community, { subject: { kind, id } }: Thanks): Promise<string> {
  if (kind === 'gathering') return (await reads.gatherings.byId(id as GatheringId))?.title ?? ''
  return (await shownAs(reads, community, { kind, id }))?.told ?? ''
}
