import * as z from 'zod/mini'
import { route } from '../route.ts'
import { AnswerShape, CommunitySlug, Id, Person, QuestionShape } from '../shapes.ts'

// What goes on around a question beside asking and answering it.

const writer = { who: 'signed-in', scope: 'write' } as const
const slug = z.object({ slug: CommunitySlug })
const id = z.object({ id: Id })
const Reason = z.string().check(z.trim(), z.minLength(1, { error: 'Say why in a sentence.' }), z.maxLength(1000))

export const findHelpers = route('findHelpers', {
  method: 'GET',
  path: '/communities/:slug/helpers',
  about: 'Members who might know: stewards and writers of pages like this text, and who answered questions like it.',
  policy: { who: 'signed-in', scope: 'read', act: 'see-members' },
  params: slug,
  query: z.object({ text: z.string().check(z.maxLength(500)), page: z.optional(Id) }),
  output: z.object({
    items: z.array(
      z.object({ person: Person, why: z.enum(['stewards', 'wrote', 'answered']), title: z.string(), url: z.string() }),
    ),
  }),
})

export const creditAnswer = route('creditAnswer', {
  method: 'POST',
  path: '/communities/:slug/credits',
  about: 'Says that a page, a question or an answer answered somebody before they asked.',
  policy: { ...writer, act: 'follow' },
  params: slug,
  input: z.object({
    id: z.optional(Id),
    kind: z.enum(['page', 'question', 'answer']),
    subject: Id,
    heading: z.optional(z.string().check(z.maxLength(300))),
    /** What they had begun to ask. */
    asked: z.string().check(z.trim(), z.maxLength(200)),
  }),
  output: z.object({ id: z.string() }),
  status: 201,
})
export const takeCredit = route('takeCredit', {
  method: 'DELETE',
  path: '/credits/:id',
  about: 'Takes that back.',
  policy: { ...writer, act: 'follow' },
  params: id,
})

const Invited = z.object({ invited: z.array(Person) })
export const inviteToAnswer = route('inviteToAnswer', {
  method: 'POST',
  path: '/questions/:id/invited',
  about: 'Asks members to answer; it waits for them on their Home.',
  policy: { ...writer, act: 'invite' },
  params: id,
  input: z.object({ members: z.array(Id).check(z.minLength(1), z.maxLength(10)) }),
  output: Invited,
})
export const declineToAnswer = route('declineToAnswer', {
  method: 'DELETE',
  path: '/questions/:id/invited/:member',
  about: 'Takes the asking back: the one who was asked, the asker, or a host.',
  policy: { ...writer, act: 'follow' },
  params: z.object({ id: Id, member: Id }),
  output: Invited,
})

export const mergeQuestion = route('mergeQuestion', {
  method: 'POST',
  path: '/questions/:id/merge',
  about: 'Merges a question into another: answers, comments and followers move there, and its address leads there.',
  policy: { ...writer, act: 'merge' },
  params: id,
  input: z.object({ into: Id }),
  output: QuestionShape,
})
export const unmergeQuestion = route('unmergeQuestion', {
  method: 'DELETE',
  path: '/questions/:id/merge',
  about: 'Takes a merge apart again; what came since stays where it is.',
  policy: { ...writer, act: 'moderate' },
  params: id,
  output: QuestionShape,
})
export const admitQuestion = route('admitQuestion', {
  method: 'POST',
  path: '/questions/:id/admit',
  about: 'Lets a guest’s question through.',
  policy: { ...writer, act: 'moderate' },
  params: id,
  output: QuestionShape,
})
export const declineQuestion = route('declineQuestion', {
  method: 'POST',
  path: '/questions/:id/decline',
  about: 'Does not let a guest’s question through, and tells them why.',
  policy: { ...writer, act: 'moderate' },
  params: id,
  input: z.object({ reason: Reason }),
  output: QuestionShape,
})

const onAnswer = { params: id, output: AnswerShape }
export const confirmAnswer = route('confirmAnswer', {
  method: 'PUT',
  path: '/answers/:id/confirmation',
  about: 'Says that an answer still works for the caller, today.',
  policy: { ...writer, act: 'confirm' },
  ...onAnswer,
})
export const unconfirmAnswer = route('unconfirmAnswer', {
  method: 'DELETE',
  path: '/answers/:id/confirmation',
  about: 'Takes today’s word back.',
  policy: { ...writer, act: 'confirm' },
  ...onAnswer,
})
export const obsoleteAnswer = route('obsoleteAnswer', {
  method: 'PUT',
  path: '/answers/:id/obsolete',
  about: 'Says that an answer no longer holds, and why. It stays readable.',
  policy: { ...writer, act: 'confirm' },
  input: z.object({ reason: Reason }),
  ...onAnswer,
})
export const restoreAnswer = route('restoreAnswer', {
  method: 'DELETE',
  path: '/answers/:id/obsolete',
  about: 'Says that it holds after all.',
  policy: { ...writer, act: 'confirm' },
  ...onAnswer,
})
export const shareAnswer = route('shareAnswer', {
  method: 'PUT',
  path: '/answers/:id/shared',
  about: 'Lets every member write in an answer.',
  policy: { ...writer, act: 'open-answer' },
  ...onAnswer,
})
export const unshareAnswer = route('unshareAnswer', {
  method: 'DELETE',
  path: '/answers/:id/shared',
  about: 'Makes an answer its author’s own again.',
  policy: { ...writer, act: 'open-answer' },
  ...onAnswer,
})
