import { Refusal } from '@commonplace/api'
import { type Community, can, type Instant, type MemberId, type QuestionId } from '@commonplace/domain'
import type { Writes } from '../../ports/store.ts'
import { say } from '../../words/say.ts'
import { communityTarget } from '../shared/doors.ts'

interface About {
  readonly community: Community
  readonly id: QuestionId
  readonly title: string
}

/** Asks members to answer a question, each once. Whoever asks has been judged. */
export async function inviteMembers(
  writes: Writes,
  { community, id, title }: About,
  by: MemberId,
  members: readonly string[],
  at: Instant,
): Promise<void> {
  for (const member of new Set(members as readonly MemberId[])) {
    if (member === by) continue
    const role = (await writes.members.membership(community.id, member))?.role
    const invited = role && { memberId: member, roles: { [community.id]: role }, scopes: ['write'] as const }
    if (!invited || !can(invited, 'answer', communityTarget(community)))
      throw new Refusal('bad-input', say('membersAnswer'), { field: 'invite' })
    if (!(await writes.follows.invite(id, member, by, at))) continue
    const subject = { kind: 'question', id } as const
    const data = { title, member }
    await writes.events.tell({ communityId: community.id, type: 'answerer-invited', by, subject, data }, at)
  }
}
