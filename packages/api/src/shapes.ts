import {
  ADOPTION_STATES,
  EVENT_TYPES,
  FLOORS,
  isCommunitySlug,
  JOININGS,
  KINDS,
  LEVELS,
  LINK_TYPES,
  ROLES,
  SCOPES,
  SECTION_STATES,
  STATUSES,
  SUBJECT_KINDS,
  VISIBILITIES,
} from '@commonplace/domain'
import { isId } from '@commonplace/kit'
import * as z from 'zod/mini'
import { CharterShape } from './charter-shapes.ts'
import { PageEvidence, RungNumbersShape, TrialShape } from './evidence-shapes.ts'
import { Instant, Person } from './person-shape.ts'
import { CommentShape, ThreadShape } from './thread-shapes.ts'

export { Instant, Person }

// The shapes on the wire. Every input has a limit here; outputs are cut to these shapes, so that nothing else can leak.

const trimmed = (min: number, max: number) => z.string().check(z.trim(), z.minLength(min), z.maxLength(max))

export const Id = z.string().check(z.refine(isId, { error: 'This is not an id.' }))
export const Title = trimmed(1, 200)
export const Summary = z.string().check(z.trim(), z.maxLength(400))
export const Sentence = z.string().check(z.trim(), z.maxLength(280))
export const Markdown = z.string().check(z.maxLength(1_000_000))
export const Tag = trimmed(1, 40)
export const Level = z.enum(LEVELS)
export const Tags = z.array(Tag).check(z.maxLength(20))
export const Email = z
  .string()
  .check(z.trim(), z.toLowerCase(), z.maxLength(254), z.email({ error: 'That does not look like a mail address.' }))
export const PersonName = trimmed(1, 80)
export const Passphrase = z
  .string()
  .check(
    z.minLength(12, { error: 'A passphrase has at least 12 characters.' }),
    z.maxLength(256, { error: 'A passphrase has at most 256 characters.' }),
  )
export const CommunitySlug = z
  .string()
  .check(
    z.refine(isCommunitySlug, { error: 'Use 1 to 40 of a-z, 0-9 and hyphens, and not a word of the program itself.' }),
  )
export const Code = z.string().check(z.minLength(1), z.maxLength(100))

export const Kind = z.enum(KINDS)
export const Status = z.enum(STATUSES)
export const Visibility = z.enum(VISIBILITIES)
export const Role = z.enum(ROLES)
export const ScopeShape = z.enum(SCOPES)

/** What somebody says of themselves. */
export const ProfileShape = z.object({
  offers: z.string(),
  seeks: z.string(),
  topics: z.array(z.string()),
  /** Where their picture is; null without one. */
  portrait: z.nullable(z.string()),
})
export type ProfileShape = z.infer<typeof ProfileShape>

/** A list comes a piece at a time; `next` is the cursor of the following piece, or null at the end. */
export const listOf = <T extends z.ZodMiniType>(item: T) =>
  z.object({ items: z.array(item), next: z.nullable(z.string()) })
export const Paging = {
  limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(200))),
  cursor: z.optional(z.string().check(z.maxLength(200))),
}

export const FieldsShape = z.object({
  title: z.string(),
  summary: z.string(),
  tags: z.array(z.string()),
  status: Status,
  stewards: z.array(z.string()),
  reviewEvery: z.number(),
  reviewedAt: Instant,
  extra: z.record(z.string(), z.string()),
  /** What a story tried, and what came of it. */
  tried: z.array(TrialShape),
})

/** A page in a list or tree. */
export const PageRow = z.object({
  id: z.string(),
  documentId: z.string(),
  kind: Kind,
  title: z.string(),
  slug: z.string(),
  url: z.string(),
  parentId: z.nullable(z.string()),
  position: z.string(),
  status: Status,
  tags: z.array(z.string()),
  summary: z.string(),
  lead: z.string(),
  reviewDue: z.boolean(),
  changedAt: Instant,
  changedBy: z.array(Person),
  words: z.number(),
  deletedAt: z.nullable(Instant),
  pinned: z.boolean(),
})
export type PageRow = z.infer<typeof PageRow>

export const Heading = z.object({ id: z.string(), level: z.number(), text: z.string() })

