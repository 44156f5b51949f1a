import { WEEKDAYS } from '@commonplace/domain'
import * as z from 'zod/mini'
import { Instant, Person } from './shapes.ts'

/** A thought that was published. */
export const ThoughtRow = z.object({
  /** Of its page. */
  id: z.string(),
  url: z.string(),
  title: z.string(),
  lead: z.string(),
  /** Who put it into the queue. */
  by: Person,
  at: Instant,
  /** How many were said, and the beginnings of the latest, the first of them first; `id` is of the thread that each stands in. */
  replies: z.number(),
  latest: z.array(z.object({ id: z.string(), by: Person, at: Instant, words: z.string() })),
})
export type ThoughtRow = z.infer<typeof ThoughtRow>

/** A thought that waits in the queue. */
export const PromptShape = z.object({
  ...{ id: z.string(), words: z.string(), more: z.string(), by: Person, at: Instant },
  /** Whoever put it in was thrown out since: it is not published by itself. */
  held: z.boolean(),
  /** Its words are changed by whoever put it in, since it is published under their name. */
  may: z.object({ change: z.boolean() }),
})
export type PromptShape = z.infer<typeof PromptShape>

export const ThoughtTimeShape = z.object({
  weekday: z.enum(WEEKDAYS),
  hour: z.int().check(z.minimum(0), z.maximum(23)),
  /** An IANA name. */
  zone: z.string().check(z.trim(), z.maxLength(64)),
})

export const ThoughtsShape = z.object({
  /** This week’s; null where none was published yet, or the latest is not there for the caller. */
  current: z.nullable(ThoughtRow),
  /** Those that were, the latest first. */
  past: z.array(ThoughtRow),
  /** When they are published; null while they are not by themselves. */
  time: z.nullable(ThoughtTimeShape),
  /** When the next is due. */
  nextAt: z.nullable(Instant),
  /** What waits, the next first; empty for everybody but hosts. */
  queue: z.array(PromptShape),
  may: z.object({ fill: z.boolean() }),
})
export type ThoughtsShape = z.infer<typeof ThoughtsShape>
