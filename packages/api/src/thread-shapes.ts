import { OUTCOMES } from '@commonplace/domain'
import * as z from 'zod/mini'
import { Instant, Person } from './person-shape.ts'

// What is said below things and in the margins of pages, on the wire.

/** One remark in a thread. `markdown` is what was typed, for whoever may change it. */
export const CommentShape = z.object({
  id: z.string(),
  by: Person,
  at: Instant,
  changedAt: Instant,
  html: z.string(),
  markdown: z.string(),
  may: z.object({ edit: z.boolean(), delete: z.boolean() }),
})
export type CommentShape = z.infer<typeof CommentShape>

/** A stretch of a page and a little of what is around it. */
export const WordsShape = z.object({ quote: z.string(), before: z.string(), after: z.string() })

/** A thread in the margin of a page. */
export const ThreadShape = z.object({
  /** The id of the comment that begins it. */
  id: z.string(),
  /** The words it was begun on; null for one about the whole page. */
  quote: z.nullable(z.string()),
  /** How those words stand in the page now; null where they are gone, or where it is about the whole page. */
  stands: z.nullable(WordsShape),
  /** What the words should read instead; null for what is only said. */
  proposal: z.nullable(z.string()),
  /** What became of the proposal. */
  outcome: z.nullable(z.enum(OUTCOMES)),
  comments: z.array(CommentShape),
  resolved: z.nullable(z.object({ by: Person, at: Instant })),
  /** Who took back, last, what was decided about the proposal. */
  takenBack: z.nullable(z.object({ by: Person, at: Instant })),
  may: z.object({
    reply: z.boolean(),
    resolve: z.boolean(),
    accept: z.boolean(),
    reject: z.boolean(),
    /** To take back what was decided. */
    reconsider: z.boolean(),
  }),
})
export type ThreadShape = z.infer<typeof ThreadShape>
