import { routes } from '@commonplace/api'
import { must } from '@commonplace/kit'
import { useCase } from '../../ports/use-case.ts'
import { openCommunity } from '../shared/doors.ts'
import { profileOf } from '../shared/profile-shape.ts'
import { memberRow } from './member-row.ts'
import { keepOneFounder, membershipOf, onlyFounders } from './roles.ts'

export const changeMember = useCase(routes.changeMember, async ({ store }, { actor, params, input, now }) => {
  const { role } = input
  const { community, membership } = await store.change(async (writes) => {
    const community = await openCommunity(writes, actor, 'manage-members', params.slug)
    const before = await membershipOf(writes, community, params.id)
    if (before.role === 'founder' || role === 'founder') onlyFounders(actor, community)
    if (role === before.role) return { community, membership: before }
    await keepOneFounder(writes, community, before)
    await writes.members.setRole(community.id, before.memberId, role, before.joinedAt)
    const subject = { kind: 'member', id: before.memberId } as const
    const data = { role, before: before.role }
    await writes.events.tell(
      { communityId: community.id, type: 'role-changed', by: actor.memberId, subject, data },
      now,
    )
    return { community, membership: { ...before, role } }
  })
  const member = must(await store.read.members.byId(membership.memberId), 'a membership has a member')
  const { items } = await store.read.members.listOf(community.id, { limit: 200, q: member.name })
  const counted = items.find(({ id }) => id === member.id)
  const { joinedAt } = membership
  const shown = { pages: 0, answers: 0, ...counted, ...member, role: membership.role, joinedAt }
  return memberRow(actor, community, shown, await profileOf(store.read, member.id))
})
