import { Refusal, type RotaShape, routes } from '@commonplace/api'
import {
  type Actor,
  type Community,
  can,
  fewest,
  type Instant,
  isAway,
  MOST_ROTA_HOSTS,
  type RotaHost,
  TURNS_AHEAD,
} from '@commonplace/domain'
import { asUtc } from '@commonplace/domain/recurrence'
import { countedTurns, type Rota, readRotaOf, settleTurns, slotsBetween } from '../../derive/turns.ts'
import type { Reads, Writes } from '../../ports/store.ts'
import { useCase } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'
import { communityTarget, openCommunity, writerOf } from '../shared/doors.ts'
import { occurrenceRows } from '../shared/gathering-rows.ts'
import { peopleOf } from '../shared/people.ts'

async function rotaShape(reads: Reads, actor: Actor, community: Community, now: Instant): Promise<RotaShape> {
  const rota = await readRotaOf(reads, community.id)
  const turns = await occurrenceRows(reads, actor, community, rota, slotsBetween(rota, now, now + TURNS_AHEAD), now)
  const people = await peopleOf(
    reads,
    rota.hosts.map(({ memberId }) => memberId),
  )
  const today = new Date(now).toISOString().slice(0, 10)
  const mine = rota.hosts.find(({ memberId }) => memberId === actor.memberId)
  return {
    hosts: rota.hosts.map(({ memberId, away }) => ({
      by: people(memberId),
      next: turns.find(({ host }) => host?.id === memberId)?.start ?? null,
      away: isAway(away, today),
    })),
    mine: mine ? { twice: mine.twice, away: mine.away.map(({ from, to }) => ({ from, to })) } : null,
    turns,
    inTurn: rota.gatherings.length > 0,
    may: { offer: can(actor, 'attend', communityTarget(community)) },
  }
}

/** Who takes turns, and whose turn it is. */
export const readRota = useCase(routes.readRota, async ({ store: { read } }, { actor, params, now }) =>
  rotaShape(read, actor, await openCommunity(read, actor, 'see-members', params.slug), now),
)

/** Takes turns from now on. Whoever does so already changes what they said of it. */
export const offerToHost = useCase(routes.offerToHost, async ({ store }, asking) => {
  const { actor, params, input, now } = asking
  const by = writerOf(asking)
  for (const { from, to } of input.away ?? [])
    if (!isDay(from) || !isDay(to) || to < from) throw new Refusal('bad-input', say('badAway'), { field: 'away' })
  const community = await store.change(async (writes) => {
    const there = await openCommunity(writes, actor, 'attend', params.slug)
    const rota = await readRotaOf(writes, there.id)
    const before = rota.hosts.find(({ memberId }) => memberId === by)
    if (!before && rota.hosts.length >= MOST_ROTA_HOSTS)
      throw new Refusal('too-many', say('manyRotaHosts', MOST_ROTA_HOSTS))
    const first = { communityId: there.id, memberId: by, since: now, base: 0, twice: false, away: [] }
    const base = before?.base ?? fewest(countedTurns(rota)) - hadBefore(rota, first)
    const given = {
      ...(input.twice === undefined ? {} : { twice: input.twice }),
      ...(input.away === undefined ? {} : { away: input.away }),
    }
    await writes.rota.setHost({ ...first, ...before, base, ...given })
    await changed(writes, there, by, now)
    return there
  })
  return rotaShape(store.read, actor, community, now)
})

const isDay = (day: string): boolean => asUtc(`${day}T00:00`) !== null

/** Turns that somebody had while they offered before: they count again, and are to weigh nothing. */
const hadBefore = (rota: Rota, host: RotaHost): number => countedTurns({ ...rota, hosts: [host] })[0]?.turns ?? 0

/** Takes turns no more. */
export const withdrawOffer = useCase(routes.withdrawOffer, async ({ store }, asking) => {
  const { actor, params, now } = asking
  const by = writerOf(asking)
  const community = await store.change(async (writes) => {
    const there = await openCommunity(writes, actor, 'attend', params.slug)
    const { hosts } = await readRotaOf(writes, there.id)
    if (hosts.some(({ memberId }) => memberId === by)) {
      await writes.rota.removeHost(there.id, by)
      await changed(writes, there, by, now)
    }
    return there
  })
  return rotaShape(store.read, actor, community, now)
})

async function changed(
  writes: Writes,
  { id }: Community,
  by: ReturnType<typeof writerOf>,
  now: Instant,
): Promise<void> {
  const event = { communityId: id, type: 'rota-changed', by, subject: { kind: 'member', id: by }, data: {} } as const
  await writes.events.tell(event, now)
  await settleTurns(writes, id, now)
}
