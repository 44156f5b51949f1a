import * as z from 'zod/mini'
import { Me } from '../me.ts'
import { route } from '../route.ts'
import { CommunitySlug, Email, Id, Instant, listOf, Passphrase, Person, PersonName } from '../shapes.ts'

const host = { who: 'signed-in', scope: 'admin', act: 'manage-members' } as const
const slug = z.object({ slug: CommunitySlug })
const slugAndId = z.object({ slug: CommunitySlug, id: Id })

export const joinCommunity = route('joinCommunity', {
  method: 'POST',
  path: '/communities/:slug/join',
  about:
    'Joins an open community, or one that lets the caller’s mail domain in; else asks its hosts, where they let themselves be asked.',
  policy: { who: 'anyone', scope: 'write', act: 'see' },
  params: slug,
  input: z.object({
    note: z.optional(z.string().check(z.trim(), z.maxLength(500))),
    person: z.optional(z.object({ name: PersonName, email: Email, password: Passphrase })),
  }),
  output: z.object({ joined: z.boolean(), me: Me }),
})
export const withdrawRequest = route('withdrawRequest', {
  method: 'DELETE',
  path: '/communities/:slug/join',
  about: 'Takes back one’s own request to join.',
  policy: { who: 'signed-in', scope: 'write', act: 'see' },
  params: slug,
})
export const listJoinRequests = route('listJoinRequests', {
  method: 'GET',
  path: '/communities/:slug/requests',
  about: 'Who asks to join, the longest wait first.',
  policy: host,
  params: slug,
  output: listOf(z.object({ id: z.string(), person: Person, email: z.string(), note: z.string(), at: Instant })),
})
export const settleJoinRequest = route('settleJoinRequest', {
  method: 'POST',
  path: '/communities/:slug/requests/:id',
  about: 'Lets somebody in who asked, or not.',
  policy: host,
  params: slugAndId,
  input: z.object({ accept: z.boolean(), role: z.optional(z.enum(['member', 'guest'])) }),
})

/** What a newcomer finds first. */
export const readFirstWeek = route('readFirstWeek', {
  method: 'GET',
  path: '/communities/:slug/first-week',
  about:
    'The first steps of somebody new: the charter, what is most vouched for, a question near their topics, and who looks after them.',
  policy: { who: 'signed-in', scope: 'read', act: 'read' },
  params: slug,
  output: z.object({
    /** Whether the caller joined so lately that this is for them. */
    isNew: z.boolean(),
    charter: z.nullable(z.object({ title: z.string(), url: z.string() })),
    vouched: z.array(z.object({ title: z.string(), url: z.string(), summary: z.string() })),
    question: z.nullable(z.object({ title: z.string(), url: z.string() })),
    buddy: z.nullable(Person),
    profile: z.boolean(),
    posted: z.boolean(),
  }),
})
export const listNewcomers = route('listNewcomers', {
  method: 'GET',
  path: '/communities/:slug/newcomers',
  about: 'Who joined in the last weeks, who looks after them, and whose first post nobody has replied to.',
  policy: host,
  params: slug,
  output: listOf(
    z.object({
      person: Person,
      joinedAt: Instant,
      buddy: z.nullable(Person),
      first: z.nullable(z.object({ title: z.string(), url: z.string(), at: Instant, replied: z.boolean() })),
    }),
  ),
})
export const setBuddy = route('setBuddy', {
  method: 'PUT',
  path: '/communities/:slug/members/:id/buddy',
  about: 'Says who looks after a newcomer.',
  policy: host,
  params: slugAndId,
  input: z.object({ buddy: z.nullable(Id) }),
})
