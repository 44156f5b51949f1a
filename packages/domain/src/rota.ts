import type { CommunityId, Instant, MemberId } from './ids.ts'

/** A day as calendars write it: `2026-01-31`. */
export type CalendarDay = string

/** Days on which somebody does not host, the first and the last among them. */
export interface Away {
  readonly from: CalendarDay
  readonly to: CalendarDay
}

/** Somebody who offered to host when their turn comes. */
export interface RotaHost {
  readonly communityId: CommunityId
  readonly memberId: MemberId
  readonly since: Instant
  /** Turns that count for them without being hosted: from before they came, and from while they were away. */
  readonly base: number
  /** They would rather host twice in a row than have nobody host. */
  readonly twice: boolean
  readonly away: readonly Away[]
}

/** How a turn came to whoever hosts it: by the rota; by somebody's word; or by the rota, and they ask for somebody else to take it. */
export const TURNS = ['given', 'named', 'asked'] as const
export type Turn = (typeof TURNS)[number]

/** Somebody of the rota as a turn is given: with how many turns count for them, and when their last one was. */
export interface Candidate {
  readonly memberId: MemberId
  readonly since: Instant
  readonly turns: number
  readonly last: Instant | null
  readonly twice: boolean
  readonly away: readonly Away[]
}

/** How far ahead turns are given. */
export const TURNS_AHEAD = 28 * 24 * 60 * 60 * 1000
/** How many offer to host at once, and how many times one of them is away. */
export const MOST_ROTA_HOSTS = 200
export const MOST_AWAY = 20

/** Whether somebody hosts on a day; days by the clocks of the gathering. */
export const isAway = (away: readonly Away[], day: CalendarDay): boolean =>
  away.some(({ from, to }) => from <= day && day <= to)

/** Of two, who comes first: whose turns are fewer, then whose last is longer ago, then who offered first. */
function inOrder(a: Candidate, b: Candidate): number {
  const last = (one: Candidate) => one.last ?? Number.NEGATIVE_INFINITY
  if (a.turns !== b.turns) return a.turns - b.turns
  if (last(a) !== last(b)) return last(a) < last(b) ? -1 : 1
  if (a.since !== b.since) return a.since - b.since
  return a.memberId < b.memberId ? -1 : 1
}

/**
 * The rule of the rota: whose turn it is on a day. `beside` are those who host the turn before and the turn after: nobody hosts twice in a row
 * but by choice. Null where nobody is there who may.
 */
export function whoseTurn(
  candidates: readonly Candidate[],
  day: CalendarDay,
  beside: readonly (MemberId | null)[],
): MemberId | null {
  const free = candidates.filter(
    ({ memberId, away, twice }) => !isAway(away, day) && (twice || !beside.includes(memberId)),
  )
  return free.sort(inOrder)[0]?.memberId ?? null
}

/**
 * By how much the turns of those are raised who have fewer than everybody who was there when a turn was given: who was away does not host
 * it all after coming back.
 */
export function raisedBy(candidates: readonly Candidate[], day: CalendarDay): ReadonlyMap<MemberId, number> {
  const least = fewest(candidates.filter(({ away }) => !isAway(away, day)))
  return new Map(
    candidates.flatMap(({ memberId, turns }) => (turns < least ? [[memberId, least - turns] as const] : [])),
  )
}

/** The fewest turns that any of them has; what somebody begins with who joins them. */
export const fewest = (candidates: readonly Pick<Candidate, 'turns'>[]): number =>
  candidates.length === 0 ? 0 : Math.min(...candidates.map(({ turns }) => turns))
