import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { StorageProblem } from '../engine.ts'
import { isBusy } from './errors.ts'

/**
 * Makes sure that one server at a time serves from a data folder. The lock is SQLite's own on a file of its own: the system lets go of it
 * when the process ends, however it ends, so that no stale lock is ever left behind. The command line does not take it.
 */
export function takeServingLock(path: string): () => void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const db = new DatabaseSync(path, { timeout: 0 })
  try {
    db.exec('pragma journal_mode = memory; begin exclusive')
  } catch (error) {
    db.close()
    if (!isBusy(error)) throw error
    throw new StorageProblem(
      `Another server already uses the data in ${dirname(path)}. Stop it first, or give this one another DATA_DIR.`,
    )
  }
  return () => {
    if (db.isOpen) db.close()
  }
}
