import { type Problem, Refusal } from '@commonplace/api'
import type { Log } from '../observe/log.ts'

export interface Told {
  readonly problem: Problem
  readonly status: number
  readonly retryAfter: number | undefined
}

const TITLES: Readonly<Record<Problem['code'], string>> = {
  'bad-input': 'Something in the request is not right',
  'not-signed-in': 'Not signed in',
  'wrong-credentials': 'Not the right credentials',
  'not-allowed': 'Not allowed',
  'not-found': 'Not found',
  conflict: 'Does not fit what is there',
  gone: 'No longer there',
  'too-large': 'Too large',
  'unsupported-type': 'Not a type that is read here',
  'too-many': 'Too many requests',
  'read-only': 'Only reading works at the moment',
  internal: 'Something went wrong on our side',
}

/**
 * Whatever was thrown, as it is told to the one who asked: a refusal in its own words, anything else as a bug with the request's id and
 * nothing about its inside, which goes to the log.
 */
export function tell(thrown: unknown, requestId: string, log: Log): Told {
  if (thrown instanceof Refusal) {
    const { code, status, message, field, retryAfter } = thrown
    const problem = { type: `/problems/${code}`, title: TITLES[code], status, detail: message, code, requestId }
    return { problem: field === undefined ? problem : { ...problem, field }, status, retryAfter }
  }
  log.error({ err: thrown, requestId }, 'A request failed')
  const detail = `Something went wrong on our side. Try again; if it stays, tell whoever runs this place: request ${requestId}.`
  const problem: Problem = {
    type: '/problems/internal',
    title: TITLES.internal,
    status: 500,
    detail,
    code: 'internal',
    requestId,
  }
  return { problem, status: 500, retryAfter: undefined }
}
