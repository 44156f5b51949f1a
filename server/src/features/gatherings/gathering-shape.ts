import type { GatheringShape, Person } from '@commonplace/api'
import { type Actor, type Attendance, can, type Instant } from '@commonplace/domain'
import { nextOccurrences, occurrencesBetween, wallOf } from '@commonplace/domain/recurrence'
import { must } from '@commonplace/kit'
import type { Reads } from '../../ports/store.ts'
import { pageUrl, questionUrl } from '../shared/addresses.ts'
import {
  exceptionsIn,
  gatheringTarget,
  gatheringUrl,
  mayAttend,
  occurrenceRows,
  plansOf,
} from '../shared/gathering-rows.ts'
import { peopleOf } from '../shared/people.ts'
import { type OpenOccurrence, openOccurrence } from './open-gathering.ts'
import { askedOn } from './recap.ts'

const NEXT = 6
const MOST_OVERLAPS = 5

/** A gathering at one of its times, as the asker may see it. */
async function gatheringShape(
  reads: Reads,
  actor: Actor,
  opened: OpenOccurrence,
  now: Instant,
): Promise<GatheringShape> {
  const { community, gathering, exceptions, occurrence, host } = opened
  const plans = await plansOf(reads, community)
  const [row] = await occurrenceRows(reads, actor, community, plans, [{ gathering, occurrence }], now)
  const belongs = actor.memberId !== null && actor.roles[community.id] !== undefined
  const { id, title, zone } = gathering
  const rsvps = belongs ? await reads.gatherings.rsvps(id, occurrence.key) : []
  const showings = await reads.gatherings.showings(id, occurrence.key)
  const shows = showings.map(({ memberId }) => memberId)
  const hosts = gathering.hostId === null ? [] : [gathering.hostId]
  const closed = opened.exception?.closed ?? null
  const closers = closed ? [closed.by] : []
  const people = await peopleOf(reads, [...rsvps.map(({ memberId }) => memberId), ...shows, ...hosts, ...closers])
  const target = gatheringTarget(community, gathering, host)
  const who = (answer: Attendance): Person[] =>
    rsvps.filter((one) => one.answer === answer).map(({ memberId }) => people(memberId))
  const attend = mayAttend(actor, community, occurrence, now)
  const hosting = can(actor, 'host', target)
  const others = plans.gatherings.filter((one) => one.id !== id)
  const overlaps = others.flatMap((one) =>
    occurrencesBetween(one, exceptionsIn(plans, one.id), occurrence.start, occurrence.end)
      .filter(({ cancelled }) => cancelled === null)
      .map(({ key, start }) => ({ title: one.title, url: gatheringUrl(community, one, key), start })),
  )
  const sheet = opened.exception?.pageId ? await reads.pages.byId(opened.exception.pageId) : null
  const asked = sheet && sheet.deletedAt === null ? await askedOn(reads, sheet.id) : []
  const follower = others.find((one) => one.id === gathering.continuesAs)
  const whole = must(row, 'one row for one occurrence')
  return {
    ...whole,
    communitySlug: community.slug,
    ...{ about: gathering.about, minutes: gathering.minutes, first: gathering.start, rule: gathering.rule },
    begins: wallOf(occurrence.start, zone),
    link: belongs ? gathering.link : '',
    usualHost: gathering.hostId && people(gathering.hostId),
    inTurn: gathering.inTurn,
    sheet: gathering.sheet,
    ended: gathering.cancelled !== null,
    continuesAs: follower ? gatheringUrl(community, follower, follower.start) : null,
    people: { yes: who('yes'), maybe: who('maybe'), no: who('no') },
    showings: showings.map(({ id: showing, memberId, title: what, minutes }) => ({
      ...{ id: showing, by: people(memberId), title: what, minutes },
      may: { withdraw: occurrence.end > now && (hosting || (attend && memberId === actor.memberId)) },
    })),
    next: nextOccurrences(gathering, exceptions, now, NEXT + 1)
      .filter(({ key }) => key !== occurrence.key)
      .slice(0, NEXT)
      .map(({ key, start, cancelled }) => ({
        at: key,
        start,
        cancelled,
        url: gatheringUrl(community, { id, title }, key),
      })),
    overlaps: occurrence.cancelled === null ? overlaps.slice(0, MOST_OVERLAPS) : [],
    sheetPage: sheet && sheet.deletedAt === null ? { title: sheet.fields.title, url: pageUrl(community, sheet) } : null,
    questions: asked.map((one) => ({
      ...{ id: one.id, title: one.title, url: questionUrl(community, one), answers: one.answers },
      accepted: one.accepted !== null,
    })),
    closed: closed && { at: closed.at, by: people(closed.by) },
    may: {
      ...whole.may,
      host: hosting && occurrence.end > now && gathering.cancelled === null && closed === null,
      plan: can(actor, 'plan', target) && gathering.cancelled === null && gathering.continuesAs === null,
      close: hosting && occurrence.cancelled === null && occurrence.start <= now && closed === null,
      write: can(actor, 'create-page', target) && occurrence.cancelled === null,
    },
  }
}

/** A gathering as it stands after a change. */
export async function gatheringNow(
  reads: Reads,
  actor: Actor,
  which: { readonly id: string; readonly at: string },
  now: Instant,
): Promise<GatheringShape> {
  return gatheringShape(reads, actor, await openOccurrence(reads, actor, 'read', which, now), now)
}
