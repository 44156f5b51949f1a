import { Refusal, routes } from '@commonplace/api'
import {
  type Gathering,
  type GatheringId,
  type MemberId,
  MOST_GATHERINGS,
  MOST_GATHERINGS_KEPT,
} from '@commonplace/domain'
import { nextOccurrences } from '@commonplace/domain/recurrence'
import { mintId } from '@commonplace/kit'
import { settleTurns } from '../../derive/turns.ts'
import type { Reads } from '../../ports/store.ts'
import { useCase } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'
import { openCommunity, writerOf } from '../shared/doors.ts'
import { gatheringNow } from './gathering-shape.ts'
import { judgeWhen } from './judge-when.ts'

/** Plans a gathering. Sent twice under the same id by the same person, it is planned once. */
export const planGathering = useCase(routes.planGathering, async ({ store, clock, random }, asking) => {
  const { actor, input, now } = asking
  const by = writerOf(asking)
  const id = (input.id ?? mintId(clock, random)) as GatheringId
  const { title, kind = 'show-and-tell', about = '', place = '', link = '', sheet = '' } = input
  const inTurn = input.inTurn ?? false
  // Where hosts take turns nobody is the usual one.
  const hostId = inTurn ? null : ((input.hostId ?? null) as MemberId | null)
  const { start, zone, rule = null, minutes = 60 } = input
  const when = judgeWhen({ start, zone, rule, minutes }, now)
  const gathering = await store.change(async (writes) => {
    const community = await openCommunity(writes, actor, 'plan', asking.params.slug)
    const before = await writes.gatherings.byId(id)
    if (before) {
      if (before.communityId !== community.id || before.createdBy !== by || before.title !== title)
        throw new Refusal('conflict', say('idTaken'), { field: 'id' })
      return before
    }
    await refuseTooMany(writes, community.id, now)
    await refuseStranger(writes, community.id, hostId)
    const made: Gathering = {
      ...{ ...when, id, communityId: community.id, title, kind, about, place, link, sheet, hostId, inTurn },
      ...{ sequence: 0, createdBy: by, createdAt: now, changedAt: now, cancelled: null, continuesAs: null },
    }
    await writes.gatherings.add(made)
    const subject = { kind: 'gathering', id } as const
    const event = { communityId: community.id, type: 'gathering-planned', by, subject, data: { title } } as const
    await writes.events.tell(event, now)
    await settleTurns(writes, community.id, now)
    return made
  })
  return gatheringNow(store.read, actor, { id: gathering.id, at: 'next' }, now)
})

async function refuseTooMany(reads: Reads, community: Gathering['communityId'], now: number): Promise<void> {
  const all = await reads.gatherings.of(community)
  refuseFull(all)
  if (all.length < MOST_GATHERINGS) return
  const alive = all.filter((one) => one.cancelled === null && nextOccurrences(one, [], now, 1).length > 0)
  if (alive.length >= MOST_GATHERINGS) throw new Refusal('too-many', say('manyPlanned', MOST_GATHERINGS))
}

/** Refuses one more where no more are kept. What was called off or is over counts too: it stays, and is read with the others. */
export function refuseFull(all: readonly Gathering[]): void {
  if (all.length >= MOST_GATHERINGS_KEPT) throw new Refusal('too-many', say('manyKept', MOST_GATHERINGS_KEPT))
}

/** Refuses a host who does not belong to the community. */
export async function refuseStranger(
  reads: Reads,
  community: Gathering['communityId'],
  host: MemberId | null,
): Promise<void> {
  if (host === null || (await reads.members.among(community, [host])).has(host)) return
  throw new Refusal('bad-input', say('hostBelongs'), {
    field: 'hostId',
  })
}
