import type { OccurrenceRow } from '@commonplace/api'
import {
  type Actor,
  ANSWERS_AHEAD,
  addressOf,
  type Community,
  can,
  type Exception,
  type Gathering,
  type GatheringId,
  type Instant,
  type MemberId,
  type Occurrence,
  type Page,
  type PageId,
  type Target,
  TURNS_AHEAD,
  type Turn,
  type WallTime,
} from '@commonplace/domain'
import { wallOf } from '@commonplace/domain/recurrence'
import { hostOf } from '../../derive/hosting.ts'
import type { Reads } from '../../ports/store.ts'
import { pageUrl } from './addresses.ts'
import { communityTarget } from './doors.ts'
import { peopleOf } from './people.ts'

const DAY = 24 * 60 * 60 * 1000

/** An occurrence with the gathering it is of. */
export interface Placed {
  readonly gathering: Gathering
  readonly occurrence: Occurrence
}

/** What is planned in a community, with what is otherwise with single occurrences. */
export interface Plans {
  readonly gatherings: readonly Gathering[]
  readonly exceptions: ReadonlyMap<GatheringId, readonly Exception[]>
}

export async function plansOf(reads: Reads, community: Community): Promise<Plans> {
  const gatherings = await reads.gatherings.of(community.id)
  const all = await reads.gatherings.exceptions(gatherings.map(({ id }) => id))
  return { gatherings, exceptions: Map.groupBy(all, ({ gatheringId }) => gatheringId) }
}

export const exceptionsIn = ({ exceptions }: Plans, id: GatheringId): readonly Exception[] => exceptions.get(id) ?? []

export const gatheringUrl = (
  community: Community,
  { id, title }: Pick<Gathering, 'id' | 'title'>,
  key: WallTime,
): string => `/${community.slug}/programme/${addressOf(title, id)}/${key}`

/** Whoever may host one of these and belongs to the community still. */
export function hostsHere(reads: Reads, community: Community, plans: Plans): Promise<ReadonlySet<MemberId>> {
  const named = [...plans.exceptions.values()].flat().flatMap(({ hostId }) => hostId ?? [])
  const usual = plans.gatherings.flatMap(({ hostId }) => hostId ?? [])
  return reads.members.among(community.id, [...new Set([...named, ...usual])])
}

export const gatheringTarget = (community: Community, gathering: Gathering, host: MemberId | null): Target => ({
  ...communityTarget(community),
  madeBy: gathering.createdBy,
  hostedBy: host,
})

/** Whether somebody may say that they come: it takes place, is not over, and not too far ahead. */
export const mayAttend = (actor: Actor, community: Community, occurrence: Occurrence, now: Instant): boolean => {
  const { cancelled, start, end } = occurrence
  const isNear = start <= now + ANSWERS_AHEAD
  return cancelled === null && end > now && isNear && can(actor, 'attend', communityTarget(community))
}

/** How an occurrence came to its host, where hosts take turns. */
function turnOf(plans: Plans, { id, inTurn }: Gathering, key: WallTime, host: MemberId | null): Turn | 'open' | null {
  if (!inTurn) return null
  const turn = exceptionsIn(plans, id).find((one) => one.key === key)?.turn ?? 'named'
  return host === null ? 'open' : turn
}

interface TurnNow {
  readonly turn: Turn | 'open' | null
  readonly host: MemberId | null
  readonly occurrence: Occurrence
}

/** Whether somebody may take a turn, or ask for another to take theirs: by the server's clock, as long as it has not begun. */
export function mayTurn(actor: Actor, community: Community, { turn, host, occurrence }: TurnNow, now: Instant) {
  const { cancelled, start } = occurrence
  const isSo = turn !== null && cancelled === null && start > now && can(actor, 'attend', communityTarget(community))
  const isOwn = host !== null && host === actor.memberId
  return {
    takeTurn: isSo && !isOwn && (turn === 'asked' || (turn === 'open' && start <= now + TURNS_AHEAD)),
    passTurn: isSo && isOwn,
  }
}

