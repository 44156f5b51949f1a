import * as z from 'zod/mini'
import { route } from '../route.ts'
import { CommunitySlug, Id, Level, Tag } from '../shapes.ts'

const writer = { who: 'signed-in', scope: 'write', act: 'follow' } as const
const slug = z.object({ slug: CommunitySlug })
const id = z.object({ id: Id })
const tag = z.object({ slug: CommunitySlug, tag: Tag })
const level = z.object({ level: Level })

export const readFollows = route('readFollows', {
  method: 'GET',
  path: '/communities/:slug/follows',
  about: 'How much the caller hears of the community, and the tags they watch and muted.',
  policy: { who: 'signed-in', scope: 'read', act: 'see-members' },
  params: slug,
  output: z.object({ tags: z.array(z.string()), muted: z.array(z.string()), community: Level }),
})
export const setPageLevel = route('setPageLevel', {
  method: 'PUT',
  path: '/pages/:id/level',
  about: 'Says how much the caller hears of a page: watching, normal or muted.',
  policy: writer,
  params: id,
  input: level,
  output: level,
})
export const setQuestionLevel = route('setQuestionLevel', {
  method: 'PUT',
  path: '/questions/:id/level',
  about: 'Says how much the caller hears of a question; of one that was merged away, of the one it was merged into.',
  policy: writer,
  params: id,
  input: level,
  output: level,
})
export const setTagLevel = route('setTagLevel', {
  method: 'PUT',
  path: '/communities/:slug/tags/:tag/level',
  about: 'Says how much the caller hears of pages and questions with a tag.',
  policy: writer,
  params: tag,
  input: level,
  output: level,
})
export const setCommunityLevel = route('setCommunityLevel', {
  method: 'PUT',
  path: '/communities/:slug/level',
  about: 'Says how much the caller hears of a community, where they said nothing else about a thing or its tags.',
  policy: writer,
  params: slug,
  input: level,
  output: level,
})
export const followTag = route('followTag', {
  method: 'PUT',
  path: '/communities/:slug/tags/:tag/follow',
  about: 'Watches what has a tag: the level `watching`.',
  policy: writer,
  params: tag,
})
export const unfollowTag = route('unfollowTag', {
  method: 'DELETE',
  path: '/communities/:slug/tags/:tag/follow',
  about: 'No longer watches a tag: the level `normal`.',
  policy: writer,
  params: tag,
})
const Following = z.object({ followers: z.number(), following: z.boolean() })
export const followQuestion = route('followQuestion', {
  method: 'PUT',
  path: '/questions/:id/follow',
  about: 'Watches a question: the level `watching`.',
  policy: writer,
  params: id,
  output: Following,
})
export const unfollowQuestion = route('unfollowQuestion', {
  method: 'DELETE',
  path: '/questions/:id/follow',
  about: 'No longer watches a question: the level `normal`.',
  policy: writer,
  params: id,
  output: Following,
})
