import { LONGEST_COMMENT, LONGEST_QUOTE } from '@commonplace/domain'
import * as z from 'zod/mini'
import { route } from '../route.ts'
import { Id, listOf } from '../shapes.ts'
import { CommentShape, ThreadShape } from '../thread-shapes.ts'

const writer = { who: 'signed-in', scope: 'write', act: 'comment' } as const
const reader = { who: 'anyone', scope: 'read', act: 'read' } as const
const remarker = { ...writer, act: 'remark' } as const
const id = z.object({ id: Id })
const Text = z
  .string()
  .check(
    z.trim(),
    z.minLength(1, { error: 'Write a sentence first.' }),
    z.maxLength(LONGEST_COMMENT, { error: 'That is long for a comment. Perhaps it is an answer?' }),
  )
const Around = z.optional(z.string().check(z.maxLength(200)))
const given = { params: id, input: z.object({ id: z.optional(Id), markdown: Text }), output: CommentShape, status: 201 }

export const commentQuestion = route('commentQuestion', {
  method: 'POST',
  path: '/questions/:id/comments',
  about: 'Comments on a question.',
  policy: writer,
  ...given,
})
export const commentAnswer = route('commentAnswer', {
  method: 'POST',
  path: '/answers/:id/comments',
  about: 'Comments on an answer.',
  policy: writer,
  ...given,
})
export const listThreads = route('listThreads', {
  method: 'GET',
  path: '/pages/:id/threads',
  about: 'The threads in the margin of a page, the latest first: those that are open, or those that were settled.',
  policy: reader,
  params: id,
  query: z.object({ show: z.optional(z.enum(['open', 'resolved'])) }),
  output: listOf(ThreadShape),
})
export const commentPage = route('commentPage', {
  method: 'POST',
  path: '/pages/:id/comments',
  about: 'Speaks in the margin of a page: on words of it, on all of it, or in a thread that is there.',
  policy: remarker,
  params: id,
  input: z.object({
    id: z.optional(Id),
    /** May be empty where other words are proposed. */
    markdown: z
      .string()
      .check(
        z.trim(),
        z.maxLength(LONGEST_COMMENT, { error: 'That is long for a comment. Say the main thing first.' }),
      ),
    /** What the words it is on should read instead; empty to take them out. */
    proposal: z.optional(
      z.string().check(z.maxLength(LONGEST_QUOTE, { error: 'That is a long stretch. Suggest less of it at once.' })),
    ),
    /** The words it is about. */
    on: z.optional(
      z.object({
        quote: z
          .string()
          .check(
            z.trim(),
            z.minLength(1, { error: 'Select some words first.' }),
            z.maxLength(LONGEST_QUOTE, { error: 'That is a long stretch. Select the sentence that it is about.' }),
          ),
        before: Around,
        after: Around,
      }),
    ),
    /** The thread it goes on with. */
    replyTo: z.optional(Id),
  }),
  output: ThreadShape,
  status: 201,
})
export const resolveThread = route('resolveThread', {
  method: 'POST',
  path: '/comments/:id/resolve',
  about: 'Settles a thread in a margin: who began it, or a member.',
  policy: { ...writer, act: 'settle-thread' },
  params: id,
  output: ThreadShape,
})
export const reopenThread = route('reopenThread', {
  method: 'POST',
  path: '/comments/:id/reopen',
  about: 'Opens a settled thread again.',
  policy: { ...writer, act: 'settle-thread' },
  params: id,
  output: ThreadShape,
})
export const acceptSuggestion = route('acceptSuggestion', {
  method: 'POST',
  path: '/comments/:id/accept',
  about: 'Takes a suggestion into the page, as words of whoever proposed it.',
  policy: { ...writer, act: 'edit' },
  params: id,
  output: ThreadShape,
})
export const rejectSuggestion = route('rejectSuggestion', {
  method: 'POST',
  path: '/comments/:id/reject',
  about: 'Lays a suggestion aside: who writes the page, or who proposed it.',
  policy: { ...writer, act: 'settle-thread' },
  params: id,
  output: ThreadShape,
})
export const reconsiderSuggestion = route('reconsiderSuggestion', {
  method: 'POST',
  path: '/comments/:id/reconsider',
  about:
    'Takes back, within a day, what was decided about a suggestion. It is open again; words that were taken in go, and those before come back.',
  policy: { ...writer, act: 'settle-thread' },
  params: id,
  output: ThreadShape,
})
export const decideSuggestions = route('decideSuggestions', {
  method: 'POST',
  path: '/pages/:id/suggestions',
  about: 'Accepts or rejects every suggestion in the margin of a page. Those whose words were changed since stay open.',
  policy: { ...writer, act: 'edit' },
  params: id,
  input: z.object({ decision: z.enum(['accept', 'reject']) }),
  /** `ids`: those of the decided ones that can be taken back, in the order it was done. */
  output: z.object({ decided: z.number(), left: z.number(), ids: z.array(z.string()) }),
})
export const changeComment = route('changeComment', {
  method: 'PATCH',
  path: '/comments/:id',
  about: 'Changes a comment: only who wrote it.',
  policy: { ...writer, act: 'edit' },
  params: id,
  input: z.object({ markdown: Text }),
  output: CommentShape,
})
export const deleteComment = route('deleteComment', {
  method: 'DELETE',
  path: '/comments/:id',
  about: 'Takes a comment back: who wrote it, or a host.',
  policy: { ...writer, act: 'delete' },
  params: id,
})
