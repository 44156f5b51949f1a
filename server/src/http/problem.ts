import { type Problem, Refusal } from '@commonplace/api'
import type { Language } from '@commonplace/domain'
import type { Log } from '../observe/log.ts'
import { wordsIn } from '../words/index.ts'

export interface Told {
  readonly problem: Problem
  readonly status: number
  readonly retryAfter: number | undefined
}

/**
 * Whatever was thrown, as it is told to the one who asked: a refusal in its own words and the language asked for, anything else as a bug with the request's id and
 * nothing about its inside, which goes to the log.
 */
export function tell(thrown: unknown, requestId: string, log: Log, language: Language): Told {
  const { problems, forms } = wordsIn(language)
  if (thrown instanceof Refusal) {
    const { code, status, field, retryAfter } = thrown
    const problem = {
      type: `/problems/${code}`,
      title: problems[code],
      status,
      detail: thrown.in(language),
      code,
      requestId,
    }
    return { problem: field === undefined ? problem : { ...problem, field }, status, retryAfter }
  }
  log.error({ err: thrown, requestId }, 'A request failed')
  const problem: Problem = {
    type: '/problems/internal',
    title: problems.internal,
    status: 500,
    detail: forms.internal(requestId),
    code: 'internal',
    requestId,
  }
  return { problem, status: 500, retryAfter: undefined }
}
