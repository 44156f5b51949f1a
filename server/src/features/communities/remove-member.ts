import { routes } from '@commonplace/api'
import { useCase } from '../../ports/use-case.ts'
import { openCommunity } from '../shared/doors.ts'
import { keepOneFounder, membershipOf, onlyFounders } from './roles.ts'

/** Takes somebody out, or leaves oneself. What they wrote stays, under their name. */
export const removeMember = useCase(routes.removeMember, async ({ store }, { actor, params, now }) => {
  await store.change(async (writes) => {
    const leaves = params.id === actor.memberId
    const community = await openCommunity(writes, actor, leaves ? 'see' : 'manage-members', params.slug)
    const before = await membershipOf(writes, community, params.id)
    if (before.role === 'founder' && !leaves) onlyFounders(actor, community)
    await keepOneFounder(writes, community, before)
    await writes.members.removeMembership(community.id, before.memberId)
    const subject = { kind: 'member', id: before.memberId } as const
    await writes.events.tell(
      { communityId: community.id, type: 'member-left', by: actor.memberId, subject, data: {} },
      now,
    )
  })
  return {}
})
