import {
  CORE_PLACES,
  GAP_KINDS,
  JOININGS,
  LONGEST_MEMBER_TITLE,
  LONGEST_TEMPLATE,
  START_STEPS,
} from '@commonplace/domain'
import * as z from 'zod/mini'
import { ChallengeRow } from '../challenge-shapes.ts'
import { RungNumbersShape } from '../evidence-shapes.ts'
import { OccurrenceRow } from '../gathering-shapes.ts'
import { route } from '../route.ts'
import {
  AdoptionShape,
  CommunityRow,
  CommunityShape,
  CommunitySlug,
  Email,
  EventShape,
  Id,
  Instant,
  Kind,
  listOf,
  PagePlace,
  PageRow,
  Paging,
  Person,
  PersonName,
  QuestionRow,
  Role,
  SectionAnswerShape,
  Sentence,
  Tags,
  Visibility,
} from '../shapes.ts'
import { ThoughtRow } from '../thought-shapes.ts'

const anyone = { who: 'anyone', scope: 'read' } as const
/** The part of a mail address behind the @. */
const Domain = z
  .string()
  .check(
    z.trim(),
    z.toLowerCase(),
    z.maxLength(253),
    z.regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, { error: 'Write a domain such as example.org, without an @.' }),
  )
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
    /** Who it is for. */
    forWhom: z.optional(Sentence),
    topics: z.optional(Tags),
    visibility: z.optional(Visibility),
    accent: z.optional(z.enum(['spruce', 'madder', 'blue', 'ochre', 'plum', 'slate'])),
    /** A language tag such as “de”; empty for none. */
    locale: z.optional(z.string().check(z.regex(/^([A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*)?$/), z.maxLength(35))),
    joining: z.optional(z.enum(JOININGS)),
    domains: z.optional(z.array(Domain).check(z.maxLength(20))),
    holdFirst: z.optional(z.boolean()),
    guestsAsk: z.optional(z.boolean()),
    /** What a practice has to show before it is called repeated, or proven. */
    rungs: z.optional(RungNumbersShape),
    /** Whether whoever may read here sees the measures too. */
    openMeasures: z.optional(z.boolean()),
    /** Whether the first hour of its founder is put away. */
    startAway: z.optional(z.boolean()),
    /** What new pages of these kinds begin with; null for what the program has. */
    templates: z.optional(z.partialRecord(Kind, z.nullable(z.string().check(z.maxLength(LONGEST_TEMPLATE))))),
  }),
  output: CommunityShape,
})

export const readTemplates = route('readTemplates', {
  method: 'GET',
  path: '/communities/:slug/templates',
  about: 'What a new page of each kind begins with, as Markdown; `own` where a host wrote it.',
  policy: { ...anyone, act: 'read' },
  params: slug,
  output: z.object({ items: z.array(z.object({ kind: Kind, markdown: z.string(), own: z.boolean() })) }),
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
    /** What waits for the caller alone. */
    forYou: z.object({
      /** Asked to answer. */
      invited: z.array(QuestionRow),
      /** Asked by the caller and answered, with no answer accepted. */
      reminded: z.array(QuestionRow),
      /** Guests' questions, for hosts. */
      held: z.array(QuestionRow),
      /** The charter of the community waits for their signature: `again` where it means something else since they signed. */
      charter: z.nullable(z.object({ id: z.string(), title: z.string(), url: z.string(), again: z.boolean() })),
      /** Charters that are to be renewed, for hosts. */
      renewals: z.array(z.object({ title: z.string(), url: z.string(), at: Instant })),
      /** A pulse is open that they did not reply to. */
      pulse: z.nullable(z.object({ closesAt: Instant })),
      /** Followed, and something happened. */
      followed: z.array(QuestionRow),
      /** Found in pages the caller is a steward of, by people who were about to ask. */
      credits: z.array(
        z.object({
          title: z.string(),
          url: z.string(),
          heading: z.string(),
          asked: z.string(),
          by: Person,
          at: Instant,
        }),
      ),
      /** Said in margins by others, to the caller by name or where they spoke. */
      margins: z.array(z.object({ title: z.string(), url: z.string(), by: Person, at: Instant, named: z.boolean() })),
    }),
    reviewsDue: z.array(PageRow),
    mine: z.array(PageRow),
    pinned: z.array(PageRow),
    /** What is on next; null where nothing is planned. */
    next: z.nullable(OccurrenceRow),
    /** The challenge that is open, and ends first; null where none is. */
    challenge: z.nullable(ChallengeRow),
    /** The thought that was published last; null where none was, or it is not there for the caller. */
    thought: z.nullable(ThoughtRow),
    /** Which steps of the first hour are done, for hosts; null where all are, or it is put away. */
    start: z.nullable(z.record(z.enum(START_STEPS), z.boolean())),
    /** What the caller is told or asked for: sections that may answer their questions, woven answers to look at, gaps. */
    told: z.object({
      toConfirm: z.array(SectionAnswerShape),
      adoptions: z.array(AdoptionShape),
      movedSections: z.array(SectionAnswerShape),
      filled: z.array(
        z.object({ kind: z.enum(GAP_KINDS), words: z.string(), title: z.string(), url: z.string(), at: Instant }),
      ),
      invited: z.array(
        z.object({
          kind: z.enum([...GAP_KINDS, 'page']),
          words: z.string(),
          by: Person,
          at: Instant,
          page: z.nullable(PagePlace),
        }),
      ),
    }),
  }),
})

const MemberRow = z.object({
  ...Person.shape,
  role: Role,
  /** What hosts call them here; null for most. */
  title: z.nullable(z.string()),
  joinedAt: Instant,
  pages: z.number(),
  answers: z.number(),
  offers: z.string(),
  seeks: z.string(),
  topics: z.array(z.string()),
  portrait: z.nullable(z.string()),
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
  about: 'Changes somebody’s role, or what hosts call them.',
  policy: host,
  params: slugAndId,
  input: z.object({
    role: z.optional(Role),
    /** Null takes it back. */
    title: z.optional(z.nullable(z.string().check(z.trim(), z.minLength(1), z.maxLength(LONGEST_MEMBER_TITLE)))),
  }),
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
const InviteRow = z.object({
  id: z.string(),
  role: Role,
  createdAt: Instant,
  expiresAt: Instant,
  usesLeft: z.number(),
  /** Good for this address only. */
  email: z.nullable(z.string()),
  /** The place in the core group it invites to. */
  place: z.nullable(z.enum(CORE_PLACES)),
})
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
    /** For somebody at this address alone; sent there where the installation sends mail. */
    email: z.optional(Email),
    /** A place in the core group, for whoever takes it; good for one person. */
    place: z.optional(z.enum(CORE_PLACES)),
  }),
  output: z.object({ ...InviteRow.shape, url: z.string(), sent: z.boolean() }),
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
  query: z.object({
    community: z.optional(CommunitySlug),
    since: z.optional(z.coerce.number()),
    /** What happened comes without a name, for whoever wants all of it and knows none: its type is in it. */
    plain: z.optional(z.literal('yes')),
  }),
  output: EventShape,
  answers: 'events',
})
