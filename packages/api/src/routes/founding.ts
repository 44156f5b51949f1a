import { CORE_PLACES, START_STEPS } from '@commonplace/domain'
import * as z from 'zod/mini'
import { OccurrenceRow } from '../gathering-shapes.ts'
import { route } from '../route.ts'
import { CommunitySlug, Id, Instant, Person, Place } from '../shapes.ts'

// The first hour of a founder. Each of its steps is done with the routes there are; this tells how far it has come.

const slug = z.object({ slug: CommunitySlug })

export const readStart = route('readStart', {
  method: 'GET',
  path: '/communities/:slug/start',
  about: 'How far the first hour of a community has come, read from what is there.',
  policy: { who: 'signed-in', scope: 'admin', act: 'administer' },
  params: slug,
  output: z.object({
    done: z.record(z.enum(START_STEPS), z.boolean()),
    sentence: z.string(),
    forWhom: z.string(),
    charter: z.nullable(Place),
    /** The core group: who is in it, who is invited, and which places are free. */
    places: z.array(
      z.object({
        place: z.enum(CORE_PLACES),
        /** It may stay free. */
        spare: z.boolean(),
        person: z.nullable(Person),
        invited: z.nullable(z.object({ id: z.string(), email: z.nullable(z.string()), expiresAt: Instant })),
      }),
    ),
    /** The first questions that were asked. */
    questions: z.array(Place),
    /** The first Show & Tell that comes, or was. */
    gathering: z.nullable(OccurrenceRow),
  }),
})
export const setCorePlace = route('setCorePlace', {
  method: 'PUT',
  path: '/communities/:slug/members/:id/place',
  about: 'Gives somebody who is here a place in the core group, or takes it back.',
  policy: { who: 'signed-in', scope: 'admin', act: 'manage-members' },
  params: z.object({ slug: CommunitySlug, id: Id }),
  input: z.object({ place: z.nullable(z.enum(CORE_PLACES)) }),
})
