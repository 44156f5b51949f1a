import { Refusal } from '@commonplace/api'
import { say } from '../../words/say.ts'
import { cannotWrite, conflict } from '../conflicts.ts'

// SQLSTATE codes (https://www.postgresql.org/docs/current/errcodes-appendix.html).
const UNIQUE = '23505'
/** Somebody else's change came between: doing it again is right. */
const RETRY = new Set(['40001', '40P01'])
/** Disk full, read-only transaction (a standby), shutting down, starting up. */
const NO_WRITING = new Set(['53100', '25006', '57P01', '57P02', '57P03'])

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return ''
  return typeof error.code === 'string' ? error.code : ''
}

export const mayRetry = (error: unknown) => RETRY.has(codeOf(error))

/** What PostgreSQL says, as a refusal in words where it is one; anything else comes back as it was. */
export function translate(error: unknown): unknown {
  if (error instanceof Refusal) return error
  const code = codeOf(error)
  if (code === UNIQUE) {
    const about = error as { table?: string; constraint?: string }
    return conflict(`${about.table ?? ''} ${about.constraint ?? ''}`)
  }
  if (NO_WRITING.has(code)) return cannotWrite()
  if (RETRY.has(code) || code === 'ECONNREFUSED' || code === 'ECONNRESET')
    return new Refusal('read-only', say('databaseBusy'), {
      retryAfter: 5,
    })
  return error
}
