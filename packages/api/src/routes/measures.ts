import { MEASURE_RANGES, RUNGS } from '@commonplace/domain'
import * as z from 'zod/mini'
import { route } from '../route.ts'
import { CommunitySlug, Instant, PageRow, QuestionRow } from '../shapes.ts'

const reader = { who: 'anyone', scope: 'read', act: 'see-measures' } as const
const slug = z.object({ slug: CommunitySlug })
const Range = z.enum(MEASURE_RANGES)
const query = z.object({ range: z.optional(Range) })
/** In milliseconds; null where there was nothing to take a time of. */
const Took = z.nullable(z.number())
const Times = z.object({ median: Took, ninth: Took, count: z.number(), of: z.number() })
const Parts = z.object({ core: z.number(), active: z.number(), occasional: z.number() })

/** What one stretch of time brought. */
const Point = z.object({
  /** Its first day, and the day after its last, at midnight UTC. */
  from: Instant,
  to: Instant,
  /** At its end, or now. */
  members: z.number(),
  joined: z.number(),
  left: z.number(),
  /** Questions and pages. */
  posts: z.number(),
  /** Answers and comments. */
  replies: z.number(),
  asked: z.number(),
  /** Of those asked, how many had an answer within 48 hours. */
  inTime: z.number(),
  first: Took,
  resolved: Took,
  /** Different people who wrote something. */
  writers: z.number(),
  stories: z.number(),
})
export type MeasurePoint = z.infer<typeof Point>

const Compared = z.object({
  posts: z.number(),
  replies: z.number(),
  writers: z.number(),
  joined: z.number(),
  left: z.number(),
  first: Times,
  resolved: Times,
  /** Stories told. */
  stories: z.number(),
})

export const MeasuresShape = z.object({
  range: Range,
  /** When it was looked at, by the clock of the server. */
  at: Instant,
  /** How many weeks one point is. */
  weeksEach: z.number(),
  points: z.array(Point),
  whole: Compared,
  /** As long a time before; null where all is looked at. */
  before: z.nullable(Compared),
  members: z.number(),
  /** Of the last twelve weeks, and of the twelve before. */
  parts: z.object({ now: Parts, before: Parts }),
  /** Questions without an answer for 48 hours: all of them, and the oldest. */
  unanswered: z.object({ count: z.number(), oldest: z.array(QuestionRow) }),
  trust: z.object({
    pages: z.number(),
    trusted: z.number(),
    fresh: z.number(),
    needy: z.array(z.object({ page: PageRow, why: z.enum(['no-steward', 'review-due']) })),
  }),
  evidence: z.object({
    practices: z.number(),
    /** How many practices have a story. */
    told: z.number(),
    rungs: z.record(z.enum(RUNGS), z.number()),
    /** The practices most told of. */
    most: z.array(
      z.object({
        ...{ id: z.string(), title: z.string(), url: z.string() },
        ...{ worked: z.number(), mixed: z.number(), didNot: z.number() },
        rung: z.enum(RUNGS),
      }),
    ),
  }),
  /** The questions resolved last, with how long it took. */
  resolvedLately: z.array(z.object({ title: z.string(), url: z.string(), took: z.number() })),
  /** Stories told lately, to stand beside the numbers. */
  stories: z.array(
    z.object({
      ...{ id: z.string(), title: z.string(), url: z.string(), summary: z.string() },
      /** Something that it tried worked. */
      worked: z.boolean(),
    }),
  ),
  /** Gatherings that took place and challenges that began meanwhile, the first first. */
  marks: z.array(
    z.object({ kind: z.enum(['gathering', 'challenge']), at: Instant, title: z.string(), url: z.string() }),
  ),
  /** For members, statement by statement, how far they agreed when each pulse closed, in five steps; null under five replies. */
  pulse: z.array(
    z.object({
      words: z.string(),
      points: z.array(z.object({ at: Instant, agreement: z.nullable(z.number()) })),
    }),
  ),
  /** Whether the caller may say who sees this. */
  mayOpen: z.boolean(),
  open: z.boolean(),
})
export type MeasuresShape = z.infer<typeof MeasuresShape>

export const readMeasures = route('readMeasures', {
  method: 'GET',
  path: '/communities/:slug/measures',
  about:
    'What the community did: growth, posts and replies, how fast questions are answered, how pages and practices stand.',
  policy: reader,
  params: slug,
  query,
  output: MeasuresShape,
})
export const readMeasuresCsv = route('readMeasuresCsv', {
  method: 'GET',
  path: '/communities/:slug/measures/csv',
  about: 'The same numbers as a table, a line for each stretch of time.',
  policy: reader,
  params: slug,
  query,
  answers: 'bytes',
})
