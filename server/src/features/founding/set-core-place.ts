import { Refusal, routes } from '@commonplace/api'
import type { MemberId } from '@commonplace/domain'
import { useCase } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'
import { leaveRoomFor } from '../shared/core-group.ts'
import { openCommunity } from '../shared/doors.ts'

/** Gives somebody a place in the group the community begins with. */
export const setCorePlace = useCase(routes.setCorePlace, async ({ store }, { actor, params, input, now }) => {
  await store.change(async (writes) => {
    const community = await openCommunity(writes, actor, 'manage-members', params.slug)
    const membership = await writes.members.membership(community.id, params.id as MemberId)
    if (!membership) throw new Refusal('not-found', say('noMember'))
    const { place } = input
    if (place === membership.place) return
    if (place !== null && membership.role === 'guest')
      throw new Refusal('bad-input', say('placeForMembers'), { field: 'place' })
    if (place !== null) await leaveRoomFor(writes, community.id, place, now)
    await writes.members.setPlace(community.id, membership.memberId, place)
  })
  return {}
})
