import { LONGEST_GATHERING } from '@commonplace/domain'
import * as z from 'zod/mini'
import {
  Attendance,
  GatheringKind,
  GatheringShape,
  OccurrenceParams,
  OccurrenceRow,
  ShortName,
  Wall,
} from '../gathering-shapes.ts'
import { route } from '../route.ts'
import { Code, CommunitySlug, Id, listOf, Paging } from '../shapes.ts'

const reader = { who: 'anyone', scope: 'read', act: 'read' } as const
const planner = { who: 'signed-in', scope: 'write', act: 'plan' } as const
const comer = { who: 'signed-in', scope: 'write', act: 'attend' } as const

const slug = z.object({ slug: CommunitySlug })
const id = z.object({ id: Id })
const Minutes = z
  .number({ error: 'Say how many minutes it lasts.' })
  .check(
    z.int(),
    z.minimum(5, { error: 'A gathering lasts at least five minutes.' }),
    z.maximum(LONGEST_GATHERING, { error: 'A gathering lasts at most a day. Plan one for each day.' }),
  )
const Why = z
  .string()
  .check(
    z.trim(),
    z.minLength(1, { error: 'Say why, so that nobody has to ask.' }),
    z.maxLength(280, { error: 'Say it in one or two sentences.' }),
  )
const Link = z.string().check(
  z.trim(),
  z.maxLength(500),
  z.refine((text) => text === '' || /^https:\/\/[^\s]+$/i.test(text), {
    error: 'Give an address that begins with https://',
  }),
)
const about = {
  kind: GatheringKind,
  about: z.string().check(z.trim(), z.maxLength(2000, { error: 'That is long. Put the rest on its run-sheet.' })),
  minutes: Minutes,
  zone: z.string().check(z.maxLength(64)),
  /** A rule of RFC 5545 (`FREQ=WEEKLY;BYDAY=TU`); null for once. */
  rule: z.nullable(z.string().check(z.maxLength(200))),
  place: z.string().check(z.trim(), z.maxLength(200)),
  link: Link,
  hostId: z.nullable(Id),
  /** Whoever offered to host takes turns. */
  inTurn: z.boolean(),
  sheet: z.string().check(z.maxLength(10_000, { error: 'That is long for the beginning of a run-sheet.' })),
}
const optional = {
  kind: z.optional(about.kind),
  about: z.optional(about.about),
  minutes: z.optional(about.minutes),
  rule: z.optional(about.rule),
  place: z.optional(about.place),
  link: z.optional(about.link),
  hostId: z.optional(about.hostId),
  inTurn: z.optional(about.inTurn),
  sheet: z.optional(about.sheet),
}

