import { Refusal, routes } from '@commonplace/api'
import { useCase } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'
import { addToCommunity } from '../shared/add-to-community.ts'
import { openCommunity, writerOf } from '../shared/doors.ts'
import { personOf } from '../shared/people.ts'

export const listJoinRequests = useCase(routes.listJoinRequests, async ({ store }, { actor, params }) => {
  const { read } = store
  const community = await openCommunity(read, actor, 'manage-members', params.slug)
  const requests = await read.ways.joinRequests(community.id)
  const people = await read.members.many(requests.map(({ memberId }) => memberId))
  const items = requests.flatMap(({ id, memberId, note, at }) => {
    const member = people.get(memberId)
    return member ? [{ id, person: personOf(member), email: member.email, note, at }] : []
  })
  return { items, next: null }
})

/** Lets somebody in, as a member where nothing else is said; or not, and they may ask again. */
export const settleJoinRequest = useCase(routes.settleJoinRequest, async ({ store }, asking) => {
  const by = writerOf(asking)
  const { actor, params, input, now } = asking
  await store.change(async (writes) => {
    const community = await openCommunity(writes, actor, 'manage-members', params.slug)
    const request = await writes.ways.joinRequest(params.id)
    if (request?.communityId !== community.id) throw new Refusal('not-found', say('noJoinRequest'))
    await writes.ways.removeJoinRequest(request.id)
    if (input.accept) return addToCommunity(writes, community, request.memberId, input.role ?? 'member', now)
    const subject = { kind: 'member', id: request.memberId } as const
    const event = { communityId: community.id, type: 'join-declined', by, subject, data: {} } as const
    return writes.events.tell(event, now)
  })
  return {}
})
