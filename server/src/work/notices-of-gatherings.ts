import type { DomainEvent, GatheringId, MemberId, Reason } from '@commonplace/domain'
import { hostHere } from '../derive/hosting.ts'
import type { Reads } from '../ports/store.ts'
import { type About, idIn } from './notices-about.ts'

// Who hears what becomes of a gathering, and why.

/** Whose turn it is hears of it; that somebody asks for another to take it, all who take turns; that it was taken, who had it. */
export async function aboutTurn(reads: Reads, event: DomainEvent): Promise<About | null> {
  const { type, communityId, subject } = event
  const hosts = type === 'turn-asked' ? await reads.rota.hosts(communityId) : []
  const told = type === 'turn-asked' ? hosts.map(({ memberId }) => memberId) : [idIn(event, 'member') as MemberId]
  return {
    thing: { kind: 'gathering', id: (subject?.id ?? '') as GatheringId },
    part: { kind: 'occurrence', id: idIn(event, 'at') },
    near: [],
    direct: new Map(told.map((one) => [one, 'hosting'])),
    document: null,
  }
}

/**
 * Who said that they come, or perhaps, hears of what became of it, and is reminded; who hosts too. They said so of it: that counts before
 * how much they hear of the community.
 */
export async function aboutGathering(reads: Reads, event: DomainEvent): Promise<About | null> {
  const { type, data, at } = event
  const gathering = await reads.gatherings.byId((event.subject?.id ?? '') as GatheringId)
  if (!gathering || (type === 'gathering-changed' && data.moved !== true)) return null
  const key = typeof data.at === 'string' ? data.at : null
  const direct = new Map<MemberId, Reason>()
  const reason = type === 'gathering-reminded' ? 'reminder' : 'altered'
  if (type === 'host-reminded') direct.set(idIn(event, 'member') as MemberId, 'hosting')
  else {
    const said = key === null ? [] : await reads.gatherings.rsvps(gathering.id, key)
    // As a whole it is at another time, perhaps as another one, or off: what was said of it is forgotten.
    const was = (idIn(event, 'was') || gathering.id) as GatheringId
    const noted = key === null ? await reads.gatherings.comersNoted(was, at) : []
    // Who was reminded with all others is not reminded with those who said so later.
    const since = type === 'gathering-reminded' && typeof data.since === 'number' ? data.since : null
    for (const one of said)
      if (one.answer !== 'no' && (since === null || (one.at >= since && one.at < at))) direct.set(one.memberId, reason)
    for (const member of noted) direct.set(member, reason)
    const exception = (await reads.gatherings.exceptions([gathering.id])).find((one) => one.key === key)
    const host = key === null || since !== null ? null : await hostHere(reads, gathering, exception)
    if (host !== null) direct.set(host, type === 'gathering-reminded' ? 'hosting' : reason)
  }
  return {
    thing: { kind: 'gathering', id: gathering.id },
    part: key === null ? null : { kind: 'occurrence', id: key },
    near: [],
    direct,
    document: null,
  }
}
