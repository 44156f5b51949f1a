import type { MeasurePoint, MeasuresShape } from '@commonplace/api'
import {
  answeredInTime,
  type Community,
  type CommunityId,
  type DayCount,
  dayNumber,
  type Instant,
  lookAt,
  type MeasureRange,
  medianOf,
  ninthOf,
  PARTS_WEEKS,
  partsOf,
  type Span,
  startOfDay,
  sumOfDays,
  weekOfDay,
} from '@commonplace/domain'
import { countDays } from '../../derive/measures.ts'
import type { MeasureReads } from '../../ports/measures.ts'
import type { Store } from '../../ports/store.ts'
import { remembered } from './remembered.ts'

type Compared = MeasuresShape['whole']
export type Counted = Pick<
  MeasuresShape,
  'range' | 'at' | 'weeksEach' | 'points' | 'whole' | 'before' | 'members' | 'parts'
>

/**
 * The numbers of a community, put together from its days. What happened since it was last looked at is counted first; where nothing did, they
 * are remembered until the next day.
 */
export async function look(store: Store, { id }: Community, range: MeasureRange, now: Instant): Promise<Counted> {
  const { measures } = store.read
  // Whoever moves the place marks days that wait to be counted: a place is one that nothing waits behind.
  let place: number | null
  do {
    await countDays(store, id)
    place = await measures.place()
  } while (await measures.waiting(id))
  const key = `${id} ${range} ${dayNumber(now)}`
  const found = await remembered(measures, key, place, () => lookAnew(measures, id, range, now))
  return { ...found, at: now }
}

async function lookAnew(measures: MeasureReads, id: CommunityId, range: MeasureRange, now: Instant): Promise<Counted> {
  const { spans, weeksEach, whole, before } = lookAt(range, now, await measures.firstDay(id))
  const days = await measures.days(id, { from: before?.from ?? whole.from, to: whole.to })
  const firstWeek = weekOfDay(whole.from)
  const writers = await measures.writers(id, firstWeek, weeksEach)
  const members = await measures.members(id)
  const sums = spans.map((span) => sumOfDays(days, span))
  let there = members
  const points: MeasurePoint[] = []
  // Backwards from today: who is here now, without those who came since, and with those who went.
  for (const [i, sum] of [...sums.entries()].reverse()) {
    points.unshift(pointOf(spans[i] ?? whole, sum, { members: there, writers: writers.get(i) ?? 0 }))
    there = Math.max(0, there - sum.joined + sum.left)
  }
  // Several of these are of the same weeks.
  const spreads = new Map<string, Promise<ReadonlyMap<number, number>>>()
  const spread = (from: number, to: number) => {
    const before = spreads.get(`${from} ${to}`)
    const found = before ?? measures.spread(id, from, to)
    spreads.set(`${from} ${to}`, found)
    return found
  }
  const compared = async (span: Span): Promise<Compared> =>
    comparedOf(sumOfDays(days, span), sumOf(await spread(weekOfDay(span.from), weekOfDay(span.to))))
  const week = weekOfDay(whole.to)
  const parts = async (from: number) => partsOf(await spread(from, from + PARTS_WEEKS))
  return {
    ...{ range, at: now, weeksEach, points, members },
    whole: await compared(whole),
    before: before && (await compared(before)),
    parts: { now: await parts(week - PARTS_WEEKS), before: await parts(week - 2 * PARTS_WEEKS) },
  }
}

const sumOf = (people: ReadonlyMap<number, number>): number => [...people.values()].reduce((sum, n) => sum + n, 0)

function pointOf(span: Span, sum: DayCount, { members, writers }: { members: number; writers: number }): MeasurePoint {
  return {
    from: startOfDay(span.from),
    to: startOfDay(span.to),
    ...{ members, writers, joined: sum.joined, left: sum.left, stories: sum.stories },
    posts: sum.asked + sum.pages,
    replies: sum.answered + sum.commented,
    asked: sum.asked,
    inTime: answeredInTime(sum),
    first: medianOf(sum.first),
    resolved: medianOf(sum.resolved),
  }
}

function comparedOf(sum: DayCount, writers: number): Compared {
  const times = (took: readonly number[]) => ({
    ...{ median: medianOf(took), ninth: ninthOf(took) },
    ...{ count: took.length, of: sum.asked },
  })
  return {
    posts: sum.asked + sum.pages,
    replies: sum.answered + sum.commented,
    ...{ writers, joined: sum.joined, left: sum.left, stories: sum.stories },
    first: times(sum.first),
    resolved: times(sum.resolved),
  }
}
