import {
  type Candidate,
  type CommunityId,
  type Exception,
  type Gathering,
  type GatheringId,
  type Instant,
  isAway,
  type MemberId,
  type Occurrence,
  type RotaHost,
  raisedBy,
  TURNS_AHEAD,
  whoseTurn,
} from '@commonplace/domain'
import { instantOf, occurrencesBetween } from '@commonplace/domain/recurrence'
import type { Reads, Writes } from '../ports/store.ts'
import { dayOf, nothingSaid } from './hosting.ts'
import { tellOfTime } from './tell-of-time.ts'

/** An occurrence of a gathering whose hosts take turns. */
export interface Slot {
  readonly gathering: Gathering
  readonly occurrence: Occurrence
  readonly exception: Exception | undefined
}

/** What the turns of a community are made of. */
export interface Rota {
  readonly hosts: readonly RotaHost[]
  readonly gatherings: readonly Gathering[]
  readonly exceptions: ReadonlyMap<GatheringId, readonly Exception[]>
}

export async function readRotaOf(reads: Reads, community: CommunityId): Promise<Rota> {
  const gatherings = (await reads.gatherings.of(community)).filter(({ inTurn }) => inTurn)
  const all = await reads.gatherings.exceptions(gatherings.map(({ id }) => id))
  const hosts = await reads.rota.hosts(community)
  return { hosts, gatherings, exceptions: Map.groupBy(all, ({ gatheringId }) => gatheringId) }
}

/** The turns that begin between two instants, in order. What does not take place is nobody's turn. */
export function slotsBetween({ gatherings, exceptions }: Rota, from: Instant, to: Instant): Slot[] {
  const slots = gatherings.flatMap((gathering) => {
    const said = exceptions.get(gathering.id) ?? []
    return occurrencesBetween(gathering, said, from, to)
      .filter(({ start, cancelled }) => cancelled === null && start > from && start <= to)
      .map((occurrence) => ({ gathering, occurrence, exception: said.find(({ key }) => key === occurrence.key) }))
  })
  const placeOf = ({ occurrence, gathering }: Slot) => `${occurrence.start} ${gathering.id}`
  return slots.sort((a, b) => a.occurrence.start - b.occurrence.start || (placeOf(a) < placeOf(b) ? -1 : 1))
}

interface Hosted {
  readonly memberId: MemberId
  readonly start: Instant
  readonly name: string
}

const nameOf = (gatheringId: GatheringId, key: string): string => `${gatheringId} ${key}`

/** Every turn that somebody has or had, but of what does not take place. */
function hostedIn({ gatherings, exceptions }: Rota): Hosted[] {
  return gatherings.flatMap(({ id, zone, cancelled }) =>
    (exceptions.get(id) ?? []).flatMap(({ key, hostId, turn, start: moved, cancelled: off }) => {
      const start = instantOf(moved ?? key, zone)
      const isOff = off !== null || (cancelled !== null && start >= cancelled.at)
      return hostId === null || turn === null || isOff ? [] : [{ memberId: hostId, start, name: nameOf(id, key) }]
    }),
  )
}

/** Those of the rota with the turns that count for them. */
function candidatesOf(hosts: readonly RotaHost[], hosted: readonly Hosted[]): Candidate[] {
  const turns = Map.groupBy(hosted, ({ memberId }) => memberId)
  return hosts.map(({ memberId, since, base, twice, away }) => {
    const mine = turns.get(memberId) ?? []
    const last = mine.length === 0 ? null : Math.max(...mine.map(({ start }) => start))
    return { memberId, since, turns: base + mine.length, last, twice, away }
  })
}

/** How many turns count for each of the rota: what somebody who joins begins with is the fewest of them. */
export const countedTurns = (rota: Rota): Candidate[] => candidatesOf(rota.hosts, hostedIn(rota))

/** Whether a turn stays with whoever has it: who was named as long as they are here, all others as long as they offer and are not away. */
function stands(
  { gathering, occurrence, exception }: Slot,
  hosts: readonly RotaHost[],
  here: ReadonlySet<MemberId>,
): boolean {
  const hostId = exception?.hostId ?? null
  if (hostId === null || !here.has(hostId)) return false
  if (exception?.turn === 'named' || exception?.turn === null) return true
  const offer = hosts.find(({ memberId }) => memberId === hostId)
  return offer !== undefined && !isAway(offer.away, dayOf(occurrence, gathering))
}

const overlap = ({ occurrence: a }: Slot, { occurrence: b }: Slot): boolean => a.start < b.end && b.start < a.end

const PAST = 100 * 24 * 60 * 60 * 1000

/**
 * Gives the turns of the next four weeks, in their order, to whose turn it is by the rule of the rota. What is given stays, unless who has it
 * left, takes no turns any more or is away then: it is given anew. Done twice, nothing changes.
 */
export async function settleTurns(writes: Writes, community: CommunityId, now: Instant): Promise<void> {
  const rota = await readRotaOf(writes, community)
  if (rota.gatherings.length === 0) return
  const slots = slotsBetween(rota, now, now + TURNS_AHEAD)
  const named = slots.flatMap(({ exception }) => exception?.hostId ?? [])
  const here = await writes.members.among(community, named)
  const lost = new Set<string>()
  const has: (MemberId | null)[] = slots.map((slot) => {
    if (stands(slot, rota.hosts, here)) return slot.exception?.hostId ?? null
    lost.add(nameOf(slot.gathering.id, slot.occurrence.key))
    return null
  })
  const hosted = hostedIn(rota).filter(({ name }) => !lost.has(name))
  const before = slotsBetween(rota, now - PAST, now).at(-1)?.exception?.hostId ?? null
  let hosts = rota.hosts
  for (const [index, slot] of slots.entries()) {
    const name = nameOf(slot.gathering.id, slot.occurrence.key)
    if (!lost.has(name)) continue
    const day = dayOf(slot.occurrence, slot.gathering)
    const raised = raisedBy(candidatesOf(hosts, hosted), day)
    hosts = hosts.map((one) => ({ ...one, base: one.base + (raised.get(one.memberId) ?? 0) }))
    for (const host of hosts) if (raised.has(host.memberId)) await writes.rota.setHost(host)
    const beside = [index === 0 ? before : (has[index - 1] ?? null), has[index + 1] ?? null]
    // Nobody is in two places at once, whatever they chose.
    const busy = new Set(slots.flatMap((other, n) => (overlap(other, slot) ? (has[n] ?? []) : [])))
    const free = candidatesOf(hosts, hosted).filter(({ memberId }) => !busy.has(memberId))
    const host = whoseTurn(free, day, beside)
    has[index] = host
    if (host !== null) hosted.push({ memberId: host, start: slot.occurrence.start, name })
    await give(writes, slot, host, now)
  }
}

async function give(writes: Writes, slot: Slot, host: MemberId | null, now: Instant): Promise<void> {
  const { gathering, occurrence, exception } = slot
  if ((exception?.hostId ?? null) === host) return
  const { key, start } = occurrence
  const turn = host === null ? null : ('given' as const)
  await writes.gatherings.setException({ ...(exception ?? nothingSaid(gathering, key)), hostId: host, turn })
  await tellOfTime(writes, 'turn-given', slot, null, now, { start, member: host })
}
