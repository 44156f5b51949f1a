import { Refusal, routes } from '@commonplace/api'
import type { MemberId } from '@commonplace/domain'
import { useCase } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'
import { openCommunity, writerOf } from '../shared/doors.ts'

/** Takes somebody out and keeps them out. Hosts and founders are made less first: nobody is thrown out by somebody of their own rank. */
export const banMember = useCase(routes.banMember, async ({ store }, asking) => {
  const by = writerOf(asking)
  const { actor, params, input, now } = asking
  await store.change(async (writes) => {
    const community = await openCommunity(writes, actor, 'moderate', params.slug)
    const memberId = params.id as MemberId
    const before = await writes.members.membership(community.id, memberId)
    const asked = await writes.ways.joinRequestOf(community.id, memberId)
    if (!before && !asked) throw new Refusal('not-found', say('noMember'))
    if (before && (before.role === 'founder' || before.role === 'host'))
      throw new Refusal('conflict', say('hostsNotBanned'))
    const ban = { communityId: community.id, memberId, reason: input.reason, by, at: now }
    await writes.moderation.addBan(ban)
    if (asked) await writes.ways.removeJoinRequest(asked.id)
    const subject = { kind: 'member', id: memberId } as const
    if (before) {
      await writes.members.removeMembership(community.id, memberId)
      const left = { communityId: community.id, type: 'member-left', by, subject, data: {} } as const
      await writes.events.tell(left, now)
    }
    const data = { reason: input.reason }
    await writes.events.tell({ communityId: community.id, type: 'member-banned', by, subject, data }, now)
  })
  return {}
})

export const unbanMember = useCase(routes.unbanMember, async ({ store }, asking) => {
  const by = writerOf(asking)
  const { actor, params, now } = asking
  await store.change(async (writes) => {
    const community = await openCommunity(writes, actor, 'moderate', params.slug)
    if (!(await writes.moderation.removeBan(community.id, params.id as MemberId)))
      throw new Refusal('not-found', say('nobodyBanned'))
    const subject = { kind: 'member', id: params.id } as const
    const event = { communityId: community.id, type: 'member-unbanned', by, subject, data: {} } as const
    await writes.events.tell(event, now)
  })
  return {}
})
