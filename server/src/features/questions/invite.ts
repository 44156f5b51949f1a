import { Refusal, routes } from '@commonplace/api'
import { can, type MemberId, type QuestionId } from '@commonplace/domain'
import type { Reads } from '../../ports/store.ts'
import { useCase } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'
import { alive, openQuestion, questionTarget, standingFor, writerOf } from '../shared/doors.ts'
import { invitedTo } from '../shared/question-shape.ts'
import { inviteMembers } from './invite-members.ts'

const now = async (reads: Reads, id: QuestionId) => ({ invited: await invitedTo(reads, id) })

/** Asks members to answer. */
export const inviteToAnswer = useCase(routes.inviteToAnswer, async ({ store }, asking) => {
  const by = writerOf(asking)
  const id = await store.change(async (writes) => {
    const opened = await openQuestion(writes, asking.actor, 'invite', asking.params.id)
    const { community, question } = await standingFor(writes, asking.actor, 'invite', opened)
    alive(question, 'question')
    await inviteMembers(writes, { ...question, community }, by, asking.input.members, asking.now)
    return question.id
  })
  return now(store.read, id)
})

/** Takes the asking back: the one who was asked says no, or the asker or a host thinks better of it. */
export const declineToAnswer = useCase(routes.declineToAnswer, async ({ store }, asking) => {
  const by = writerOf(asking)
  const member = asking.params.member as MemberId
  const id = await store.change(async (writes) => {
    const opened = await openQuestion(writes, asking.actor, 'follow', asking.params.id)
    const { community, question } = await standingFor(writes, asking.actor, 'follow', opened)
    if (by !== member && !can(asking.actor, 'merge', questionTarget(community, question)))
      throw new Refusal('not-allowed', say('takesBackAsking'))
    await writes.follows.uninvite(question.id, member)
    return question.id
  })
  return now(store.read, id)
})
