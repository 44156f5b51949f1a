import { EVENT_TYPES, REASONS, SHOWS } from '@commonplace/domain'
import * as z from 'zod/mini'
import { route } from '../route.ts'
import { Id, Instant, Kind, Level, listOf, Paging, Person } from '../shapes.ts'

const reader = { who: 'signed-in', scope: 'read' } as const
const ThingKind = z.enum(['page', 'question', 'gathering'])
const Thing = z.object({ kind: ThingKind, id: Id })

export const InboxItem = z.object({
  community: z.object({ slug: z.string(), name: z.string() }),
  kind: ThingKind,
  id: z.string(),
  title: z.string(),
  url: z.string(),
  pageKind: z.nullable(Kind),
  at: Instant,
  unread: z.number(),
  level: Level,
  /** The place of its latest notice: mark as read up to here. */
  latest: z.number(),
  /** What happened, the latest first; the latest thirty. */
  notices: z.array(
    z.object({
      type: z.enum(EVENT_TYPES),
      reason: z.enum(REASONS),
      by: z.nullable(Person),
      at: Instant,
      url: z.string(),
      /** What somebody who thanks says. */
      words: z.nullable(z.string()),
      /** When the occurrence that it is of begins. */
      begins: z.nullable(Instant),
      read: z.boolean(),
    }),
  ),
})
export type InboxItem = z.infer<typeof InboxItem>

export const readInbox = route('readInbox', {
  method: 'GET',
  path: '/inbox',
  about:
    'What happened that the caller hears of, gathered by page and question, the latest first; of all their communities. Kept for 90 days.',
  policy: reader,
  query: z.object({ ...Paging, show: z.optional(z.enum(SHOWS)) }),
  output: listOf(InboxItem),
})
export const countInbox = route('countInbox', {
  method: 'GET',
  path: '/inbox/count',
  about: 'In how many things something is unread; counted up to 100.',
  policy: reader,
  output: z.object({ unread: z.number() }),
})
export const markInbox = route('markInbox', {
  method: 'POST',
  path: '/inbox/marks',
  about: 'Marks things of the inbox, or all of it, as read or as unread.',
  policy: { who: 'signed-in', scope: 'write' },
  input: z.object({
    read: z.boolean(),
    /** Left out for everything. */
    things: z.optional(z.array(Thing).check(z.maxLength(200))),
    /** Only what is no later than this notice: what came since stays as it is. */
    upTo: z.optional(z.number()),
  }),
})
