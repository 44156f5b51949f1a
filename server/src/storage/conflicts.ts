import { Refusal } from '@commonplace/api'
import { say } from '../words/say.ts'

/** What to say when something is there already. `where` is whatever the engine says of the table, column or constraint. */
export function conflict(where: string): Refusal {
  if (/communities\W*.*slug/.test(where)) return new Refusal('conflict', say('slugTaken'), { field: 'slug' })
  if (/members\W*.*email/.test(where)) return new Refusal('conflict', say('mailTaken'), { field: 'email' })
  if (/versions\W*.*(?:document_id|_n\b)/.test(where)) return new Refusal('conflict', say('versionMoment'))
  return new Refusal('conflict', say('idThere'))
}

export const DISK_FULL = say('diskFull')

export const fileTaken = () => new Refusal('conflict', say('fileIdTaken'), { field: 'id' })

export const cannotWrite = () => new Refusal('read-only', DISK_FULL, { retryAfter: 30 })
