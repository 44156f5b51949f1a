import * as z from 'zod/mini'
import { route } from '../route.ts'
import {
  AdoptionShape,
  AnswerShape,
  CommunitySlug,
  Id,
  listOf,
  Markdown,
  Paging,
  QuestionRow,
  QuestionShape,
  Tags,
  Title,
} from '../shapes.ts'

const anyone = { who: 'anyone', scope: 'read' } as const
const writer = { who: 'signed-in', scope: 'write' } as const
const accepter = { ...writer, act: 'accept' } as const
const adopter = { ...writer, act: 'adopt' } as const
const slug = z.object({ slug: CommunitySlug })
const id = z.object({ id: Id })
const Form = z.object({ format: z.optional(z.enum(['markdown', 'html'])) })
const position = z.optional(z.string().check(z.maxLength(1000)))

export const listQuestions = route('listQuestions', {
  method: 'GET',
  path: '/communities/:slug/questions',
  about: 'Questions of a community.',
  policy: { ...anyone, act: 'see' },
  params: slug,
  query: z.object({
    ...Paging,
    /** late: no answer for two days. held: guests' questions that wait for a host. */
    show: z.optional(z.enum(['all', 'open', 'unanswered', 'late', 'resolved', 'obsolete', 'mine', 'followed', 'held'])),
    tag: z.optional(z.string().check(z.maxLength(40))),
    page: z.optional(Id),
    sort: z.optional(z.enum(['new', 'old', 'active', 'votes'])),
  }),
  output: listOf(QuestionRow),
})
export const askQuestion = route('askQuestion', {
  method: 'POST',
  path: '/communities/:slug/questions',
  about: 'Asks a question, also from a sentence of a page.',
  policy: { ...writer, act: 'ask' },
  params: slug,
  input: z.object({
    id: z.optional(Id),
    documentId: z.optional(Id),
    title: Title,
    markdown: Markdown,
    tags: z.optional(Tags),
    /** Members who are asked to answer. */
    invite: z.optional(z.array(Id).check(z.maxLength(10))),
    askedFrom: z.optional(
      z.object({
        pageId: Id,
        quote: z.string().check(z.minLength(1), z.maxLength(2000)),
        /** Words around the quote and Yjs relative positions (base64), where the asker's screen knows them. */
        before: z.optional(z.string().check(z.maxLength(200))),
        after: z.optional(z.string().check(z.maxLength(200))),
        start: position,
        end: position,
      }),
    ),
  }),
  output: QuestionShape,
  status: 201,
})
export const readQuestion = route('readQuestion', {
  method: 'GET',
  path: '/questions/:id',
  about: 'A question with its answers and links.',
  policy: { ...anyone, act: 'read' },
  params: id,
  query: Form,
  output: QuestionShape,
})
export const changeQuestion = route('changeQuestion', {
  method: 'PATCH',
  path: '/questions/:id',
  about: 'Changes title, tags or body of a question.',
  policy: { ...writer, act: 'edit' },
  params: id,
  input: z.object({ title: z.optional(Title), tags: z.optional(Tags), markdown: z.optional(Markdown) }),
  output: QuestionShape,
})
export const deleteQuestion = route('deleteQuestion', {
  method: 'DELETE',
  path: '/questions/:id',
  about: 'Withdraws a question.',
  policy: { ...writer, act: 'delete' },
  params: id,
})

export const answerQuestion = route('answerQuestion', {
  method: 'POST',
  path: '/questions/:id/answers',
  about: 'Answers a question.',
  policy: { ...writer, act: 'answer' },
  params: id,
  input: z.object({ id: z.optional(Id), documentId: z.optional(Id), markdown: Markdown.check(z.minLength(1)) }),
  output: AnswerShape,
  status: 201,
})
export const changeAnswer = route('changeAnswer', {
  method: 'PATCH',
  path: '/answers/:id',
  about: 'Changes the text of an answer.',
  policy: { ...writer, act: 'edit' },
  params: id,
  input: z.object({ markdown: Markdown.check(z.minLength(1)) }),
  output: AnswerShape,
})
export const deleteAnswer = route('deleteAnswer', {
  method: 'DELETE',
  path: '/answers/:id',
  about: 'Withdraws an answer.',
  policy: { ...writer, act: 'delete' },
  params: id,
})
export const acceptAnswer = route('acceptAnswer', {
  method: 'POST',
  path: '/answers/:id/accept',
  about: 'Accepts an answer: the asker or a host.',
  policy: accepter,
  params: id,
  output: QuestionShape,
})
export const unacceptAnswer = route('unacceptAnswer', {
  method: 'DELETE',
  path: '/answers/:id/accept',
  about: 'Takes the acceptance back.',
  policy: accepter,
  params: id,
  output: QuestionShape,
})

const Votes = z.object({ votes: z.number(), voted: z.boolean() })
export const giveVote = route('giveVote', {
  method: 'PUT',
  path: '/answers/:id/vote',
  about: 'Says that an answer helped.',
  policy: { ...writer, act: 'vote' },
  params: id,
  output: Votes,
})
export const takeVote = route('takeVote', {
  method: 'DELETE',
  path: '/answers/:id/vote',
  about: 'Takes the vote back.',
  policy: { ...writer, act: 'vote' },
  params: id,
  output: Votes,
})

export const adoptAnswer = route('adoptAnswer', {
  method: 'POST',
  path: '/answers/:id/adoptions',
  about: 'Weaves an answer into a page, under a heading or at its end.',
  policy: adopter,
  params: id,
  input: z.object({ id: z.optional(Id), pageId: Id, heading: z.optional(z.string().check(z.maxLength(300))) }),
  output: AdoptionShape,
  status: 201,
})
export const readAdoption = route('readAdoption', {
  method: 'GET',
  path: '/adoptions/:id',
  about: 'An adoption with its state, and the difference where the answer or the section around it changed.',
  policy: { ...anyone, act: 'read' },
  params: id,
  output: z.object({ ...AdoptionShape.shape, diffHtml: z.nullable(z.string()) }),
})
export const updateAdoption = route('updateAdoption', {
  method: 'POST',
  path: '/adoptions/:id/update',
  about: 'Takes the answer’s new text into the page.',
  policy: adopter,
  params: id,
  output: AdoptionShape,
})
export const keepAdoption = route('keepAdoption', {
  method: 'POST',
  path: '/adoptions/:id/keep',
  about: 'Keeps the text as it is and marks both sides as seen.',
  policy: adopter,
  params: id,
  output: AdoptionShape,
})
export const detachAdoption = route('detachAdoption', {
  method: 'POST',
  path: '/adoptions/:id/detach',
  about: 'Turns the block into an attributed quote.',
  policy: adopter,
  params: id,
  output: AdoptionShape,
})
