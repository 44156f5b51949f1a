import { type InputOf, Refusal, routes } from '@commonplace/api'
import type { Gathering, GatheringId, Instant, MemberId, When } from '@commonplace/domain'
import { endingAt, hasBegun, instantOf, nextOccurrences, readRule, wallOf } from '@commonplace/domain/recurrence'
import { mintId } from '@commonplace/kit'
import { settleTurns } from '../../derive/turns.ts'
import type { Writes } from '../../ports/store.ts'
import { useCase } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'
import { writerOf } from '../shared/doors.ts'
import { gatheringNow } from './gathering-shape.ts'
import { judgeWhen } from './judge-when.ts'
import { type OpenGathering, openGathering } from './open-gathering.ts'
import { refuseFull, refuseStranger } from './plan-gathering.ts'

const MINUTE = 60_000

type Input = InputOf<typeof routes.changeGathering>

/**
 * Changes a gathering. Given other times once it has taken place, what was stays where it was: this one ends, and another goes on in its
 * place, as calendars do it.
 */
export const changeGathering = useCase(routes.changeGathering, async ({ store, clock, random }, asking) => {
  const { actor, input, now } = asking
  const by = writerOf(asking)
  const id = await store.change(async (writes) => {
    const opened = await openGathering(writes, actor, 'plan', asking.params.id)
    const { gathering } = opened
    standing(gathering)
    await refuseStranger(writes, gathering.communityId, (input.hostId ?? null) as MemberId | null)
    const when = whenOf(gathering, input, now)
    const words = wordsOf(input)
    const moves = when !== null && whenMoves(gathering, when)
    const began = moves && hasBegun(gathering, opened.exceptions, now)
    const goesOn = began && gathering.rule !== null ? (mintId(clock, random) as GatheringId) : null
    if (began && gathering.rule === null) throw new Refusal('gone', say('tookPlace'), { field: 'start' })
    if (goesOn !== null)
      await goOn(writes, opened, { ...gathering, ...words, ...fromNow(when, now), id: goesOn, createdBy: by }, now)
    else await keep(writes, opened, words, when, now)
    const { communityId, title } = gathering
    const subject = { kind: 'gathering', id: goesOn ?? gathering.id } as const
    const data = { title: input.title ?? title, moved: moves, was: gathering.id }
    await writes.events.tell({ communityId, type: 'gathering-changed', by, subject, data }, now)
    await settleTurns(writes, communityId, now)
    return goesOn ?? gathering.id
  })
  return gatheringNow(store.read, actor, { id, at: 'next' }, now)
})

/** Refuses what was called off as a whole. */
export function notOff({ cancelled }: Gathering): void {
  if (cancelled) throw new Refusal('gone', say('gatheringOff'))
}

/** Refuses what was called off or went over into another one. */
export function standing(gathering: Gathering): void {
  notOff(gathering)
  if (gathering.continuesAs) throw new Refusal('gone', say('gatheringGoesOn'))
}

/** Another time than before, or null where the time stays. */
function whenOf(gathering: Gathering, input: Input, now: Instant): When | null {
  const { start = gathering.start, minutes = gathering.minutes, zone = gathering.zone, rule = gathering.rule } = input
  // A last day is given by the clocks of the zone, and kept as an instant.
  const kept = rule === null ? null : (readRule(rule, zone) ?? rule)
  const same =
    start === gathering.start && minutes === gathering.minutes && zone === gathering.zone && kept === gathering.rule
  return same ? null : judgeWhen({ start, minutes, zone, rule }, now)
}

function wordsOf(input: Input): Partial<Gathering> {
  const { title, kind, about, place, link, sheet, inTurn } = input
  // Where hosts take turns nobody is the usual one; and whoever is named as that ends the turns.
  const hostId = inTurn ? null : input.hostId
  const given = Object.entries({
    title,
    kind,
    about,
    place,
    link,
    sheet,
    hostId: hostId as MemberId | null | undefined,
    inTurn: inTurn ?? (hostId ? false : undefined),
  })
  return Object.fromEntries(given.filter(([, value]) => value !== undefined))
}

async function keep(
  writes: Writes,
  { gathering, exceptions }: OpenGathering,
  words: Partial<Gathering>,
  when: When | null,
  now: Instant,
): Promise<void> {
  const sequence = gathering.sequence + 1
  await writes.gatherings.change(gathering.id, { ...words, ...when, sequence, changedAt: now })
  // Turns that were given end with the turns; whom somebody named stays.
  if (gathering.inTurn && words.inTurn === false)
    for (const one of exceptions)
      if (one.closed === null && (one.turn === 'given' || one.turn === 'asked'))
        await writes.gatherings.setException({ ...one, hostId: null, turn: null })
  if (!when || !whenMoves(gathering, when)) return
  // What was said to come was said of other times; whoever said it is told.
  await writes.gatherings.noteComers(gathering.id, '', now)
  await writes.gatherings.forgetFrom(gathering.id, '')
}

const whenMoves = (a: When, b: When): boolean => a.start !== b.start || a.zone !== b.zone || a.rule !== b.rule

/** What goes on in the place of another begins with its first time to come: what was before is the other's. */
function fromNow(when: When | null, now: Instant): When | null {
  const coming = when ? nextOccurrences({ ...when, cancelled: null }, [], now, 2) : []
  const first = coming.find(({ start }) => start > now)
  return when && first ? { ...when, start: first.key } : when
}

/**
 * Ends one gathering now, and lets another begin. What began by now stays, at whichever time its name says that it would have been; so does
 * what was put off from before, or it would seem to have taken place.
 */
async function goOn(writes: Writes, opened: OpenGathering, next: Gathering, now: Instant): Promise<void> {
  const { gathering, exceptions } = opened
  refuseFull(await writes.gatherings.of(gathering.communityId))
  const end = { rule: endingAt(gathering.rule ?? '', now), continuesAs: next.id, changedAt: now }
  await writes.gatherings.change(gathering.id, { ...end, sequence: gathering.sequence + 1 })
  const began = exceptions.filter(({ start }) => start !== null && instantOf(start, gathering.zone) <= now)
  const stays = began.map(({ key }) => key)
  await writes.gatherings.noteComers(gathering.id, wallOf(now + MINUTE, gathering.zone), now)
  // Names are to the minute: what began in this one began.
  await writes.gatherings.forgetFrom(gathering.id, wallOf(now + MINUTE, gathering.zone), stays)
  await writes.gatherings.add({ ...next, sequence: 0, createdAt: now, changedAt: now })
}
