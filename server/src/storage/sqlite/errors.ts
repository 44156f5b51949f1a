import { Refusal } from '@commonplace/api'
import { say } from '../../words/say.ts'
import { cannotWrite, conflict } from '../conflicts.ts'
import { StorageProblem } from '../engine.ts'

// SQLite's own result codes (https://sqlite.org/rescode.html); the low byte is the kind.
const BUSY = 5
const READONLY = 8
const IOERR = 10
const CORRUPT = 11
const FULL = 13
const NOTADB = 26
const UNIQUE = 2067
const PRIMARY_KEY = 1555

/** The extended result code, or 0 for an error that is not SQLite's. */
export function codeOf(error: unknown): number {
  if (typeof error !== 'object' || error === null || !('errcode' in error)) return 0
  return typeof error.errcode === 'number' ? error.errcode : 0
}

export const isBusy = (error: unknown) => (codeOf(error) & 0xff) === BUSY

/** What SQLite says, as a refusal in words where it is one; anything else comes back as it was. */
export function translate(error: unknown): unknown {
  if (error instanceof Refusal) return error
  const code = codeOf(error)
  if (code === UNIQUE || code === PRIMARY_KEY) return conflict(error instanceof Error ? error.message : '')
  switch (code & 0xff) {
    case FULL:
    case IOERR:
    case READONLY:
      return cannotWrite()
    case BUSY:
      return new Refusal('read-only', say('dataBusy'), {
        retryAfter: 5,
      })
    case CORRUPT:
    case NOTADB:
      return new StorageProblem(
        'The database is damaged. Stop the server, keep a copy of the data folder, and restore the latest backup.',
        { cause: error },
      )
    default:
      return error
  }
}
