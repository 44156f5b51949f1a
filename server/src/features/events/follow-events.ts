import { routes } from '@commonplace/api'
import {
  type Act,
  type Actor,
  type Community,
  type CommunityId,
  can,
  type DomainEvent,
  type EventType,
} from '@commonplace/domain'
import { actorNow, storeFor } from '../../ports/behind-gates.ts'
import type { Reads } from '../../ports/store.ts'
import { sendingCase } from '../../ports/use-case.ts'
import { communityTarget, openCommunity } from '../shared/doors.ts'
import { peopleOf } from '../shared/people.ts'
import { hushTrashed } from './hush-trashed.ts'

/** What one must be allowed to do to hear of an event. What waits for a host is news for hosts alone, what is missing for who sees the gaps. */
function actFor({ type }: DomainEvent): Act {
  if (type === 'searched-in-vain') return 'see-gaps'
  if (type === 'pulse-opened' || type === 'pulse-withdrawn') return 'see-pulse'
  if (FOR_HOSTS.has(type)) return 'moderate'
  return ABOUT_MEMBERS.has(type) ? 'see-members' : 'read'
}

/** What members did with themselves and said to each other: who is here, who comes, who signed, and who thanks whom. */
const ABOUT_MEMBERS: ReadonlySet<EventType> = new Set([
  'member-joined',
  'member-left',
  'role-changed',
  'member-titled',
  'charter-signed',
  'thanks-given',
  'thanks-taken',
  'gathering-answered',
  'gathering-reminded',
  'host-reminded',
  'rota-changed',
  'turn-given',
  'turn-asked',
  'turn-taken',
  'item-started',
  'item-stopped',
  'vote-opened',
  'vote-closed',
  'dots-placed',
])

/** Between hosts: what waits for them, and what they did about it. */
const FOR_HOSTS: ReadonlySet<EventType> = new Set([
  'question-held',
  'question-declined',
  'join-requested',
  'join-declined',
  'member-banned',
  'member-unbanned',
  'member-undone',
  'member-recovered',
  'content-reported',
  'report-settled',
  'content-hidden',
  'content-shown',
  'content-locked',
  'content-unlocked',
  'content-held',
  'invite-made',
  'webhook-made',
  'webhook-removed',
  'delivery-replayed',
  // It says how many wait still; that there is a page is told to all as of any page.
  'thought-published',
])

/** Counted without names wherever it is shown, so it is told without one. */
const UNNAMED: ReadonlySet<EventType> = new Set([
  'vote-given',
  'vote-withdrawn',
  'answer-confirmed',
  'section-credited',
  'dots-placed',
])

/** Whether an event is between the one who asked and the one who was asked, and this is neither of them. */
const isBetweenOthers = ({ type, by, data }: DomainEvent, { memberId }: Actor): boolean =>
  type === 'gap-invited' && memberId !== by && memberId !== data.member

/** The community each event happened in, each looked up once. */
async function placesOf(reads: Reads, events: readonly DomainEvent[]): Promise<Map<CommunityId, Community>> {
  const places = new Map<CommunityId, Community>()
  for (const id of new Set(events.map(({ communityId }) => communityId))) {
    const community = await reads.communities.byId(id)
    if (community) places.set(id, community)
  }
  return places
}

/** Live news, with only what the follower may read at that moment: roles and audiences are others now than when they came. */
export const followEvents = sendingCase(routes.followEvents, async ({ store }, { actor: came, query, line }) => {
  const only = query.community === undefined ? null : await openCommunity(store.read, came, 'read', query.community)
  await line.sendEvents({
    after: query.since ?? null,
    plain: query.plain !== undefined,
    async present(events) {
      const wanted = only === null ? events : events.filter(({ communityId }) => communityId === only.id)
      if (wanted.length === 0) return []
      const actor = await actorNow(store.read, came)
      const { read } = await storeFor(store, actor)
      const places = await placesOf(read, wanted)
      const heard = wanted.filter((event) => {
        const place = places.get(event.communityId)
        return (
          place !== undefined && !isBetweenOthers(event, actor) && can(actor, actFor(event), communityTarget(place))
        )
      })
      const person = await peopleOf(
        read,
        heard.flatMap(({ by, type }) => (by === null || UNNAMED.has(type) ? [] : [by])),
      )
      const told = await hushTrashed(read, actor, places, heard)
      return told.map(({ id, seq, type, at, by, subject, data }) => {
        return {
          id,
          seq,
          type,
          at,
          by: by === null || UNNAMED.has(type) ? null : person(by),
          subject,
          data: { ...data },
        }
      })
    },
  })
})