/** One end of a link as the other end shows it; `sentence` is the words around it. */
export const LinkEnd = z.object({
  type: z.enum(LINK_TYPES),
  kind: z.enum(SUBJECT_KINDS),
  id: z.string(),
  title: z.string(),
  url: z.string(),
  pageKind: z.nullable(Kind),
  sentence: z.string(),
})
export type LinkEnd = z.infer<typeof LinkEnd>

export const AdoptionShape = z.object({
  id: z.string(),
  answerId: z.string(),
  questionId: z.string(),
  questionTitle: z.string(),
  questionUrl: z.string(),
  pageId: z.string(),
  pageTitle: z.string(),
  pageUrl: z.string(),
  heading: z.string(),
  answeredBy: Person,
  adoptedBy: Person,
  adoptedAt: Instant,
  state: z.enum(ADOPTION_STATES),
  /** False where the answer was withdrawn or may not be seen any more: show "answer hidden", never the text. */
  visible: z.boolean(),
  /** The revisions of the words that were woven in: a block with other words does not bear the name of who answered. */
  wovenRevisions: z.array(z.string()),
  /** Whether the caller may change the answer itself. */
  mayEditAnswer: z.boolean(),
})
export type AdoptionShape = z.infer<typeof AdoptionShape>

/** Something that is led to by its title. */
export const Place = z.object({ id: z.string(), title: z.string(), url: z.string() })
/** A page by its name, its kind and where it is. */
export const PagePlace = z.object({ ...Place.shape, kind: Kind })
export type PagePlace = z.infer<typeof PagePlace>

/** A question answered by a section of a page at a version of it. */
export const SectionAnswerShape = z.object({
  id: z.string(),
  questionId: z.string(),
  questionTitle: z.string(),
  questionUrl: z.string(),
  pageId: z.string(),
  pageTitle: z.string(),
  pageUrl: z.string(),
  pageKind: Kind,
  heading: z.string(),
  version: z.number(),
  by: Person,
  at: Instant,
  state: z.enum(SECTION_STATES),
  /** Whether the section reads otherwise by now. */
  movedOn: z.boolean(),
  /** False where the page lies in the trash or may not be read: the text is not shown. */
  visible: z.boolean(),
  html: z.string(),
  may: z.object({ confirm: z.boolean(), decline: z.boolean(), tend: z.boolean() }),
})
export type SectionAnswerShape = z.infer<typeof SectionAnswerShape>

/**
 * Who sees a page, where that is not whoever sees its community: everybody from `floor` up, and these people. `from` is the page above it
 * that says so; null where it says so itself.
 */
export const AudienceShape = z.object({
  floor: z.enum(FLOORS),
  people: z.array(Person),
  from: z.nullable(Place),
})
export type AudienceShape = z.infer<typeof AudienceShape>

