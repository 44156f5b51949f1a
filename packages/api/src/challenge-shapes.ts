import { CHALLENGE_STATES } from '@commonplace/domain'
import * as z from 'zod/mini'
import { Instant, Person } from './shapes.ts'

const Place = z.object({ title: z.string(), url: z.string() })

/** A challenge in a list. */
export const ChallengeRow = z.object({
  id: z.string(),
  url: z.string(),
  title: z.string(),
  badge: z.string(),
  opensAt: Instant,
  closesAt: Instant,
  /** By the clock of the server. */
  state: z.enum(CHALLENGE_STATES),
  /** How many entered, and how many of them earned the badge. */
  entered: z.number(),
  earned: z.number(),
  /** How many wait for the caller to look at them. */
  waiting: z.number(),
  /** How far the caller has come. */
  mine: z.nullable(z.enum(['entered', 'earned'])),
})
export type ChallengeRow = z.infer<typeof ChallengeRow>

export const EntryShape = z.object({
  id: z.string(),
  by: Person,
  /** What was entered; null where it is not there any more, or not for the caller. */
  page: z.nullable(Place),
  /** The version of the page that was entered. */
  version: z.number(),
  at: Instant,
  earnedAt: z.nullable(Instant),
  /** Who confirmed it. */
  confirmed: z.array(Person),
  /** What the challenge asked for when it was entered; null where it still asks for the same. */
  answers: z.nullable(z.object({ goal: z.string(), badge: z.string() })),
  mine: z.boolean(),
  /** `confirm` and `unconfirm` as a peer, `withdraw` and `download` as whose it is. */
  may: z.object({ confirm: z.boolean(), unconfirm: z.boolean(), withdraw: z.boolean(), download: z.boolean() }),
})
export type EntryShape = z.infer<typeof EntryShape>

export const ChallengeShape = z.object({
  ...ChallengeRow.shape,
  communitySlug: z.string(),
  goal: z.string(),
  how: z.string(),
  /** The first entered first. */
  entries: z.array(EntryShape),
  may: z.object({ enter: z.boolean(), change: z.boolean(), remove: z.boolean() }),
})
export type ChallengeShape = z.infer<typeof ChallengeShape>

/** What somebody earned, as their profile shows it. */
export const BadgeShape = z.object({
  id: z.string(),
  name: z.string(),
  challenge: Place,
  /** Null where the page is not there any more, or not for the caller. */
  page: z.nullable(Place),
  version: z.number(),
  earnedAt: Instant,
  may: z.object({ download: z.boolean() }),
})
export type BadgeShape = z.infer<typeof BadgeShape>

/** What somebody earned anywhere, for themselves alone: it stays theirs when they leave. */
export const MyBadgeShape = z.object({
  id: z.string(),
  name: z.string(),
  community: z.string(),
  earnedAt: Instant,
})
