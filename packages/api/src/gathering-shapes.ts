import { ATTENDANCES, GATHERING_KINDS, TURNS } from '@commonplace/domain'
import * as z from 'zod/mini'
import { Id, Instant, Person } from './shapes.ts'

export const CalendarDay = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'Give a day, as 2026-01-31.' }))
/** A wall time, to the minute. */
export const Wall = z
  .string()
  .check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, { error: 'Give a day and a time, as 2026-01-31T18:00.' }))
/** An occurrence by the time its rule gives it. */
export const OccurrenceParams = z.object({ id: Id, at: Wall })
/** What a gathering, or a vote in it, is called. */
export const ShortName = z
  .string()
  .check(
    z.trim(),
    z.minLength(1, { error: 'Give it a name.' }),
    z.maxLength(120, { error: 'That is long for a name.' }),
  )
export const Attendance = z.enum(ATTENDANCES)
export const GatheringKind = z.enum(GATHERING_KINDS)

/** One time that a gathering takes place, in a list. */
export const OccurrenceRow = z.object({
  gatheringId: z.string(),
  /** The time its rule gives it by the clocks of its zone; names it for good. */
  at: z.string(),
  url: z.string(),
  title: z.string(),
  kind: GatheringKind,
  start: Instant,
  end: Instant,
  zone: z.string(),
  recurring: z.boolean(),
  /** It is at another time than its rule gives. */
  moved: z.boolean(),
  /** Why it does not take place; null where it does. */
  cancelled: z.nullable(z.string()),
  place: z.string(),
  host: z.nullable(Person),
  /** Where hosts take turns: how this one came to its host; `open` where nobody has it yet. */
  turn: z.nullable(z.enum([...TURNS, 'open'])),
  /** How many said that they come. */
  coming: z.number(),
  /** What the caller said. */
  mine: z.nullable(Attendance),
  /** What was written of it when it was closed. */
  recap: z.nullable(z.object({ title: z.string(), url: z.string() })),
  may: z.object({
    attend: z.boolean(),
    /** Take the turn of who asks for it, or that nobody has. */
    takeTurn: z.boolean(),
    /** Ask for somebody else to take it. */
    passTurn: z.boolean(),
  }),
})
export type OccurrenceRow = z.infer<typeof OccurrenceRow>

/** A gathering at one of its times. */
export const GatheringShape = z.object({
  ...OccurrenceRow.shape,
  communitySlug: z.string(),
  about: z.string(),
  minutes: z.number(),
  /** By the clocks of the zone: when it begins, and when the first of all does. */
  begins: z.string(),
  first: z.string(),
  rule: z.nullable(z.string()),
  /** Where it is online; empty for who does not belong here. */
  link: z.string(),
  /** Who hosts where nothing else was said of an occurrence. */
  usualHost: z.nullable(Person),
  inTurn: z.boolean(),
  sheet: z.string(),
  /** It was called off as a whole. */
  ended: z.boolean(),
  /** The one that goes on in its place. */
  continuesAs: z.nullable(z.string()),
  /** Who said what, for members. */
  people: z.object({ yes: z.array(Person), maybe: z.array(Person), no: z.array(Person) }),
  showings: z.array(
    z.object({
      id: z.string(),
      by: Person,
      title: z.string(),
      minutes: z.number(),
      may: z.object({ withdraw: z.boolean() }),
    }),
  ),
  /** The next times, without this one. */
  next: z.array(z.object({ at: z.string(), start: Instant, url: z.string(), cancelled: z.nullable(z.string()) })),
  /** What else is on at the same time. */
  overlaps: z.array(z.object({ title: z.string(), url: z.string(), start: Instant })),
  /** Its run-sheet, once somebody opened it. */
  sheetPage: z.nullable(z.object({ title: z.string(), url: z.string() })),
  /** What was asked on its run-sheet. */
  questions: z.array(
    z.object({ id: z.string(), title: z.string(), url: z.string(), answers: z.number(), accepted: z.boolean() }),
  ),
  /** Since when it is closed, and by whom. */
  closed: z.nullable(z.object({ at: Instant, by: Person })),
  may: z.object({
    ...OccurrenceRow.shape.may.shape,
    host: z.boolean(),
    plan: z.boolean(),
    write: z.boolean(),
    /** It has begun, and is not closed. */
    close: z.boolean(),
  }),
})
export type GatheringShape = z.infer<typeof GatheringShape>

export const Away = z.object({ from: CalendarDay, to: CalendarDay })

/** Who takes turns at hosting, and whose turn it is when. */
export const RotaShape = z.object({
  /** The first who offered first. */
  hosts: z.array(z.object({ by: Person, next: z.nullable(Instant), away: z.boolean() })),
  /** What the caller said; null where they do not take turns. */
  mine: z.nullable(z.object({ twice: z.boolean(), away: z.array(Away) })),
  /** What is given, the next first. */
  turns: z.array(OccurrenceRow),
  /** Whether any gathering goes by turns. */
  inTurn: z.boolean(),
  may: z.object({ offer: z.boolean() }),
})
export type RotaShape = z.infer<typeof RotaShape>

/** A vote by dots, as the caller sees it. */
export const DotVoteShape = z.object({
  id: z.string(),
  title: z.string(),
  /** How many dots each has. */
  dots: z.number(),
  /** With how many dots lie on each of all, and how many of the caller's. */
  options: z.array(z.object({ text: z.string(), count: z.number(), mine: z.number() })),
  /** How many people laid dots. */
  people: z.number(),
  closed: z.boolean(),
})
export type DotVoteShape = z.infer<typeof DotVoteShape>

/** What goes on while people are together. */
export const TogetherShape = z.object({
  /** The time of the server: what is left of something is reckoned with it. */
  now: Instant,
  /** What is on the run-sheet, with the minutes it names. */
  items: z.array(z.object({ item: z.string(), minutes: z.nullable(z.number()) })),
  running: z.nullable(z.object({ item: z.string(), minutes: z.number(), startedAt: Instant, by: Person })),
  votes: z.array(DotVoteShape),
  may: z.object({ lead: z.boolean(), vote: z.boolean() }),
})
export type TogetherShape = z.infer<typeof TogetherShape>
