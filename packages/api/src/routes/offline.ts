import { isId } from '@commonplace/kit'
import * as z from 'zod/mini'
import { route } from '../route.ts'
import { CommunitySlug, FieldsShape, Id, Instant, KeptList, KeptPage, QuestionShape, VersionRow } from '../shapes.ts'

// What a device asks for that keeps a community, or parts of it.

const reader = { who: 'anyone', scope: 'read', act: 'read' } as const
const slug = z.object({ slug: CommunitySlug })

export const readOffline = route('readOffline', {
  method: 'GET',
  path: '/communities/:slug/offline',
  about: 'What changed and what went since a cursor: all that a device needs to keep the community.',
  policy: reader,
  params: slug,
  query: z.object({
    since: z.optional(z.string().check(z.maxLength(200))),
    limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(200))),
    /** Only what has this tag. */
    tag: z.optional(z.string().check(z.maxLength(40))),
    /** Only this page, this question. */
    page: z.optional(Id),
    question: z.optional(Id),
    /** Only what the caller starred. */
    stars: z.optional(z.enum(['true'])),
    /** Only questions, those of one list. */
    questions: z.optional(KeptList),
  }),
  output: z.object({
    pages: z.array(KeptPage),
    questions: z.array(QuestionShape),
    /** `left`: it is still there, but not among what was asked for any more. */
    gone: z.array(z.object({ kind: z.enum(['page', 'question']), id: z.string(), why: z.enum(['deleted', 'left']) })),
    /** Addresses of the pictures that these pages show. */
    files: z.array(z.string()),
    next: z.string(),
    more: z.boolean(),
    /** How many pages and questions the community has, for a bar of progress. */
    total: z.number(),
    /** About how many bytes the whole community is, by sort; only to who begins. */
    bytes: z.nullable(z.object({ pages: z.number(), questions: z.number(), pictures: z.number() })),
    /** Changes whenever anything happened in the community: what is kept besides pages and questions is read anew then. */
    latest: z.number(),
    at: Instant,
  }),
})
/** A body by its blocks: their places in a list of blocks that several bodies share. */
const BodyOfBlocks = z.array(z.number())
/** The latest versions of a page as a device keeps them. */
const History = z.object({
  /** The page. */
  id: z.string(),
  /** The latest first. Without a body: the page says today what this version says, and there is none before it. */
  versions: z.array(z.object({ ...VersionRow.shape, fields: FieldsShape, body: z.nullable(BodyOfBlocks) })),
  /** How the page stands, where that is not what its latest version says. */
  now: z.nullable(BodyOfBlocks),
  /** ProseMirror JSON. What stands in several of the bodies is here once. */
  blocks: z.array(z.unknown()),
})
export type HistoryShape = z.infer<typeof History>

/** Of so many pages a device asks for the history at once. */
const MOST_HISTORIES = 50

export const readHistories = route('readHistories', {
  method: 'GET',
  path: '/communities/:slug/offline/histories',
  about: 'The latest versions of several pages with their bodies, for a device that keeps them.',
  policy: reader,
  params: slug,
  query: z.object({
    /** Their ids, with a comma between. */
    pages: z.string().check(
      z.maxLength(MOST_HISTORIES * 40),
      z.refine((text) => text.split(',').length <= MOST_HISTORIES && text.split(',').every(isId), {
        error: `Ask for the histories of one to ${MOST_HISTORIES} pages, by their ids.`,
      }),
    ),
  }),
  output: z.object({
    /** Pages that the caller may not read, or that are not there, are not among them. */
    histories: z.array(History),
    /** What the answer had no room for: to be asked for again. */
    rest: z.array(z.string()),
  }),
})