/** A whole page, ready to read. */
export const PageShape = z.object({
  ...PageRow.shape,
  communitySlug: z.string(),
  fields: FieldsShape,
  stewards: z.array(Person),
  createdBy: Person,
  createdAt: Instant,
  /** Reading HTML: safe, complete, made by the server. Empty for those who may only see the lead. */
  html: z.string(),
  markdown: z.optional(z.string()),
  json: z.optional(z.unknown()),
  headings: z.array(Heading),
  versions: z.number(),
  /** What others changed since the caller last read the page; null where they never did, or nothing came since. */
  unread: z.nullable(
    z.object({
      /** The version the caller knows. */
      since: z.number(),
      at: Instant,
      by: z.array(Person),
      added: z.number(),
      removed: z.number(),
    }),
  ),
  contributors: z.array(Person),
  breadcrumb: z.array(Place),
  children: z.array(z.object({ ...Place.shape, kind: Kind })),
  questions: z.array(z.object({ ...Place.shape, quote: z.string(), answers: z.number(), accepted: z.boolean() })),
  adoptions: z.array(AdoptionShape),
  links: z.object({ out: z.array(LinkEnd), in: z.array(LinkEnd) }),
  ...PageEvidence,
  /** What it earned in challenges, each tied to a version of it, the first first. */
  badges: z.array(
    z.object({ id: z.string(), name: z.string(), by: Person, version: z.number(), challengeUrl: z.string() }),
  ),
  /** How it stands with those who signed it; null for what is no charter. */
  charter: z.nullable(CharterShape),
  /** How its status went: who set it, when and why, the latest step first. */
  steps: z.array(z.object({ from: Status, to: Status, by: Person, at: Instant, why: z.string() })),
  /** The gathering it is the run-sheet of, and whether it is, or was, a thought of the week. */
  sheetOf: z.nullable(z.object({ title: z.string(), url: z.string() })),
  thought: z.boolean(),
  /** The open threads of its margin, the latest first, and how many were settled. */
  threads: z.array(ThreadShape),
  resolvedThreads: z.number(),
  /** How many found their answer here before they asked; the latest of them only for those who may edit the page. */
  answered: z.object({
    count: z.number(),
    latest: z.array(z.object({ heading: z.string(), asked: z.string(), by: Person, at: Instant })),
  }),
  /** Among the caller's own stars. */
  starred: z.boolean(),
  level: Level,
  audience: z.nullable(AudienceShape),
  /** A host locked it: members read it. */
  locked: z.boolean(),
  /** What the caller may do here: the same table that the server asks. */
  may: z.object({
    read: z.boolean(),
    narrow: z.boolean(),
    moderate: z.boolean(),
    edit: z.boolean(),
    delete: z.boolean(),
    move: z.boolean(),
    ask: z.boolean(),
    /** Speak in the margin. */
    remark: z.boolean(),
    /** Propose other words. */
    suggest: z.boolean(),
    pin: z.boolean(),
    star: z.boolean(),
    restore: z.boolean(),
  }),
})
export type PageShape = z.infer<typeof PageShape>

export const VersionRow = z.object({
  id: z.string(),
  n: z.number(),
  name: z.nullable(z.string()),
  summary: z.nullable(z.string()),
  automatic: z.boolean(),
  at: Instant,
  by: z.array(Person),
  words: z.number(),
  added: z.number(),
  removed: z.number(),
})
export type VersionRow = z.infer<typeof VersionRow>

export const AnswerShape = z.object({
  id: z.string(),
  documentId: z.string(),
  questionId: z.string(),
  by: Person,
  at: Instant,
  changedAt: Instant,
  html: z.string(),
  markdown: z.optional(z.string()),
  votes: z.number(),
  voted: z.boolean(),
  accepted: z.boolean(),
  adoptions: z.array(AdoptionShape),
  comments: z.array(CommentShape),
  /** Its author, or a host, let every member write in it. */
  shared: z.boolean(),
  /** Who says that it no longer holds. It stays readable. */
  obsolete: z.nullable(z.object({ by: Person, at: Instant, reason: z.string() })),
  /** How often somebody said that it still works; `mine` is whether the caller did today. */
  confirmations: z.object({ count: z.number(), lastAt: z.nullable(Instant), mine: z.boolean() }),
  versions: z.number(),
  may: z.object({
    edit: z.boolean(),
    delete: z.boolean(),
    vote: z.boolean(),
    accept: z.boolean(),
    adopt: z.boolean(),
    comment: z.boolean(),
    confirm: z.boolean(),
    open: z.boolean(),
  }),
})
export type AnswerShape = z.infer<typeof AnswerShape>

export const QuestionRow = z.object({
  id: z.string(),
  documentId: z.string(),
  title: z.string(),
  url: z.string(),
  tags: z.array(z.string()),
  by: Person,
  at: Instant,
  changedAt: Instant,
  lead: z.string(),
  answers: z.number(),
  votes: z.number(),
  accepted: z.boolean(),
  /** Answers that no longer hold. */
  obsolete: z.number(),
  /** A guest's question that waits for a host, or was not let through. */
  held: z.nullable(z.enum(['waiting', 'declined'])),
  about: z.nullable(z.object({ ...Place.shape, kind: Kind })),
})
export type QuestionRow = z.infer<typeof QuestionRow>

