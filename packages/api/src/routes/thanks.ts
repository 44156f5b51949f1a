import { LONGEST_THANKS, THANKED_FOR } from '@commonplace/domain'
import * as z from 'zod/mini'
import { route } from '../route.ts'
import { CommunitySlug, Id, Instant, listOf, Paging, Person } from '../shapes.ts'

// Thanks from member to member.

export const ThanksShape = z.object({
  id: z.string(),
  from: Person,
  to: Person,
  words: z.string(),
  at: Instant,
  /** What it is for, as the caller may see it. */
  about: z.object({ kind: z.enum(THANKED_FOR), title: z.string(), url: z.string() }),
  may: z.object({ takeBack: z.boolean() }),
})

export const giveThanks = route('giveThanks', {
  method: 'POST',
  path: '/communities/:slug/thanks',
  about: 'Thanks another member in a sentence, for a page, an answer or a gathering; once for each.',
  policy: { who: 'signed-in', scope: 'write', act: 'thank' },
  params: z.object({ slug: CommunitySlug }),
  input: z.object({
    id: z.optional(Id),
    to: Id,
    about: z.object({ kind: z.enum(THANKED_FOR), id: Id }),
    words: z.string().check(z.trim(), z.minLength(1), z.maxLength(LONGEST_THANKS)),
  }),
  output: ThanksShape,
  status: 201,
})
export const takeThanks = route('takeThanks', {
  method: 'DELETE',
  path: '/thanks/:id',
  about: 'Takes it back; its words are gone. Whoever was thanked, or a host, takes it away.',
  policy: { who: 'signed-in', scope: 'write', act: 'thank' },
  params: z.object({ id: Id }),
})
export const listThanks = route('listThanks', {
  method: 'GET',
  path: '/communities/:slug/members/:id/thanks',
  about: 'What others thanked somebody for, as far as the caller may see it, the latest first.',
  policy: { who: 'signed-in', scope: 'read', act: 'see-members' },
  params: z.object({ slug: CommunitySlug, id: Id }),
  query: z.object(Paging),
  output: listOf(ThanksShape),
})
