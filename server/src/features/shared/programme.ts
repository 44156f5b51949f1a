import type { OccurrenceRow } from '@commonplace/api'
import type { Actor, Community, Exception, Gathering, Instant, Occurrence } from '@commonplace/domain'
import { nextOccurrences, occurrencesBetween } from '@commonplace/domain/recurrence'
import type { Reads } from '../../ports/store.ts'
import { exceptionsIn, occurrenceRows, type Placed, type Plans, plansOf } from './gathering-rows.ts'

const DAY = 24 * 60 * 60 * 1000
/** How far ahead the programme shows all of what is planned; of what is rarer, the next one. */
const AHEAD = 92 * DAY
const MOST = 60

const inOrder = (a: Placed, b: Placed) =>
  a.occurrence.start - b.occurrence.start || a.gathering.title.localeCompare(b.gathering.title)

/** How many may be on at once when something is called off. */
const AT_ONCE = 5

/** Which times lists tell: of what was called off as a whole, after that the first which does not take place, and none of the others. */
export function toldOf(gathering: Gathering, exceptions: readonly Exception[]): (occurrence: Occurrence) => boolean {
  const { cancelled } = gathering
  if (!cancelled) return () => true
  const after = nextOccurrences(gathering, exceptions, cancelled.at, AT_ONCE)
  const first = after.find(({ start }) => start >= cancelled.at)
  return ({ key, start }) => start < cancelled.at || key === first?.key
}

/** What is on and what comes, the next first. What does not take place never has the room of what does. */
export function comingOf(plans: Plans, now: Instant): Placed[] {
  const all = plans.gatherings
    .flatMap((gathering) => {
      const exceptions = exceptionsIn(plans, gathering.id)
      const soon = occurrencesBetween(gathering, exceptions, now, now + AHEAD)
      const found = soon.length > 0 ? soon : nextOccurrences(gathering, exceptions, now, 1)
      return found.filter(toldOf(gathering, exceptions)).map((occurrence) => ({ gathering, occurrence }))
    })
    .sort(inOrder)
  const standing = all.filter(({ occurrence }) => occurrence.cancelled === null).slice(0, MOST)
  const off = all.filter(({ occurrence }) => occurrence.cancelled !== null).slice(0, MOST - standing.length)
  return [...standing, ...off].sort(inOrder)
}

/** What takes place next in a community, for Home. */
export async function nextOf(
  reads: Reads,
  actor: Actor,
  community: Community,
  now: Instant,
): Promise<OccurrenceRow | null> {
  const plans = await plansOf(reads, community)
  const next = comingOf(plans, now).find(({ occurrence }) => occurrence.cancelled === null)
  if (!next) return null
  const [row] = await occurrenceRows(reads, actor, community, plans, [next], now)
  return row ?? null
}
