import type { AnswerShape, CommentShape, Person, QuestionShape, RouteName } from '@commonplace/api'
import type { Level } from '@commonplace/domain'
import type { ActRow } from '../device/open-device.ts'

// What hangs around a question, as it will be once what waits has been sent: threads, what still works or no longer holds, who follows.

interface Given {
  readonly me: Person
  /** The HTML of Markdown. */
  readonly read: (markdown: string) => Promise<{ readonly html: string }>
}
type Threaded = Pick<QuestionShape, 'comments'>
type OnAnswer = (answer: AnswerShape, act: ActRow, me: Person) => AnswerShape

const inputOf = (act: ActRow) => (act.input ?? {}) as Readonly<Record<string, unknown>>

const ON_ANSWERS: Partial<Record<RouteName, OnAnswer>> = {
  confirmAnswer: (answer, { madeAt }) => {
    const { count, mine } = answer.confirmations
    return mine ? answer : { ...answer, confirmations: { count: count + 1, lastAt: madeAt, mine: true } }
  },
  unconfirmAnswer: (answer) => {
    const { count, lastAt, mine } = answer.confirmations
    return mine ? { ...answer, confirmations: { count: count - 1, lastAt, mine: false } } : answer
  },
  obsoleteAnswer: (answer, act, me) => ({
    ...answer,
    obsolete: { by: me, at: act.madeAt, reason: String(inputOf(act).reason ?? '') },
  }),
  restoreAnswer: (answer) => ({ ...answer, obsolete: null }),
}

const heardAt = (question: QuestionShape, level: Level): QuestionShape => ({
  ...question,
  level,
  following: level === 'watching',
  followers: question.followers + Number(level === 'watching') - Number(question.following),
})

/** A question after one act; the same one where the act is about something else. */
export async function aroundAsWaiting(question: QuestionShape, act: ActRow, given: Given): Promise<QuestionShape> {
  const { id } = act.params
  const answers = (change: (answer: AnswerShape) => AnswerShape): QuestionShape => ({
    ...question,
    answerList: question.answerList.map(change),
  })
  const threads = (change: <T extends Threaded>(thing: T) => T): QuestionShape => change(answers(change))
  const onAnswer = ON_ANSWERS[act.name]
  if (onAnswer) {
    const after = answers((one) => (one.id === id ? onAnswer(one, act, given.me) : one))
    return { ...after, obsolete: after.answerList.filter(({ obsolete }) => obsolete !== null).length }
  }
  switch (act.name) {
    case 'followQuestion':
    case 'unfollowQuestion':
      return id === question.id ? heardAt(question, act.name === 'followQuestion' ? 'watching' : 'normal') : question
    case 'setQuestionLevel':
      return id === question.id ? heardAt(question, inputOf(act).level as Level) : question
    case 'starQuestion':
    case 'unstarQuestion':
      return id === question.id ? { ...question, starred: act.name === 'starQuestion' } : question
    case 'commentQuestion':
    case 'commentAnswer': {
      if (id !== question.id && !question.answerList.some((one) => one.id === id)) return question
      const comment = await commentBegun(act, given)
      const more = <T extends Threaded>(thing: T): T =>
        thing.comments.some((one) => one.id === comment.id)
          ? thing
          : { ...thing, comments: [...thing.comments, comment] }
      return act.name === 'commentQuestion' ? more(question) : answers((one) => (one.id === id ? more(one) : one))
    }
    case 'changeComment': {
      const markdown = String(inputOf(act).markdown ?? '')
      const { html } = await given.read(markdown)
      const changed = (one: CommentShape) => (one.id === id ? { ...one, html, markdown, changedAt: act.madeAt } : one)
      return threads((thing) => ({ ...thing, comments: thing.comments.map(changed) }))
    }
    case 'deleteComment':
      return threads((thing) => ({ ...thing, comments: thing.comments.filter((one) => one.id !== id) }))
    default:
      return question
  }
}

/** A comment that waits to be sent. */
export async function commentBegun(act: ActRow, { me, read }: Given): Promise<CommentShape> {
  const { id, markdown } = inputOf(act)
  const { html } = await read(String(markdown ?? ''))
  return {
    id: String(id ?? act.key),
    by: me,
    at: act.madeAt,
    changedAt: act.madeAt,
    html,
    markdown: String(markdown ?? ''),
    may: { edit: true, delete: true },
  }
}
