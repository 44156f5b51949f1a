import * as z from 'zod/mini'
import { route } from '../route.ts'
import { CommunitySlug, Id, Instant, listOf, PageRow, Paging, QuestionRow } from '../shapes.ts'

const writer = { who: 'signed-in', scope: 'write', act: 'follow' } as const
const id = z.object({ id: Id })
const Star = z.object({ starred: z.boolean() })

export const listStars = route('listStars', {
  method: 'GET',
  path: '/communities/:slug/stars',
  about: 'What the caller starred, the latest first. Nobody else sees it.',
  policy: { who: 'signed-in', scope: 'read', act: 'read' },
  params: z.object({ slug: CommunitySlug }),
  query: z.object(Paging),
  output: listOf(
    z.object({
      at: Instant,
      /** One of the two is there. */
      page: z.nullable(PageRow),
      question: z.nullable(QuestionRow),
    }),
  ),
})
export const starPage = route('starPage', {
  method: 'PUT',
  path: '/pages/:id/star',
  about: 'Puts a page among the caller’s stars.',
  policy: writer,
  params: id,
  output: Star,
})
export const unstarPage = route('unstarPage', {
  method: 'DELETE',
  path: '/pages/:id/star',
  about: 'Takes a page out of them.',
  policy: writer,
  params: id,
  output: Star,
})
export const starQuestion = route('starQuestion', {
  method: 'PUT',
  path: '/questions/:id/star',
  about: 'Puts a question among the caller’s stars.',
  policy: writer,
  params: id,
  output: Star,
})
export const unstarQuestion = route('unstarQuestion', {
  method: 'DELETE',
  path: '/questions/:id/star',
  about: 'Takes a question out of them.',
  policy: writer,
  params: id,
  output: Star,
})