export const readProgramme = route('readProgramme', {
  method: 'GET',
  path: '/communities/:slug/programme',
  about: 'What is on and what is to come, the next first, and the latest of what was.',
  policy: reader,
  params: slug,
  output: z.object({ coming: z.array(OccurrenceRow), past: z.array(OccurrenceRow), next: z.nullable(z.string()) }),
})
export const listPastGatherings = route('listPastGatherings', {
  method: 'GET',
  path: '/communities/:slug/programme/past',
  about: 'What was, the latest first.',
  policy: reader,
  params: slug,
  query: z.object(Paging),
  output: listOf(OccurrenceRow),
})
export const planGathering = route('planGathering', {
  method: 'POST',
  path: '/communities/:slug/gatherings',
  about: 'Plans a gathering: once, or by a rule, by the clocks of a time zone.',
  policy: planner,
  params: slug,
  input: z.object({ id: z.optional(Id), title: ShortName, start: Wall, zone: about.zone, ...optional }),
  output: GatheringShape,
  status: 201,
})
export const readGathering = route('readGathering', {
  method: 'GET',
  path: '/gatherings/:id/occurrences/:at',
  about: 'A gathering at one of its times; `next` for the one that is on or comes next, or was the last.',
  policy: reader,
  params: z.object({ id: Id, at: z.union([z.literal('next'), Wall]) }),
  output: GatheringShape,
})
export const changeGathering = route('changeGathering', {
  method: 'PATCH',
  path: '/gatherings/:id',
  about:
    'Changes a gathering. Given another time once it has taken place, what was stays as it was, and it goes on as another one from now: the answer is that one.',
  policy: planner,
  params: id,
  input: z.object({ title: z.optional(ShortName), start: z.optional(Wall), zone: z.optional(about.zone), ...optional }),
  output: GatheringShape,
})
export const cancelGathering = route('cancelGathering', {
  method: 'POST',
  path: '/gatherings/:id/cancel',
  about: 'Calls off what is still to come of a gathering, and says why.',
  policy: planner,
  params: id,
  input: z.object({ why: Why }),
  output: GatheringShape,
})
export const changeOccurrence = route('changeOccurrence', {
  method: 'PATCH',
  path: '/gatherings/:id/occurrences/:at',
  about: 'Moves one occurrence, calls it off or on again (null), or says who hosts it.',
  policy: { ...planner, act: 'host' },
  params: OccurrenceParams,
  input: z.object({
    /** By the clocks of its zone; null for when the rule says. */
    start: z.optional(z.nullable(Wall)),
    cancelled: z.optional(z.nullable(Why)),
    hostId: z.optional(z.nullable(Id)),
  }),
  output: GatheringShape,
})
export const answerGathering = route('answerGathering', {
  method: 'PUT',
  path: '/gatherings/:id/occurrences/:at/answer',
  about: 'Says whether the caller comes.',
  policy: comer,
  params: OccurrenceParams,
  input: z.object({ answer: Attendance }),
  output: z.object({ answer: Attendance, coming: z.number() }),
})
export const addShowing = route('addShowing', {
  method: 'POST',
  path: '/gatherings/:id/occurrences/:at/showings',
  about: 'Signs up to show something there.',
  policy: comer,
  params: OccurrenceParams,
  input: z.object({
    id: z.optional(Id),
    title: z
      .string()
      .check(
        z.trim(),
        z.minLength(1, { error: 'Say what you show.' }),
        z.maxLength(120, { error: 'That is long for a title.' }),
      ),
    minutes: z
      .number({ error: 'Say how many minutes you need.' })
      .check(
        z.int(),
        z.minimum(1, { error: 'Say how many minutes you need.' }),
        z.maximum(180, { error: 'At most three hours.' }),
      ),
  }),
  output: GatheringShape,
  status: 201,
})
export const withdrawShowing = route('withdrawShowing', {
  method: 'DELETE',
  path: '/showings/:id',
  about: 'Takes a showing back: who shows it, or a host.',
  policy: comer,
  params: id,
})

const follower = { who: 'signed-in', scope: 'write', act: 'follow' } as const

export const readCalendar = route('readCalendar', {
  method: 'GET',
  path: '/calendars/:code',
  about: 'The programme as iCalendar, by a secret address: what its owner may see.',
  policy: { who: 'anyone', scope: 'read' },
  params: z.object({ code: Code }),
  answers: 'bytes',
})
export const readCommunityCalendar = route('readCommunityCalendar', {
  method: 'GET',
  path: '/communities/:slug/calendar',
  about: 'The programme as iCalendar, for whoever may read the community.',
  policy: reader,
  params: slug,
  answers: 'bytes',
})
export const readGatheringCalendar = route('readGatheringCalendar', {
  method: 'GET',
  path: '/gatherings/:id/calendar',
  about: 'One gathering as iCalendar.',
  policy: reader,
  params: id,
  answers: 'bytes',
})
export const readCalendarAddress = route('readCalendarAddress', {
  method: 'GET',
  path: '/communities/:slug/calendar-address',
  about: 'Since when the caller has a secret address of the programme, and the address that is open to all, if one is.',
  policy: { ...follower, scope: 'read' },
  params: slug,
  output: z.object({ made: z.nullable(z.number()), open: z.nullable(z.string()) }),
})
export const makeCalendarAddress = route('makeCalendarAddress', {
  method: 'POST',
  path: '/communities/:slug/calendar-address',
  about: 'Makes a secret address of the programme for the caller; one from before ends. It is shown this once.',
  policy: follower,
  params: slug,
  output: z.object({ url: z.string() }),
  status: 201,
})
export const removeCalendarAddress = route('removeCalendarAddress', {
  method: 'DELETE',
  path: '/communities/:slug/calendar-address',
  about: 'Ends that address.',
  policy: follower,
  params: slug,
})

export const closeGathering = route('closeGathering', {
  method: 'POST',
  path: '/gatherings/:id/occurrences/:at/close',
  about:
    'Closes an occurrence that has begun: drafts its recap as a page, and takes what is still to do to the next run-sheet. Closed twice, it is closed once.',
  policy: { ...planner, act: 'host' },
  params: OccurrenceParams,
  output: GatheringShape,
})

export const openSheet = route('openSheet', {
  method: 'POST',
  path: '/gatherings/:id/occurrences/:at/sheet',
  about: 'The run-sheet of an occurrence: a page that is made when it is opened first.',
  policy: { who: 'signed-in', scope: 'write', act: 'create-page' },
  params: OccurrenceParams,
  output: z.object({ id: z.string(), url: z.string() }),
})
