import type { ProfileShape } from '@commonplace/api'
import { type Actor, type Community, can } from '@commonplace/domain'
import type { MemberInCommunity } from '../../ports/members.ts'
import { communityTarget } from '../shared/doors.ts'
import { personOf } from '../shared/people.ts'

/** A member as the list shows them; the mail address is for those who look after the members. */
export function memberRow(actor: Actor, community: Community, member: MemberInCommunity, profile: ProfileShape) {
  const { role, title, joinedAt, pages, answers, email } = member
  const row = { ...personOf(member), ...profile, role, title, joinedAt, pages, answers }
  return can(actor, 'manage-members', communityTarget(community)) ? { ...row, email } : row
}
