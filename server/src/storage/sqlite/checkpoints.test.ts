import { copyFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Checkpoints } from './checkpoints.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'commonplace-checkpoints-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** What the database file holds by itself, without its log. */
function copied(path: string): number {
  copyFileSync(path, `${path}-alone`)
  const db = new DatabaseSync(`${path}-alone`)
  const row = db.prepare("select count(*) as n from sqlite_schema where name = 'words'").get()
  db.close()
  return Number(row?.n)
}

test('[SA25] what the log holds is copied into the database after many commits, while it stays open for writing', async () => {
  const path = join(folder, 'words.sqlite')
  const db = new DatabaseSync(path)
  db.exec('pragma journal_mode = wal; pragma wal_autocheckpoint = 0; create table words (word text)')
  const checkpoints = new Checkpoints(path)
  for (let n = 0; n < 249; n++) checkpoints.committed()
  expect(copied(path)).toBe(0)
  checkpoints.committed()
  db.exec("insert into words values ('meanwhile')")
  await checkpoints.close()
  expect(copied(path)).toBe(1)
  db.close()
})
