import * as z from 'zod/mini'
import { route } from '../route.ts'
import {
  CommunityRow,
  CommunityShape,
  CommunitySlug,
  EventShape,
  Id,
  Instant,
  listOf,
  PageRow,
  Paging,
  Person,
  PersonName,
  QuestionRow,
  Role,
  Sentence,
  Tags,
  Visibility,
} from '../shapes.ts'

const anyone = { who: 'anyone', scope: 'read' } as const
const host = { who: 'signed-in', scope: 'admin', act: 'manage-members' } as const
const slug = z.object({ slug: CommunitySlug })
const slugAndId = z.object({ slug: CommunitySlug, id: Id })

export const listCommunities = route('listCommunities', {
  method: 'GET',
  path: '/communities',
  about: 'The communities the caller may know of.',
  policy: anyone,
  output: listOf(CommunityRow),
})
export const createCommunity = route('createCommunity', {
  method: 'POST',
  path: '/communities',
  about: 'Founds another community; the caller is its founder.',
  policy: { who: 'signed-in', scope: 'admin' },
  input: z.object({
    id: z.optional(Id),
    name: PersonName,
    slug: CommunitySlug,
    visibility: z.optional(Visibility),
    sentence: z.optional(Sentence),
  }),
  output: CommunityRow,
  status: 201,
})
export const readCommunity = route('readCommunity', {
  method: 'GET',
  path: '/communities/:slug',
  about: 'Name, sentence, counts, and what the caller may do.',
  policy: { ...anyone, act: 'see' },
  params: slug,
  output: CommunityShape,
})
export const changeCommunity = route('changeCommunity', {
  method: 'PATCH',
  path: '/communities/:slug',
  about: 'Changes the settings of a community.',
  policy: { who: 'signed-in', scope: 'admin', act: 'administer' },
  params: slug,
  input: z.object({
    name: z.optional(PersonName),
    sentence: z.optional(Sentence),
    topics: z.optional(Tags),
    visibility: z.optional(Visibility),
    accent: z.optional(z.enum(['spruce', 'madder', 'blue', 'ochre', 'plum', 'slate'])),
    joining: z.optional(z.enum(['invite', 'open'])),
  }),
  output: CommunityShape,
})

export const readHome = route('readHome', {
  method: 'GET',
  path: '/communities/:slug/home',
  about: 'What changed lately and what waits, as data for the sentences of Home.',
  policy: { ...anyone, act: 'see' },
  params: slug,
  output: z.object({
    /** When the caller was last here, or a week ago. */
    since: Instant,
    people: z.number(),
    pagesChanged: z.number(),
    questionsAnswered: z.number(),
    changed: z.array(
      z.object({
        page: PageRow,
        by: z.array(Person),
        at: Instant,
        added: z.number(),
        removed: z.number(),
        isNew: z.boolean(),
      }),
    ),
    waiting: z.array(QuestionRow),
    reviewsDue: z.array(PageRow),
    mine: z.array(PageRow),
  }),
})

const MemberRow = z.object({
  ...Person.shape,
  role: Role,
  joinedAt: Instant,
  pages: z.number(),
  answers: z.number(),
  email: z.optional(z.string()),
})
export const listMembers = route('listMembers', {
  method: 'GET',
  path: '/communities/:slug/members',
  about: 'Who is in the community; mail addresses only for hosts.',
  policy: { ...anyone, act: 'see-members' },
  params: slug,
  query: z.object({ ...Paging, q: z.optional(z.string().check(z.maxLength(80))) }),
  output: listOf(MemberRow),
})
export const changeMember = route('changeMember', {
  method: 'PATCH',
  path: '/communities/:slug/members/:id',
  about: 'Changes somebody’s role.',
  policy: host,
  params: slugAndId,
  input: z.object({ role: Role }),
  output: MemberRow,
})
export const removeMember = route('removeMember', {
  method: 'DELETE',
  path: '/communities/:slug/members/:id',
  about: 'Takes somebody out of the community, or leaves it oneself.',
  policy: { who: 'signed-in', scope: 'admin' },
  params: slugAndId,
})

/** `code` is part of `url` and given once, when the invite is made; only its hash is kept. */
const InviteRow = z.object({ id: z.string(), role: Role, createdAt: Instant, expiresAt: Instant, usesLeft: z.number() })
export const listInvites = route('listInvites', {
  method: 'GET',
  path: '/communities/:slug/invites',
  about: 'The open invite links.',
  policy: host,
  params: slug,
  output: listOf(InviteRow),
})
export const createInvite = route('createInvite', {
  method: 'POST',
  path: '/communities/:slug/invites',
  about: 'A new invite link, shown this once.',
  policy: host,
  params: slug,
  input: z.object({
    role: z.enum(['host', 'member', 'guest']),
    uses: z.optional(z.number().check(z.int(), z.minimum(1), z.maximum(1000))),
    days: z.optional(z.number().check(z.int(), z.minimum(1), z.maximum(365))),
  }),
  output: z.object({ ...InviteRow.shape, url: z.string() }),
  status: 201,
})
export const revokeInvite = route('revokeInvite', {
  method: 'DELETE',
  path: '/communities/:slug/invites/:id',
  about: 'Ends an invite link.',
  policy: host,
  params: slugAndId,
})

export const followEvents = route('followEvents', {
  method: 'GET',
  path: '/events',
  about: 'Server-sent events for what the caller may see; `Last-Event-ID` continues.',
  policy: anyone,
  query: z.object({ community: z.optional(CommunitySlug), since: z.optional(z.coerce.number()) }),
  output: EventShape,
  answers: 'events',
})
