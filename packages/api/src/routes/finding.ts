import * as z from 'zod/mini'
import { route } from '../route.ts'
import { SearchHit } from '../search-shapes.ts'
import { CommunitySlug, Paging, Person, Status } from '../shapes.ts'

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
