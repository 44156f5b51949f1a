import { LONGEST_PULSE_COMMENT, LONGEST_STATEMENT, MOST_STATEMENTS, PULSE_DAYS } from '@commonplace/domain'
import * as z from 'zod/mini'
import { route } from '../route.ts'
import { CommunitySlug, Id, Instant } from '../shapes.ts'

// The pulse of a community: short surveys, anonymous by what is kept of them.

const slug = z.object({ slug: CommunitySlug })
const id = z.object({ id: Id })
const host = { who: 'signed-in', scope: 'admin', act: 'administer' } as const

const OpenPulse = z.object({
  id: z.string(),
  statements: z.array(z.string()),
  closesAt: Instant,
  /** Whether the caller replied. What they said nobody can tell them. */
  replied: z.boolean(),
})
export const readPulse = route('readPulse', {
  method: 'GET',
  path: '/communities/:slug/pulse',
  about: 'The pulse that is open, and what came of those that closed: nothing of one that fewer than five replied to.',
  policy: { who: 'signed-in', scope: 'read', act: 'see-pulse' },
  params: slug,
  output: z.object({
    open: z.nullable(OpenPulse),
    /** The latest first. */
    closed: z.array(
      z.object({
        id: z.string(),
        closedAt: Instant,
        /** Null: fewer than five, and nothing else is told then. */
        replies: z.nullable(z.number()),
        statements: z.array(
          z.object({
            words: z.string(),
            /** How far they agree on the whole: 1 hardly, 3 half, 5 very much. Null: fewer than five replied to it. */
            agreement: z.nullable(z.number()),
          }),
        ),
        /** For hosts, in no order of time; empty for everybody else. */
        comments: z.array(z.string()),
      }),
    ),
    may: z.object({ open: z.boolean(), withdraw: z.boolean() }),
  }),
})
export const openPulse = route('openPulse', {
  method: 'POST',
  path: '/communities/:slug/pulses',
  about: 'Opens a pulse, until a day that is set now and stays.',
  policy: host,
  params: slug,
  input: z.object({
    statements: z
      .array(z.string().check(z.trim(), z.minLength(1), z.maxLength(LONGEST_STATEMENT)))
      .check(z.minLength(1), z.maxLength(MOST_STATEMENTS)),
    days: z.int().check(z.minimum(PULSE_DAYS.fewest), z.maximum(PULSE_DAYS.most)),
  }),
  output: OpenPulse,
})
export const withdrawPulse = route('withdrawPulse', {
  method: 'DELETE',
  path: '/pulses/:id',
  about: 'Takes the open pulse back, with everything that was replied.',
  policy: host,
  params: id,
})
export const replyToPulse = route('replyToPulse', {
  method: 'POST',
  path: '/pulses/:id/replies',
  about: 'Replies, once. Nothing of the reply is kept but sums, and the comment for the hosts apart from them.',
  policy: { who: 'signed-in', scope: 'write', act: 'take-pulse' },
  params: id,
  input: z.object({
    /** By statement, from 1 to 5; null says nothing to it. */
    agreements: z
      .array(z.nullable(z.int().check(z.minimum(1), z.maximum(5))))
      .check(z.minLength(1), z.maxLength(MOST_STATEMENTS)),
    comment: z.optional(z.string().check(z.trim(), z.maxLength(LONGEST_PULSE_COMMENT))),
  }),
  output: z.object({
    /** False: they had replied before, and that reply counts. */
    counted: z.boolean(),
  }),
})
