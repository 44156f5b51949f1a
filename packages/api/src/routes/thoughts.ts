import { LONGEST_PROMPT, LONGEST_PROMPT_MORE } from '@commonplace/domain'
import * as z from 'zod/mini'
import { route } from '../route.ts'
import { CommunitySlug, Id } from '../shapes.ts'
import { ThoughtsShape, ThoughtTimeShape } from '../thought-shapes.ts'

// Thought of the week: a queue that hosts fill together, and what was published of it.

const host = { who: 'signed-in', scope: 'write', act: 'prompt' } as const
const slug = z.object({ slug: CommunitySlug })
const id = z.object({ id: Id })
const Words = z
  .string()
  .check(
    z.trim(),
    z.minLength(1, { error: 'Write the thought.' }),
    z.maxLength(LONGEST_PROMPT, { error: 'That is long for a thought. Say the rest below it.' }),
  )
const More = z.string().check(z.trim(), z.maxLength(LONGEST_PROMPT_MORE))

export const readThoughts = route('readThoughts', {
  method: 'GET',
  path: '/communities/:slug/thoughts',
  about: 'This week’s thought, those that were, and for hosts what waits in the queue.',
  policy: { who: 'anyone', scope: 'read', act: 'read' },
  params: slug,
  output: ThoughtsShape,
})
export const addPrompt = route('addPrompt', {
  method: 'POST',
  path: '/communities/:slug/prompts',
  about:
    'Puts a thought at the end of the queue. Put there twice under an id, it is there once. The first of all has them published on Mondays at nine, by the zone that is given.',
  policy: host,
  params: slug,
  input: z.object({
    ...{ id: z.optional(Id), words: Words, more: z.optional(More) },
    zone: z.optional(ThoughtTimeShape.shape.zone),
  }),
  output: ThoughtsShape,
  status: 201,
})
export const changePrompt = route('changePrompt', {
  method: 'PATCH',
  path: '/prompts/:id',
  about: 'Changes a thought that waits: whoever put it in, under whose name it is published.',
  policy: host,
  params: id,
  input: z.object({ words: z.optional(Words), more: z.optional(More) }),
  output: ThoughtsShape,
})
export const movePrompt = route('movePrompt', {
  method: 'PUT',
  path: '/prompts/:id/place',
  about:
    'Puts a thought ahead of another one in the queue, or at its end. Where the other is gone, it stays where it is.',
  policy: host,
  params: id,
  input: z.object({ before: z.nullable(Id) }),
  output: ThoughtsShape,
})
export const removePrompt = route('removePrompt', {
  method: 'DELETE',
  path: '/prompts/:id',
  about: 'Takes a thought out of the queue.',
  policy: host,
  params: id,
})
export const publishPrompt = route('publishPrompt', {
  method: 'POST',
  path: '/prompts/:id/publication',
  about: 'Publishes a thought at once, as a page to be replied to. The next one comes on its day.',
  policy: host,
  params: id,
  output: ThoughtsShape,
  status: 201,
})
export const setThoughtTime = route('setThoughtTime', {
  method: 'PUT',
  path: '/communities/:slug/thought-time',
  about: 'Says on which day of the week and at which hour thoughts are published, or that they are not by themselves.',
  policy: host,
  params: slug,
  input: z.object({ time: z.nullable(ThoughtTimeShape) }),
  output: ThoughtsShape,
})
