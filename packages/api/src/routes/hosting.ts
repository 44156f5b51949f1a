import { MOST_AWAY, MOST_DOTS, MOST_OPTIONS } from '@commonplace/domain'
import * as z from 'zod/mini'
import { Away, GatheringShape, OccurrenceParams, RotaShape, ShortName, TogetherShape } from '../gathering-shapes.ts'
import { route } from '../route.ts'
import { CommunitySlug, Id } from '../shapes.ts'

// Whose turn it is to host, and what goes on while people are together.

const comer = { who: 'signed-in', scope: 'write', act: 'attend' } as const
const slug = z.object({ slug: CommunitySlug })
const id = z.object({ id: Id })

export const readRota = route('readRota', {
  method: 'GET',
  path: '/communities/:slug/rota',
  about: 'Who takes turns at hosting, and whose turn it is in the next four weeks.',
  policy: { who: 'signed-in', scope: 'read', act: 'see-members' },
  params: slug,
  output: RotaShape,
})
export const offerToHost = route('offerToHost', {
  method: 'PUT',
  path: '/communities/:slug/rota/me',
  about: 'Takes turns at hosting from now on, or says otherwise when one is away and whether one hosts twice in a row.',
  policy: comer,
  params: slug,
  input: z.object({
    /** Rather host twice in a row than have nobody host. */
    twice: z.optional(z.boolean()),
    /** All times that one is away; the first and the last day are among them. */
    away: z.optional(
      z.array(Away).check(z.maxLength(MOST_AWAY, { error: 'Say fewer times; put together what touches.' })),
    ),
  }),
  output: RotaShape,
})
export const withdrawOffer = route('withdrawOffer', {
  method: 'DELETE',
  path: '/communities/:slug/rota/me',
  about: 'Takes turns no more: those that were given go to others.',
  policy: comer,
  params: slug,
  output: RotaShape,
})
export const passTurn = route('passTurn', {
  method: 'PUT',
  path: '/gatherings/:id/occurrences/:at/turn',
  about: 'Asks for somebody else to take a turn, or keeps it after all: whose turn it is, or a host for them.',
  policy: comer,
  params: OccurrenceParams,
  input: z.object({ asks: z.boolean() }),
  output: GatheringShape,
})
export const takeTurn = route('takeTurn', {
  method: 'POST',
  path: '/gatherings/:id/occurrences/:at/turn',
  about: 'Takes a turn that somebody asks another to take, or that nobody has.',
  policy: comer,
  params: OccurrenceParams,
  output: GatheringShape,
})

const leader = { who: 'signed-in', scope: 'write', act: 'host' } as const

export const readTogether = route('readTogether', {
  method: 'GET',
  path: '/gatherings/:id/occurrences/:at/together',
  about:
    'What goes on while people are together: what is on and for how long, and votes by dots; with the time of the server.',
  policy: { who: 'signed-in', scope: 'read', act: 'see-members' },
  params: OccurrenceParams,
  output: TogetherShape,
})
export const startItem = route('startItem', {
  method: 'PUT',
  path: '/gatherings/:id/occurrences/:at/running',
  about: 'Begins the time of something, in the place of what was on; of what is on already, says how long it takes.',
  policy: leader,
  params: OccurrenceParams,
  input: z.object({
    item: z.string().check(z.trim(), z.minLength(1, { error: 'Say what is on.' }), z.maxLength(200)),
    minutes: z
      .number({ error: 'Say for how many minutes.' })
      .check(
        z.int(),
        z.minimum(1, { error: 'Say for how many minutes.' }),
        z.maximum(180, { error: 'At most three hours.' }),
      ),
  }),
  output: TogetherShape,
})
export const stopItem = route('stopItem', {
  method: 'DELETE',
  path: '/gatherings/:id/occurrences/:at/running',
  about: 'Ends the time of what is on.',
  policy: leader,
  params: OccurrenceParams,
  output: TogetherShape,
})
export const openVote = route('openVote', {
  method: 'POST',
  path: '/gatherings/:id/occurrences/:at/votes',
  about: 'Opens a vote by dots: everybody has so many, and lays them where they like.',
  policy: leader,
  params: OccurrenceParams,
  input: z.object({
    id: z.optional(Id),
    title: ShortName,
    options: z
      .array(z.string().check(z.trim(), z.minLength(1), z.maxLength(120, { error: 'That is long for a choice.' })))
      .check(
        z.minLength(2, { error: 'Give at least two choices.' }),
        z.maxLength(MOST_OPTIONS, { error: 'Give fewer choices.' }),
      ),
    dots: z
      .number({ error: 'Say how many dots each has.' })
      .check(
        z.int(),
        z.minimum(1, { error: 'Say how many dots each has.' }),
        z.maximum(MOST_DOTS, { error: 'Fewer dots say more.' }),
      ),
  }),
  output: TogetherShape,
  status: 201,
})
export const placeDots = route('placeDots', {
  method: 'PUT',
  path: '/votes/:id/dots',
  about: 'Lays the dots of the caller: how many on each choice, in their order. The last word counts.',
  policy: comer,
  params: id,
  input: z.object({ placed: z.array(z.number().check(z.int(), z.minimum(0))).check(z.maxLength(MOST_OPTIONS)) }),
  output: TogetherShape,
})
export const closeVote = route('closeVote', {
  method: 'POST',
  path: '/votes/:id/close',
  about: 'Closes a vote by dots: it stays as it is.',
  policy: leader,
  params: id,
  output: TogetherShape,
})
