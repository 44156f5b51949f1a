import * as z from 'zod/mini'
import { route } from '../route.ts'
import { Id, PagePlace, QuestionRow, SectionAnswerShape } from '../shapes.ts'

// Questions answered by editing a page, and where in the pages an answer belongs.

const reader = { who: 'anyone', scope: 'read', act: 'read' } as const
const writer = { who: 'signed-in', scope: 'write' } as const
const id = z.object({ id: Id })

export const suggestPlaces = route('suggestPlaces', {
  method: 'GET',
  path: '/answers/:id/places',
  about:
    'Pages an answer may be adopted into: the one asked from, those with sections like the question, those with its tags.',
  policy: reader,
  params: id,
  output: z.object({
    items: z.array(
      z.object({
        page: PagePlace,
        why: z.enum(['asked-from', 'alike', 'tags']),
        /** The words of the heading it fits under; null where none is nearer than others. */
        heading: z.nullable(z.string()),
      }),
    ),
  }),
})
export const listToAnswer = route('listToAnswer', {
  method: 'GET',
  path: '/pages/:id/to-answer',
  about:
    'Questions this page should answer: asked from it, or of its tags and unanswered; and the searches that ended here.',
  policy: reader,
  params: id,
  output: z.object({
    questions: z.array(z.object({ ...QuestionRow.shape, why: z.enum(['asked-from', 'tags']) })),
    searches: z.array(z.object({ words: z.string(), times: z.number() })),
  }),
})
export const readSectionAnswer = route('readSectionAnswer', {
  method: 'GET',
  path: '/section-answers/:id',
  about: 'A section that answers a question, with what was written for it and what became of it since.',
  policy: reader,
  params: id,
  output: z.object({
    ...SectionAnswerShape.shape,
    /** What its version changed in the section. */
    diffHtml: z.nullable(z.string()),
    /** What changed in the section since that version; null where nothing did. */
    sinceHtml: z.nullable(z.string()),
  }),
})
export const confirmSectionAnswer = route('confirmSectionAnswer', {
  method: 'POST',
  path: '/section-answers/:id/confirm',
  about: 'The asker or a host says that the section answers the question: it is the accepted answer.',
  policy: { ...writer, act: 'accept' },
  params: id,
  output: SectionAnswerShape,
})
export const declineSectionAnswer = route('declineSectionAnswer', {
  method: 'POST',
  path: '/section-answers/:id/decline',
  about: 'Says that the section does not answer the question, or no longer; also whoever proposed it takes it back so.',
  policy: writer,
  params: id,
  output: SectionAnswerShape,
})
export const updateSectionAnswer = route('updateSectionAnswer', {
  method: 'POST',
  path: '/section-answers/:id/update',
  about: 'Shows the section as it is now: the present state is kept as a version, and the answer is that one.',
  policy: { ...writer, act: 'adopt' },
  params: id,
  output: SectionAnswerShape,
})
export const keepSectionAnswer = route('keepSectionAnswer', {
  method: 'POST',
  path: '/section-answers/:id/keep',
  about: 'Goes on showing the section as it was, and marks what changed since as seen.',
  policy: { ...writer, act: 'adopt' },
  params: id,
  output: SectionAnswerShape,
})
