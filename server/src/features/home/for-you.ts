import type { OutputOf, routes } from '@commonplace/api'
import {
  type Actor,
  type Community,
  can,
  type Instant,
  type MemberId,
  type PageId,
  REMINDED_FOR,
} from '@commonplace/domain'
import { renewalsNear } from '../../derive/renewals.ts'
import type { Reads } from '../../ports/store.ts'
import { pageUrl } from '../shared/addresses.ts'
import { charterOf, signedBy } from '../shared/charter-shape.ts'
import { communityTarget } from '../shared/doors.ts'
import { peopleOf } from '../shared/people.ts'
import { questionRows } from '../shared/rows.ts'
import { marginsFor } from './margins.ts'

type ForYou = OutputOf<typeof routes.readHome>['forYou']

const MOST = 5
const MONTH = 30 * 24 * 60 * 60 * 1000
const NOTHING: ForYou = {
  ...{ invited: [], reminded: [], held: [], charter: null, renewals: [], pulse: null },
  ...{ followed: [], credits: [], margins: [] },
}

/** What waits for one member: to be answered, accepted, let through or looked at. */
export async function forYou(
  reads: Reads,
  community: Community,
  actor: Actor,
  since: Instant,
  now: Instant,
): Promise<ForYou> {
  const me = actor.memberId
  if (me === null || actor.roles[community.id] === undefined) return NOTHING
  const host = can(actor, 'moderate', communityTarget(community))
  const rows = (found: Parameters<typeof questionRows>[2]) =>
    questionRows(reads, community, found.slice(0, MOST), 'all')
  const invited = await reads.follows.waitingFor(community.id, me)
  const reminded = await reads.questions.remindedOf(community.id, me, now - REMINDED_FOR)
  const held = host ? await reads.questions.list(community.id, { show: 'held', sort: 'old', limit: MOST }) : null
  const shown = new Set([...invited, ...reminded].map(({ id }) => id))
  const followed = await reads.follows.activeSince(community.id, me, since, MOST * 2)
  return {
    invited: await rows(invited),
    reminded: await rows(reminded),
    held: await rows(held?.items ?? []),
    charter: await charterFor(reads, community, actor, me),
    renewals: host ? await renewalsOf(reads, community, now) : [],
    pulse: await pulseFor(reads, community, actor, me, now),
    followed: await rows(followed.filter(({ id }) => !shown.has(id))),
    credits: await creditsOf(reads, community, me, now),
    margins: await marginsFor(reads, community, me, since),
  }
}

/** The charter, where this member has not signed what it means now. */
async function charterFor(reads: Reads, community: Community, actor: Actor, me: MemberId): Promise<ForYou['charter']> {
  if (!can(actor, 'sign', communityTarget(community))) return null
  const charter = await charterOf(reads, community.id)
  if (!charter) return null
  const meaning = (await reads.charters.meaning(charter.id))?.version ?? 0
  const state = (await signedBy(reads, charter, me, meaning))?.state
  if (state === 'holds') return null
  return { id: charter.id, title: charter.fields.title, url: pageUrl(community, charter), again: state === 'outdated' }
}

/** Charters whose day is near. */
async function renewalsOf(reads: Reads, community: Community, now: Instant): Promise<ForYou['renewals']> {
  const near = await renewalsNear(reads, community.id, now)
  return near.slice(0, MOST).map(({ page, day }) => ({
    ...{ title: page.fields.title, url: pageUrl(community, page), at: day },
  }))
}

/** The pulse that waits for this member's reply. */
async function pulseFor(
  reads: Reads,
  community: Community,
  actor: Actor,
  me: MemberId,
  now: Instant,
): Promise<ForYou['pulse']> {
  if (!can(actor, 'take-pulse', communityTarget(community))) return null
  const open = await reads.pulses.open(community.id, now)
  return open && !(await reads.pulses.replied(open.id, me)) ? { closesAt: open.closesAt } : null
}

/** What people found in the pages this member looks after, during the last month. */
async function creditsOf(reads: Reads, community: Community, me: MemberId, now: Instant): Promise<ForYou['credits']> {
  const recent = (await reads.credits.since(community.id, now - MONTH, 100)).filter(
    ({ subject, by }) => subject.kind === 'page' && by !== me,
  )
  const pages = await reads.pages.many([...new Set(recent.map(({ subject }) => subject.id as PageId))])
  const people = await peopleOf(
    reads,
    recent.map(({ by }) => by),
  )
  const mine = recent.flatMap(({ subject, heading, asked, by, at }) => {
    const page = pages.get(subject.id as PageId)
    if (!page || page.deletedAt !== null || !page.fields.stewards.includes(me)) return []
    return [{ title: page.fields.title, url: pageUrl(community, page), heading, asked, by: people(by), at }]
  })
  return mine.slice(0, MOST)
}
