import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { StorageProblem } from '../engine.ts'
import { codeOf } from './errors.ts'

const MAGIC = Buffer.from('SQLite format 3\0', 'latin1')
/** Below this a look at every page costs some ten milliseconds and is always taken. */
const SMALL = 16 * 1024 * 1024

/**
 * Looks at a database file before it is opened for writing and refuses, in words, what is none or is damaged. Nothing is written. Every
 * page is looked at only where that is quick, or after a stop that was not clean (a log was left behind).
 */
export function examine(path: string): void {
  if (!existsSync(path)) return
  const { size } = statSync(path)
  const unclean = existsSync(`${path}-wal`) && statSync(`${path}-wal`).size > 0
  if (size === 0) return
  const header = headerOf(path)
  if (!header.subarray(0, MAGIC.length).equals(MAGIC))
    throw new StorageProblem(
      `The file ${path} is not a Commonplace database. It was left as it is. Move it away to start anew, or restore a backup.`,
    )
  if (!unclean && size < sizeIn(header))
    throw damaged(path, `it should be ${sizeIn(header)} bytes long and has ${size}`)
  if (!unclean && size > SMALL) return
  const found = quickCheck(path)
  if (found !== 'ok') throw damaged(path, found)
}

function headerOf(path: string): Buffer {
  const header = Buffer.alloc(100)
  const file = openSync(path, 'r')
  try {
    readSync(file, header, 0, header.length, 0)
  } finally {
    closeSync(file)
  }
  return header
}

/** Page size times number of pages, as the header has them (https://sqlite.org/fileformat.html). */
function sizeIn(header: Buffer): number {
  const pageSize = header.readUInt16BE(16)
  return (pageSize === 1 ? 65_536 : pageSize) * header.readUInt32BE(28)
}

function quickCheck(path: string): string {
  try {
    const db = new DatabaseSync(path, { readOnly: true, timeout: 5000 })
    try {
      const [row] = db.prepare('pragma quick_check(1)').all()
      return String(Object.values(row ?? {})[0] ?? 'no answer')
    } finally {
      db.close()
    }
  } catch (error) {
    if (codeOf(error) === 0) throw error
    return error instanceof Error ? error.message : String(error)
  }
}

const damaged = (path: string, how: string) =>
  new StorageProblem(
    `The database ${path} is damaged (${how.split('\n')[0]}). It was left as it is. Keep a copy of it and restore the latest backup.`,
  )