export const QuestionShape = z.object({
  ...QuestionRow.shape,
  communitySlug: z.string(),
  html: z.string(),
  markdown: z.optional(z.string()),
  /** The words of the page it was asked from. */
  quote: z.nullable(z.string()),
  /** The gathering on whose run-sheet it was asked. */
  askedAt: z.nullable(z.object({ title: z.string(), url: z.string() })),
  acceptedBy: z.nullable(Person),
  acceptedAt: z.nullable(Instant),
  answerList: z.array(AnswerShape),
  /** Sections of pages that answer it, confirmed or waiting for the asker's word. */
  sectionAnswers: z.array(SectionAnswerShape),
  links: z.object({ out: z.array(LinkEnd), in: z.array(LinkEnd) }),
  similar: z.array(z.object({ title: z.string(), url: z.string(), accepted: z.boolean() })),
  comments: z.array(CommentShape),
  /** Who was asked to answer. */
  invited: z.array(Person),
  followers: z.number(),
  following: z.boolean(),
  /** Among the caller's own stars. */
  starred: z.boolean(),
  level: Level,
  versions: z.number(),
  /** How many it answered before they asked. */
  answered: z.number(),
  /** A host locked it: members read it. */
  locked: z.boolean(),
  /** Why a host did not let it through. */
  heldReason: z.string(),
  /** The question that stands for this one since they were merged. */
  mergedInto: z.nullable(Place),
  /** Questions that were merged into this one, with their text. */
  merged: z.array(z.object({ ...Place.shape, by: Person, at: Instant, html: z.string() })),
  may: z.object({
    edit: z.boolean(),
    delete: z.boolean(),
    answer: z.boolean(),
    accept: z.boolean(),
    comment: z.boolean(),
    invite: z.boolean(),
    follow: z.boolean(),
    merge: z.boolean(),
    moderate: z.boolean(),
  }),
})
export type QuestionShape = z.infer<typeof QuestionShape>

/** The lists of questions that can be kept: those that a question belongs to by itself, whatever the hour. */
export const KeptList = z.enum(['all', 'open', 'unanswered', 'resolved', 'obsolete', 'mine'])
export type KeptList = z.infer<typeof KeptList>

export const CommunityRow = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  sentence: z.string(),
  visibility: Visibility,
  role: z.nullable(Role),
  url: z.string(),
})
export type CommunityRow = z.infer<typeof CommunityRow>

export const CommunityShape = z.object({
  ...CommunityRow.shape,
  /** Who it is for; empty where that was not said. */
  forWhom: z.string(),
  topics: z.array(z.string()),
  locale: z.string(),
  accent: z.string(),
  joining: z.enum(JOININGS),
  /** Whether the caller asked to join and waits for a host. */
  asked: z.boolean(),
  domains: z.array(z.string()),
  holdFirst: z.boolean(),
  guestsAsk: z.boolean(),
  rungs: RungNumbersShape,
  openMeasures: z.boolean(),
  counts: z.object({
    practice: z.number(),
    story: z.number(),
    method: z.number(),
    tool: z.number(),
    note: z.number(),
    charter: z.number(),
    members: z.number(),
    openQuestions: z.number(),
    questions: z.number(),
  }),
  charterUrl: z.nullable(z.string()),
  may: z.object({
    read: z.boolean(),
    plan: z.boolean(),
    createPage: z.boolean(),
    ask: z.boolean(),
    seeMembers: z.boolean(),
    seeMeasures: z.boolean(),
    manageMembers: z.boolean(),
    administer: z.boolean(),
  }),
})
export type CommunityShape = z.infer<typeof CommunityShape>

export const EventShape = z.object({
  id: z.string(),
  seq: z.number(),
  type: z.enum(EVENT_TYPES),
  at: Instant,
  by: z.nullable(Person),
  subject: z.nullable(z.object({ kind: z.string(), id: z.string() })),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
})
export type EventShape = z.infer<typeof EventShape>

export const Attachment = z.object({
  id: z.string(),
  url: z.string(),
  name: z.string(),
  type: z.string(),
  bytes: z.number(),
  width: z.nullable(z.number()),
  height: z.nullable(z.number()),
})
export type Attachment = z.infer<typeof Attachment>

/** A page as a device keeps it; `state` is its Yjs state in base64 for those who may edit, else null. */
export const KeptPage = z.object({ page: PageShape, state: z.nullable(z.string()) })
export type KeptPage = z.infer<typeof KeptPage>