const recapIn = (plans: Plans, id: GatheringId, key: WallTime): PageId | null =>
  exceptionsIn(plans, id).find((one) => one.key === key)?.closed?.recapId ?? null

/** The gathering that a page is the run-sheet of; only notes are. */
export async function gatheringOfSheet(
  reads: Reads,
  community: Community,
  { id, kind }: Pick<Page, 'id' | 'kind'>,
): Promise<{ title: string; url: string } | null> {
  const exception = kind === 'note' ? await reads.gatherings.ofSheet(id) : null
  const gathering = exception && (await reads.gatherings.byId(exception.gatheringId))
  if (!exception || !gathering) return null
  return { title: gathering.title, url: gatheringUrl(community, gathering, exception.key) }
}

/** Occurrences as lists show them. */
export async function occurrenceRows(
  reads: Reads,
  actor: Actor,
  community: Community,
  plans: Plans,
  placed: readonly Placed[],
  now: Instant,
): Promise<OccurrenceRow[]> {
  if (placed.length === 0) return []
  const ids = [...new Set(placed.map(({ gathering }) => gathering.id))]
  // Names are times by some clock: a day earlier is early enough wherever that clock hangs.
  const from = wallOf(Math.min(...placed.map(({ occurrence }) => occurrence.start)) - 2 * DAY, 'UTC')
  const least = placed.reduce((first, { occurrence: { key } }) => (key < first ? key : first), from)
  const isMember = actor.memberId !== null && actor.roles[community.id] !== undefined
  const counts = await reads.gatherings.answered(ids, least)
  const own = isMember && actor.memberId ? await reads.gatherings.answersOf(actor.memberId, ids, least) : []
  const here = await hostsHere(reads, community, plans)
  const hosts = placed.map(({ gathering, occurrence }) =>
    hostOf(
      gathering,
      exceptionsIn(plans, gathering.id).find(({ key }) => key === occurrence.key),
      here,
    ),
  )
  const people = await peopleOf(
    reads,
    hosts.flatMap((host) => host ?? []),
  )
  const recapIds = placed.map(({ gathering, occurrence }) => recapIn(plans, gathering.id, occurrence.key))
  const recaps = await reads.pages.many(recapIds.flatMap((one) => one ?? []))
  const nameOf = (gathering: string, key: string) => `${gathering} ${key}`
  const coming = new Map(
    counts.flatMap(({ gatheringId, key, answer, count }) =>
      answer === 'yes' ? [[nameOf(gatheringId, key), count]] : [],
    ),
  )
  const mine = new Map(own.map(({ gatheringId, key, answer }) => [nameOf(gatheringId, key), answer]))
  return placed.map(({ gathering, occurrence }, index) => {
    const { id, title, kind, zone, rule, place } = gathering
    const { key, start, end, moved, cancelled } = occurrence
    const host = hosts[index] ?? null
    const recap = recaps.get(recapIds[index] ?? ('' as PageId))
    return {
      ...{ gatheringId: id, at: key, url: gatheringUrl(community, gathering, key), title, kind, start, end, zone },
      ...{ recurring: rule !== null, moved, cancelled, place, host: host && people(host) },
      turn: turnOf(plans, gathering, key, host),
      coming: coming.get(nameOf(id, key)) ?? 0,
      mine: mine.get(nameOf(id, key)) ?? null,
      // What lies in the trash, or is kept from whoever asks, leads nowhere.
      recap: recap?.deletedAt === null ? { title: recap.fields.title, url: pageUrl(community, recap) } : null,
      may: {
        attend: mayAttend(actor, community, occurrence, now),
        ...mayTurn(actor, community, { turn: turnOf(plans, gathering, key, host), host, occurrence }, now),
      },
    }
  })
}
