import { GAP_KINDS } from '@commonplace/domain'
import * as z from 'zod/mini'
import { route } from '../route.ts'
import { CommunitySlug, Id, LinkEnd, PageRow, QuestionRow } from '../shapes.ts'

const seeker = { who: 'signed-in', scope: 'write', act: 'seek' } as const
const slug = z.object({ slug: CommunitySlug })
const Words = z.string().check(z.trim(), z.minLength(1), z.maxLength(200))
const Kind = z.enum(GAP_KINDS)

export const readGaps = route('readGaps', {
  method: 'GET',
  path: '/communities/:slug/gaps',
  about:
    'What the community does not know yet: searches in vain, questions that wait, pages not written, not vouched for, not there.',
  policy: { who: 'signed-in', scope: 'read', act: 'see-gaps' },
  params: slug,
  output: z.object({
    searches: z.array(z.object({ words: z.string(), times: z.number(), waiting: z.boolean() })),
    unanswered: z.array(QuestionRow),
    wanted: z.array(z.object({ title: z.string(), times: z.number(), from: z.array(LinkEnd), waiting: z.boolean() })),
    unvouched: z.array(z.object({ page: PageRow, why: z.enum(['no-steward', 'review-due']) })),
    clusters: z.array(z.object({ about: z.string(), questions: z.array(QuestionRow) })),
  }),
})
export const logSearch = route('logSearch', {
  method: 'POST',
  path: '/communities/:slug/searches',
  about: 'Leaves word that somebody searched, without who, and how much was found.',
  policy: seeker,
  params: slug,
  input: z.object({ id: Id, q: Words, found: z.number().check(z.int(), z.minimum(0)) }),
})
export const endSearch = route('endSearch', {
  method: 'POST',
  path: '/communities/:slug/searches/:id/end',
  about: 'Says which hit a search led to: it was not in vain.',
  policy: seeker,
  params: z.object({ slug: CommunitySlug, id: Id }),
  input: z.object({ kind: z.enum(['page', 'question']), id: Id }),
})
export const waitForGap = route('waitForGap', {
  method: 'POST',
  path: '/communities/:slug/waits',
  about: 'Tells the caller once a gap is filled, or no longer.',
  policy: seeker,
  params: slug,
  input: z.object({ kind: Kind, words: Words, on: z.boolean() }),
})
export const inviteToGap = route('inviteToGap', {
  method: 'POST',
  path: '/communities/:slug/gap-invites',
  about: 'Asks a member to fill a gap, or to be the steward of a page; their Home says so.',
  policy: { who: 'signed-in', scope: 'write', act: 'create-page' },
  params: slug,
  input: z.object({
    kind: z.enum([...GAP_KINDS, 'page']),
    words: Words,
    pageId: z.optional(Id),
    memberId: Id,
  }),
})
export const dismissTold = route('dismissTold', {
  method: 'POST',
  path: '/communities/:slug/told/seen',
  about: 'Takes a filled gap or an invitation off the caller’s Home.',
  policy: seeker,
  params: slug,
  input: z.object({ what: z.enum(['filled', 'invited']), kind: z.enum([...GAP_KINDS, 'page']), words: Words }),
})
