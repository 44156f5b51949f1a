import type { CommunityId, GatheringId, Instant, MemberId, PageId, ShowingId } from './ids.ts'
import type { Turn } from './rota.ts'

/** What a gathering is for. */
export const GATHERING_KINDS = ['show-and-tell', 'meeting', 'workshop', 'talk', 'social'] as const
export type GatheringKind = (typeof GATHERING_KINDS)[number]

/** A moment as a clock on a wall shows it, to the minute: `2026-11-26T18:00`. Which moment it is depends on the time zone. */
export type WallTime = string

/** When a gathering is: once, or by a rule of RFC 5545 (`FREQ=WEEKLY;BYDAY=TU`) from its start on, by the clocks of its zone. */
export interface When {
  readonly start: WallTime
  readonly minutes: number
  /** An IANA name: `Europe/Berlin`. */
  readonly zone: string
  readonly rule: string | null
}

/** An event of a community, single or recurring, with what each of its occurrences has by default. */
export interface Gathering extends When {
  readonly id: GatheringId
  readonly communityId: CommunityId
  readonly kind: GatheringKind
  readonly title: string
  /** What it is about, in a few plain sentences. */
  readonly about: string
  /** Where people come; empty where it is only online. */
  readonly place: string
  /** Where it is online; empty, or an https address. */
  readonly link: string
  /** Who hosts it where nothing else was said; null where nobody does. */
  readonly hostId: MemberId | null
  /** Whoever offered to host takes turns: the rota says who hosts which occurrence. */
  readonly inTurn: boolean
  /** What the run-sheet of an occurrence begins with, as Markdown. */
  readonly sheet: string
  /** Grows with every change that calendars must hear of. */
  readonly sequence: number
  readonly createdBy: MemberId
  readonly createdAt: Instant
  readonly changedAt: Instant
  /** Called off: what was to come from then on does not take place. */
  readonly cancelled: { readonly at: Instant; readonly why: string } | null
  /** The one that goes on in its place since its time was changed. */
  readonly continuesAs: GatheringId | null
}

/**
 * What is otherwise with one occurrence than its gathering says. `key` is the wall time the rule gives it, which names it for good, also
 * where it was moved.
 */
export interface Exception {
  readonly gatheringId: GatheringId
  readonly key: WallTime
  /** When it is instead; null where the rule's time holds. */
  readonly start: WallTime | null
  /** Why it does not take place; null where it does. */
  readonly cancelled: string | null
  /** Who hosts this one, and where the rota has a say in it, how it came to them. */
  readonly hostId: MemberId | null
  readonly turn: Turn | null
  /** Its run-sheet. */
  readonly pageId: PageId | null
  /** That it was closed; null before. */
  readonly closed: Closing | null
}

/** How an occurrence was closed: by whom, with which recap, and whether what was still open went on to the next. */
export interface Closing {
  readonly at: Instant
  readonly by: MemberId
  readonly recapId: PageId
  readonly carried: boolean
}

/** One time that a gathering takes place. */
export interface Occurrence {
  readonly key: WallTime
  readonly start: Instant
  readonly end: Instant
  /** Whether it is at another time than the rule gives. */
  readonly moved: boolean
  /** Why it does not take place; null where it does. */
  readonly cancelled: string | null
}

/** Who comes is reminded so long before it begins, and who hosts, once more, so long before. */
export const REMIND_BEFORE = 24 * 60 * 60 * 1000
export const REMIND_HOST_BEFORE = 7 * REMIND_BEFORE
/** Who says that they come after others were reminded is so long before it begins. */
export const REMIND_LATE_BEFORE = 60 * 60 * 1000

/** That people were told of an occurrence: all who come, those who said so late, or who hosts. At another time it is another one. */
export interface Reminder {
  readonly gatheringId: GatheringId
  readonly key: WallTime
  readonly what: 'come' | 'late' | 'host'
  /** Whom; null for all who come. */
  readonly memberId: MemberId | null
  /** When it was to begin. */
  readonly start: Instant
}

export const ATTENDANCES = ['yes', 'maybe', 'no'] as const
/** What somebody says to coming. */
export type Attendance = (typeof ATTENDANCES)[number]

export interface Rsvp {
  readonly gatheringId: GatheringId
  readonly key: WallTime
  readonly memberId: MemberId
  readonly answer: Attendance
  readonly at: Instant
}

/** Somebody who shows something at an occurrence. */
export interface Showing {
  readonly id: ShowingId
  readonly gatheringId: GatheringId
  readonly key: WallTime
  readonly memberId: MemberId
  readonly title: string
  readonly minutes: number
  readonly at: Instant
}

/** A secret address under which somebody's calendar program reads the programme. */
export interface CalendarAddress {
  readonly hash: string
  readonly communityId: CommunityId
  readonly memberId: MemberId
  readonly createdAt: Instant
}

/** A gathering lasts at most this long. */
export const LONGEST_GATHERING = 24 * 60
/** How many gatherings a community plans at once. */
export const MOST_GATHERINGS = 200
/** How many a community keeps, with those that were and those called off: every look at its programme reads them all. */
export const MOST_GATHERINGS_KEPT = 1000
/** How far ahead one says whether one comes, or shows something. A rule without an end would take answers without end. */
export const ANSWERS_AHEAD = 366 * 24 * 60 * 60 * 1000
/** How many show something at one occurrence. */
export const MOST_SHOWINGS = 30
