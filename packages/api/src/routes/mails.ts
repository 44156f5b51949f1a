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
/** What a week brought, as far as the caller may see it. */
const Week = {
  /** Thoughts of the week that were published in it. */
  thoughts: z.array(Link),
  /** New pages but stories and thoughts. */
  pages: z.array(Link),
  stories: z.array(Link),
  /** Pages of before that were written in. */
  changed: z.array(Link),
  unanswered: z.array(Link),
  accepted: z.array(Link),
  joined: z.array(z.string()),
  /** Challenges that are open. */
  challenges: z.array(Link),
  /** The gathering that comes next. */
  next: z.nullable(z.object({ ...Link.shape, start: Instant })),
}
const Digest = z.object({
  /** This installation sends mail at all. */
  sends: z.boolean(),
  /** When it goes out. */
  at: Instant,
  /** What hosts say above it, as plain text. */
  intro: z.string(),
  skipped: z.boolean(),
  /** The page in which they write it; null while nobody opened one. */
  page: z.nullable(Link),
  ...Week,
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
export const openDigestPage = route('openDigestPage', {
  method: 'POST',
  path: '/communities/:slug/digest/page',
  about: 'The page in which hosts write above the digest that goes out next; made when it is opened first.',
  policy: host,
  params: slug,
  output: z.object({ id: z.string(), url: z.string() }),
})
export const readWeek = route('readWeek', {
  method: 'GET',
  path: '/communities/:slug/digest/week',
  about: 'A digest that went out, as the caller may see its week: the latest, or the one of an instant.',
  policy: { who: 'signed-in', scope: 'read', act: 'see-members' },
  params: slug,
  query: z.object({ at: z.optional(z.coerce.number().check(z.int(), z.minimum(0))) }),
  output: z.object({
    /** When it went out, and when its week began. */
    at: Instant,
    from: Instant,
    /** Those that can be read, the latest first. */
    editions: z.array(Instant),
    skipped: z.boolean(),
    /** What hosts wrote in their page, as HTML; empty without one. */
    words: z.string(),
    /** What they wrote without a page, as plain text. */
    intro: z.string(),
    page: z.nullable(Link),
    ...Week,
  }),
})
