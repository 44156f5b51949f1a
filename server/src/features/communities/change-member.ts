import { routes } from '@commonplace/api'
import { must } from '@commonplace/kit'
import { useCase } from '../../ports/use-case.ts'
import { openCommunity } from '../shared/doors.ts'
import { profileOf } from '../shared/profile-shape.ts'
import { memberRow } from './member-row.ts'
import { keepOneFounder, membershipOf, onlyFounders } from './roles.ts'

export const changeMember = useCase(routes.changeMember, async ({ store }, { actor, params, input, now }) => {
  const { title } = input
  const { community, membership } = await store.change(async (writes) => {
    const community = await openCommunity(writes, actor, 'manage-members', params.slug)
    const before = await membershipOf(writes, community, params.id)
    const role = input.role ?? before.role
    // What touches a founder's role is for founders; anybody who looks after members gives titles.
    if (input.role !== undefined && (before.role === 'founder' || role === 'founder')) onlyFounders(actor, community)
    const subject = { kind: 'member', id: before.memberId } as const
    const told = { communityId: community.id, by: actor.memberId, subject } as const
    if (role !== before.role) {
      await keepOneFounder(writes, community, before)
      await writes.members.setRole(community.id, before.memberId, role, before.joinedAt)
      await writes.events.tell({ ...told, type: 'role-changed', data: { role, before: before.role } }, now)
    }
    if (title === undefined || title === before.title) return { community, membership: { ...before, role } }
    await writes.members.setTitle(community.id, before.memberId, title)
    await writes.events.tell({ ...told, type: 'member-titled', data: {} }, now)
    return { community, membership: { ...before, role, title } }
  })
  const member = must(await store.read.members.byId(membership.memberId), 'a membership has a member')
  const { items } = await store.read.members.listOf(community.id, { limit: 200, q: member.name })
  const counted = items.find(({ id }) => id === member.id)
  const { joinedAt, title: called } = membership
  const shown = { pages: 0, answers: 0, ...counted, ...member, role: membership.role, title: called, joinedAt }
  return memberRow(actor, community, shown, await profileOf(store.read, member.id))
})
