import type { OccurrenceRow, OutputOf, routes } from '@commonplace/api'
import {
  type Actor,
  CORE_GROUP,
  CORE_PLACES,
  type Community,
  type CorePlace,
  FIRST_QUESTIONS,
  type Instant,
  isCoreGroup,
  START_STEPS,
} from '@commonplace/domain'
import { lastOccurrence, nextStanding } from '@commonplace/domain/recurrence'
import type { Reads } from '../../ports/store.ts'
import type { Services } from '../../ports/use-case.ts'
import { pageUrl, questionUrl } from './addresses.ts'
import { charterOf } from './charter-shape.ts'
import { coreInvites } from './core-group.ts'
import { exceptionsIn, occurrenceRows, plansOf } from './gathering-rows.ts'
import { peopleOf } from './people.ts'

type Start = OutputOf<typeof routes.readStart>

/** How far the first hour of a community has come. Nothing of it is kept: it is read from what is there. */
export async function startOf(
  { store: { read }, settings }: Pick<Services, 'store' | 'settings'>,
  actor: Actor,
  community: Community,
  now: Instant,
): Promise<Start> {
  const { sentence, forWhom } = await settings.read(community.slug)
  const charter = await charterOf(read, community.id)
  const places = await placesOf(read, community, now)
  const { items: questions } = await read.questions.list(community.id, {
    ...{ show: 'all', sort: 'old', limit: FIRST_QUESTIONS },
  })
  const gathering = await firstShowing(read, actor, community, now)
  const there = Object.fromEntries(
    CORE_PLACES.map((place) => [
      place,
      places.filter((one) => one.place === place && (one.person || one.invited)).length,
    ]),
  ) as Record<CorePlace, number>
  return {
    done: {
      sentence: sentence !== '',
      forWhom: forWhom !== '',
      charter: charter !== null,
      people: isCoreGroup(there),
      questions: questions.length >= FIRST_QUESTIONS,
      gathering: gathering !== null,
    },
    sentence,
    forWhom,
    charter: charter && { id: charter.id, title: charter.fields.title, url: pageUrl(community, charter) },
    places,
    questions: questions.map((one) => ({ id: one.id, title: one.title, url: questionUrl(community, one) })),
    gathering,
  }
}

/** Which of its steps are done; null where it is put away, or all are. */
export async function startSteps(
  services: Pick<Services, 'store' | 'settings'>,
  actor: Actor,
  community: Community,
  now: Instant,
): Promise<Start['done'] | null> {
  if ((await services.settings.read(community.slug)).startAway) return null
  const { done } = await startOf(services, actor, community, now)
  return START_STEPS.every((step) => done[step]) ? null : done
}

/** Each place of the core group: first who has it, then who is invited to it, then those that are free. */
async function placesOf(read: Reads, community: Community, now: Instant): Promise<Start['places']> {
  const members = await read.members.core(community.id)
  const invites = await coreInvites(read, community.id, now)
  const people = await peopleOf(
    read,
    members.map(({ memberId }) => memberId),
  )
  return CORE_PLACES.flatMap((place) => {
    const here = members.filter((one) => one.place === place)
    const invited = invites.filter((one) => one.place === place)
    const { least, most } = CORE_GROUP[place]
    const free = Array.from({ length: Math.max(0, most - here.length - invited.length) }, () => null)
    return [
      ...here.map(({ memberId }) => ({ person: people(memberId), invited: null })),
      ...invited.map(({ id, email, expiresAt }) => ({ person: null, invited: { id, email, expiresAt } })),
      ...free.map(() => ({ person: null, invited: null })),
    ].map((one, n) => ({ place, spare: n >= least, ...one }))
  })
}

/** The first Show & Tell of the community: the next time of it, or when it was. */
async function firstShowing(
  read: Reads,
  actor: Actor,
  community: Community,
  now: Instant,
): Promise<OccurrenceRow | null> {
  const plans = await plansOf(read, community)
  for (const gathering of plans.gatherings.filter(({ kind }) => kind === 'show-and-tell')) {
    const exceptions = exceptionsIn(plans, gathering.id)
    const occurrence = nextStanding(gathering, exceptions, now) ?? lastOccurrence(gathering, exceptions, now)
    if (!occurrence || occurrence.cancelled !== null) continue
    const [row] = await occurrenceRows(read, actor, community, plans, [{ gathering, occurrence }], now)
    if (row) return row
  }
  return null
}
