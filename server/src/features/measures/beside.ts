import type { MeasuresShape } from '@commonplace/api'
import { type Actor, agreementOf, type Community, can, type Instant } from '@commonplace/domain'
import { occurrencesBetween } from '@commonplace/domain/recurrence'
import type { Reads } from '../../ports/store.ts'
import { challengeUrl } from '../shared/challenge-rows.ts'
import { communityTarget } from '../shared/doors.ts'
import { exceptionsIn, gatheringUrl, plansOf } from '../shared/gathering-rows.ts'
import { remembered } from './remembered.ts'

// What stands beside the counted numbers: what took place meanwhile, and how members said that they are doing.

/** Two years of months. */
const MOST_PULSES = 24
const MOST_CHALLENGES = 60
/** So much of what took place is told of, the latest. */
const MOST_MARKS = 200

interface Span {
  readonly from: Instant
  readonly to: Instant
}

/** The gatherings that took place and the challenges that began in a time. Neither is a secret to who may read here. */
export function marksIn(
  reads: Reads,
  seq: number | null,
  community: Community,
  { from, to }: Span,
): Promise<MeasuresShape['marks']> {
  return remembered(reads, `marks ${community.id} ${from} ${to}`, seq, async () => {
    const plans = await plansOf(reads, community)
    const gatherings = plans.gatherings.flatMap((gathering) =>
      occurrencesBetween(gathering, exceptionsIn(plans, gathering.id), from, to)
        .filter(({ cancelled, start }) => cancelled === null && start >= from && start < to)
        .filter(({ start }) => gathering.cancelled === null || start < gathering.cancelled.at)
        .map(({ start, key }) => ({
          ...{ kind: 'gathering' as const, at: start, title: gathering.title },
          url: gatheringUrl(community, gathering, key),
        })),
    )
    const all = [
      ...(await reads.challenges.current(community.id, to)),
      ...(await reads.challenges.closed(community.id, to, MOST_CHALLENGES)),
    ]
    const challenges = all
      .filter(({ opensAt }) => opensAt >= from && opensAt < to)
      .map((one) => ({
        ...{ kind: 'challenge' as const, at: one.opensAt, title: one.terms.title },
        url: challengeUrl(community, one),
      }))
    return [...gatherings, ...challenges].sort((a, b) => a.at - b.at).slice(-MOST_MARKS)
  })
}

/**
 * How far members agreed to each statement, from pulse to pulse: the steps that the pulse shows too, and nothing of what fewer than five replied
 * to. Who may not see the pulse is told nothing of it here.
 */
export async function pulseIn(
  reads: Reads,
  actor: Actor,
  community: Community,
  { from, to }: Span,
): Promise<MeasuresShape['pulse']> {
  if (!can(actor, 'see-pulse', communityTarget(community))) return []
  const closed = (await reads.pulses.closed(community.id, to, MOST_PULSES)).filter(({ closesAt }) => closesAt >= from)
  const statements = new Map<string, MeasuresShape['pulse'][number]['points']>()
  for (const one of [...closed].reverse())
    for (const [n, words] of one.statements.entries()) {
      const tally = one.tallies[n]
      const points = statements.get(words) ?? []
      statements.set(words, points)
      points.push({ at: one.closesAt, agreement: tally ? agreementOf(tally) : null })
    }
  return [...statements].map(([words, points]) => ({ words, points }))
}
