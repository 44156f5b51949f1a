import * as z from 'zod/mini'
import { BadgeShape } from '../challenge-shapes.ts'
import { route } from '../route.ts'
import { CommunitySlug, Id, Instant, PagePlace, Person, ProfileShape, Role, Tag } from '../shapes.ts'

const self = { who: 'signed-in', scope: 'admin' } as const
const About = z.string().check(z.trim(), z.maxLength(600))

export const readMyProfile = route('readMyProfile', {
  method: 'GET',
  path: '/me/profile',
  about: 'What the caller says of themselves.',
  policy: self,
  output: ProfileShape,
})
export const changeMyProfile = route('changeMyProfile', {
  method: 'PATCH',
  path: '/me/profile',
  about: 'Says what one can help with, what one looks for, and one’s topics.',
  policy: self,
  input: z.object({
    offers: z.optional(About),
    seeks: z.optional(About),
    topics: z.optional(z.array(Tag).check(z.maxLength(12))),
  }),
  output: ProfileShape,
})
export const setPortrait = route('setPortrait', {
  method: 'PUT',
  path: '/me/portrait',
  about: 'One’s picture, drawn anew as a small square.',
  policy: self,
  body: 'bytes',
  output: ProfileShape,
})
export const removePortrait = route('removePortrait', {
  method: 'DELETE',
  path: '/me/portrait',
  about: 'Takes one’s picture away.',
  policy: self,
})
export const readPortrait = route('readPortrait', {
  method: 'GET',
  path: '/members/:id/portrait/:revision',
  about: 'Somebody’s picture, for those who may see the members of a community they are in.',
  policy: { who: 'signed-in', scope: 'read' },
  params: z.object({ id: Id, revision: z.string().check(z.maxLength(64)) }),
  answers: 'bytes',
})

export const readMember = route('readMember', {
  method: 'GET',
  path: '/communities/:slug/members/:id',
  about: 'Somebody of the community: what they say of themselves, and what they gave.',
  policy: { who: 'anyone', scope: 'read', act: 'see-members' },
  params: z.object({ slug: CommunitySlug, id: Id }),
  output: z.object({
    ...Person.shape,
    ...ProfileShape.shape,
    role: Role,
    /** What hosts call them here; null for most. */
    title: z.nullable(z.string()),
    joinedAt: Instant,
    email: z.optional(z.string()),
    /** Pages they keep true. */
    stewards: z.array(PagePlace),
    /** Questions they answered, the last first. */
    answered: z.array(z.object({ title: z.string(), url: z.string(), at: Instant, accepted: z.boolean() })),
    /** What they earned in challenges, the latest first. */
    badges: z.array(BadgeShape),
    pages: z.number(),
    answers: z.number(),
  }),
})

export const exportMe = route('exportMe', {
  method: 'GET',
  path: '/me/export',
  about: 'Everything the installation holds of the caller, as one JSON file.',
  policy: self,
  answers: 'bytes',
})
export const leaveForGood = route('leaveForGood', {
  method: 'POST',
  path: '/me/leave',
  about: 'Ends the caller’s account: name, address and profile go, what they wrote stays without their name.',
  policy: self,
  input: z.object({
    /** Said once more, where there is one. */
    password: z.optional(z.string().check(z.maxLength(256))),
    sure: z.literal(true),
  }),
})
