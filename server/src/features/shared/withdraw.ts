import type { Answer, AnswerId, Instant, Question, QuestionId } from '@commonplace/domain'
import { rewritePage } from '../../derive/write-page.ts'
import { indexQuestion } from '../../derive/write-question.ts'
import type { Writes } from '../../ports/store.ts'

// What it means that something is there no more, whether its writer took it back or a host put it away.

/** Puts an answer away. Was it accepted, the question is open again; was it woven into a page, its words are no longer shown there. */
export async function withdrawAnswer(
  writes: Writes,
  question: Pick<Question, 'id' | 'accepted'>,
  { id }: Pick<Answer, 'id'>,
  at: Instant,
): Promise<void> {
  await writes.questions.changeAnswer(id, { deletedAt: at, changedAt: at })
  const open = question.accepted?.answerId === id ? { accepted: null } : {}
  await writes.questions.change(question.id, { ...open, changedAt: at })
  await rewriteWoven(writes, [id], at)
  await indexQuestion(writes, question.id)
}

/** Puts a question away with its answers. */
export async function withdrawQuestion(
  writes: Writes,
  id: QuestionId,
  at: Instant,
  held: Question['held'] = null,
): Promise<void> {
  await writes.questions.change(id, { deletedAt: at, changedAt: at, held })
  await indexQuestion(writes, id)
  await rewriteAnswersOf(writes, id, at)
}

/** The pages that answers to a question were woven into, after it went or came back. */
export async function rewriteAnswersOf(writes: Writes, id: QuestionId, at: Instant): Promise<void> {
  const answers = await writes.questions.answersOf(id)
  await rewriteWoven(
    writes,
    answers.map((answer) => answer.id),
    at,
  )
}

/** Makes the pages anew that answers were woven into, so that lists and search hold the words of those that are there, and of no others. */
export async function rewriteWoven(writes: Writes, answers: readonly AnswerId[], at: Instant): Promise<void> {
  if (answers.length === 0) return
  const adoptions = await writes.adoptions.ofAnswers(answers)
  const pages = await writes.pages.many([...new Set(adoptions.map((adoption) => adoption.pageId))])
  for (const page of pages.values()) {
    await writes.pages.change(page.id, { changedAt: at })
    await rewritePage(writes, { ...page, changedAt: at }, at)
  }
}
