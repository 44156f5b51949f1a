import { Refusal, routes } from '@commonplace/api'
import type { Instant } from '@commonplace/domain'
import { instantOf, occurrencesBetween } from '@commonplace/domain/recurrence'
import { useCase } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'
import { openCommunity } from '../shared/doors.ts'
import { exceptionsIn, occurrenceRows, type Placed, type Plans, plansOf } from '../shared/gathering-rows.ts'
import { comingOf, toldOf } from '../shared/programme.ts'

const DAY = 24 * 60 * 60 * 1000
const PIECE = 20
/** What was is looked for in stretches of this length. */
const STRETCH = 120 * DAY

/** What was before an instant, the latest first, and from where it goes on. */
function pastOf(plans: Plans, before: Instant, limit: number): { placed: Placed[]; next: Instant | null } {
  const firsts = plans.gatherings.map(({ start, zone }) => instantOf(start, zone))
  const moved = [...plans.exceptions.values()]
    .flat()
    .flatMap(({ start }) => (start ? instantOf(start, 'UTC') - DAY : []))
  const begin = Math.min(before, ...firsts, ...moved)
  const told = new Map(plans.gatherings.map((one) => [one.id, toldOf(one, exceptionsIn(plans, one.id))]))
  const found: Placed[] = []
  for (let to = before; to > begin; to -= STRETCH) {
    const stretch = plans.gatherings.flatMap((gathering) =>
      occurrencesBetween(gathering, exceptionsIn(plans, gathering.id), to - STRETCH, to)
        .filter(({ end }) => end <= to && end > to - STRETCH)
        .filter((occurrence) => told.get(gathering.id)?.(occurrence))
        .map((occurrence) => ({ gathering, occurrence })),
    )
    found.push(...stretch.sort((a, b) => b.occurrence.end - a.occurrence.end))
    if (found.length > limit) break
  }
  const shown = found.slice(0, limit)
  const last = shown.at(-1)
  // Those that end in the same moment are shown together, so that none is passed over.
  while (last && found[shown.length]?.occurrence.end === last.occurrence.end) shown.push(found[shown.length] as Placed)
  return { placed: shown, next: found.length > shown.length && last ? last.occurrence.end - 1 : null }
}

export const readProgramme = useCase(routes.readProgramme, async ({ store: { read } }, { actor, params, now }) => {
  const community = await openCommunity(read, actor, 'read', params.slug)
  const plans = await plansOf(read, community)
  const rows = (placed: readonly Placed[]) => occurrenceRows(read, actor, community, plans, placed, now)
  const past = pastOf(plans, now, PIECE)
  return {
    coming: await rows(comingOf(plans, now)),
    past: await rows(past.placed),
    next: past.next === null ? null : String(past.next),
  }
})

export const listPastGatherings = useCase(routes.listPastGatherings, async ({ store: { read } }, asking) => {
  const { actor, params, query, now } = asking
  const community = await openCommunity(read, actor, 'read', params.slug)
  const before = query.cursor === undefined ? now : Number(query.cursor)
  if (!Number.isSafeInteger(before) || before < 0)
    throw new Refusal('bad-input', say('foreignCursor'), {
      field: 'cursor',
    })
  const plans = await plansOf(read, community)
  const { placed, next } = pastOf(plans, Math.min(before, now), query.limit ?? PIECE)
  return {
    items: await occurrenceRows(read, actor, community, plans, placed, now),
    next: next === null ? null : String(next),
  }
})
