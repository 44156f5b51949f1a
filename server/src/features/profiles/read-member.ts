import { Refusal, routes } from '@commonplace/api'
import type { AnswerId, MemberId, PageId, QuestionId } from '@commonplace/domain'
import { can } from '@commonplace/domain'
import { must } from '@commonplace/kit'
import { useCase } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'
import { answerUrl, pageUrl } from '../shared/addresses.ts'
import { badgesOf } from '../shared/challenge-rows.ts'
import { communityTarget, openCommunity } from '../shared/doors.ts'
import { personOf } from '../shared/people.ts'
import { profileOf } from '../shared/profile-shape.ts'

const MOST = 20

/** Somebody of the community, with what they keep true and what they answered, as far as the asker may see it. */
export const readMember = useCase(routes.readMember, async ({ store: { read } }, { actor, params }) => {
  const community = await openCommunity(read, actor, 'see-members', params.slug)
  const id = params.id as MemberId
  const membership = await read.members.membership(community.id, id)
  if (!membership) throw new Refusal('not-found', say('noMember'))
  const member = must(await read.members.byId(id), 'a membership has a member')
  const stewards = (await read.pages.list(community.id, { steward: id, limit: MOST })).items
  const given = await read.profiles.given(id)
  const made = given.pages.filter((one) => one.community === community.id)
  const here = given.answers.filter((one) => one.community === community.id).reverse()
  const answers = await read.questions.manyAnswers(here.map((one) => one.id as AnswerId))
  const questions = await read.questions.many(here.map(({ question }) => question as QuestionId))
  const answered = here.flatMap((one) => {
    const question = questions.get(one.question as QuestionId)
    const answer = answers.get(one.id as AnswerId)
    if (!question || !answer || question.deletedAt !== null || answer.deletedAt !== null) return []
    const accepted = question.accepted?.answerId === answer.id
    return [{ title: question.title, url: answerUrl(community, question, answer.id), at: one.at, accepted }]
  })
  const mayManage = can(actor, 'manage-members', communityTarget(community))
  return {
    ...personOf(member),
    ...(await profileOf(read, id)),
    role: membership.role,
    title: membership.title,
    joinedAt: membership.joinedAt,
    ...(mayManage ? { email: member.email } : {}),
    stewards: stewards.map((page) => ({
      id: page.id,
      title: page.fields.title,
      url: pageUrl(community, page),
      kind: page.kind,
    })),
    answered: answered.slice(0, MOST),
    badges: await badgesOf(read, actor, community, id),
    pages: (await read.pages.many(made.map((one) => one.id as PageId))).size,
    answers: answered.length,
  }
})
