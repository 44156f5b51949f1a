import * as z from 'zod/mini'
import { route } from '../route.ts'
import {
  CommunitySlug,
  Id,
  Instant,
  KeptList,
  KeptPage,
  Paging,
  Person,
  QuestionShape,
  SearchHit,
  Status,
} from '../shapes.ts'

const reader = { who: 'anyone', scope: 'read', act: 'read' } as const
const slug = z.object({ slug: CommunitySlug })

export const search = route('search', {
  method: 'GET',
  path: '/communities/:slug/search',
  about:
    'Pages, sections, questions and answers that hold the words. In the text `kind:` `tag:` `status:` `is:unanswered` `by:` `steward:` narrow it, and words between quotation marks stand together.',
  policy: reader,
  params: slug,
  query: z.object({
    ...Paging,
    q: z.string().check(z.maxLength(200)),
    kind: z.optional(z.enum(['practice', 'story', 'method', 'tool', 'charter', 'note', 'question'])),
    tag: z.optional(z.string().check(z.maxLength(40))),
    status: z.optional(Status),
  }),
  output: z.object({
    items: z.array(SearchHit),
    /** Members whose name begins so, with the first piece and for those who may see who is here. */
    people: z.array(Person),
    next: z.nullable(z.string()),
    total: z.number(),
  }),
})
export const findSimilar = route('findSimilar', {
  method: 'GET',
  path: '/communities/:slug/similar',
  about: 'Questions and page sections like this text.',
  policy: reader,
  params: slug,
  query: z.object({ text: z.string().check(z.maxLength(500)) }),
  output: z.object({ items: z.array(SearchHit) }),
})
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
