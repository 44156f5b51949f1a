import { LONGEST_INTRO } from '@commonplace/domain'
import * as z from 'zod/mini'
import { route } from '../route.ts'
import { CommunitySlug, Instant } from '../shapes.ts'

// What goes out by mail: each person’s settings, the weekly digest that hosts see beforehand, and the way out of both.

const self = { who: 'signed-in', scope: 'admin' } as const
const host = { who: 'signed-in', scope: 'admin', act: 'administer' } as const
const slug = z.object({ slug: CommunitySlug })
const token = z.object({ token: z.string().check(z.maxLength(300)) })
const Wanted = z.object({
  slug: z.string(),
  name: z.string(),
  /** What is meant for them, after a few minutes. */
  immediate: z.boolean(),
  /** Once a week, what happened. */
  digest: z.boolean(),
})

export const readMails = route('readMails', {
  method: 'GET',
  path: '/me/mails',
  about: 'Which mails the caller wants, for each of their communities.',
  policy: self,
  output: z.object({
    /** This installation sends mail at all. */
    sends: z.boolean(),
    /** The address was shown to be theirs; to others nothing is sent. */
    proven: z.boolean(),
    communities: z.array(Wanted),
  }),
})
export const changeMails = route('changeMails', {
  method: 'PATCH',
  path: '/communities/:slug/mails',
  about: 'Says which mails the caller wants from a community.',
  policy: { ...self, act: 'follow' },
  params: slug,
  input: z.object({ immediate: z.optional(z.boolean()), digest: z.optional(z.boolean()) }),
  output: Wanted,
})
export const readUnsubscribe = route('readUnsubscribe', {
  method: 'GET',
  path: '/unsubscribe/:token',
  about: 'Which mails a link out of a mail ends.',
  policy: { who: 'anyone', scope: 'read' },
  params: token,
  output: z.object({ community: z.string(), kind: z.enum(['immediate', 'digest']), ended: z.boolean() }),
})
export const unsubscribe = route('unsubscribe', {
  method: 'POST',
  path: '/unsubscribe/:token',
  about: 'Ends these mails. Needs no signing in.',
  policy: { who: 'anyone', scope: 'write' },
  params: token,
})

const Link = z.object({ title: z.string(), url: z.string() })
const Digest = z.object({
  /** This installation sends mail at all. */
  sends: z.boolean(),
  /** When it goes out. */
  at: Instant,
  intro: z.string(),
  skipped: z.boolean(),
  pages: z.array(Link),
  unanswered: z.array(Link),
  accepted: z.array(Link),
  joined: z.array(z.string()),
})
export const readDigest = route('readDigest', {
  method: 'GET',
  path: '/communities/:slug/digest',
  about: 'The digest that goes out next, as far as the week has come, with what a host wrote above it.',
  policy: host,
  params: slug,
  output: Digest,
})
export const changeDigest = route('changeDigest', {
  method: 'PATCH',
  path: '/communities/:slug/digest',
  about: 'Writes above the digest that goes out next, or leaves it out this week.',
  policy: host,
  params: slug,
  input: z.object({
    intro: z.optional(z.string().check(z.maxLength(LONGEST_INTRO))),
    skipped: z.optional(z.boolean()),
  }),
  output: Digest,
})
