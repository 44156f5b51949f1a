import { routes } from '@commonplace/api'
import { type Act, type Community, type CommunityId, can, type DomainEvent } from '@commonplace/domain'
import type { Reads } from '../../ports/store.ts'
import { sendingCase } from '../../ports/use-case.ts'
import { communityTarget, openCommunity } from '../shared/doors.ts'
import { peopleOf } from '../shared/people.ts'
import { hushTrashed } from './hush-trashed.ts'

/** What one must be allowed to do to hear of an event. */
function actFor({ type }: DomainEvent): Act {
  return type === 'member-joined' || type === 'member-left' || type === 'role-changed' ? 'see-members' : 'read'
}

/** The community each event happened in, each looked up once. */
async function placesOf(reads: Reads, events: readonly DomainEvent[]): Promise<Map<CommunityId, Community>> {
  const places = new Map<CommunityId, Community>()
  for (const id of new Set(events.map(({ communityId }) => communityId))) {
    const community = await reads.communities.byId(id)
    if (community) places.set(id, community)
  }
  return places
}

/** Live news, with only what the follower may read at that moment. */
export const followEvents = sendingCase(routes.followEvents, async ({ store }, { actor, query, line }) => {
  const only = query.community === undefined ? null : await openCommunity(store.read, actor, 'read', query.community)
  await line.sendEvents({
    after: query.since ?? null,
    async present(events) {
      const wanted = only === null ? events : events.filter(({ communityId }) => communityId === only.id)
      const places = await placesOf(store.read, wanted)
      const heard = wanted.filter((event) => {
        const place = places.get(event.communityId)
        return place !== undefined && can(actor, actFor(event), communityTarget(place))
      })
      const person = await peopleOf(
        store.read,
        heard.flatMap(({ by }) => (by === null ? [] : [by])),
      )
      const told = await hushTrashed(store.read, actor, places, heard)
      return told.map(({ id, seq, type, at, by, subject, data }) => {
        return { id, seq, type, at, by: by === null ? null : person(by), subject, data: { ...data } }
      })
    },
  })
})
