import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { writeArchive } from './archive.ts'
import { membersOf } from './data-folder.ts'
import { Failure } from './failure.ts'
import type { Here } from './open-here.ts'
import type { Output } from './output.ts'

/**
 * Everything in one file. The database is copied by its own means, consistent while the server writes; files are never changed once they
 * are there, so taking them after the database misses none that it names.
 */
export async function backUp(here: Here, file: string, output: Output): Promise<void> {
  const to = resolve(file)
  const { storage } = here.house
  const { dataDir } = here.config
  if (storage.backup === null) {
    throw new Failure(
      `This backs up the embedded database. Yours is PostgreSQL: use pg_dump for it, and copy the folders ${join(dataDir, 'files')} and ${join(dataDir, 'communities')}.`,
    )
  }
  if (existsSync(to)) throw new Failure(`${to} is there already and was left as it is. Name a new file.`)
  await mkdir(dirname(to), { recursive: true })
  const scratch = await mkdtemp(join(dataDir, 'backing-up-'))
  try {
    const database = join(scratch, 'database.sqlite')
    await storage.backup(database)
    const members = await membersOf(dataDir, database)
    const bar = output.progress('Backing up', members.length)
    const bytes = await writeArchive(to, members, new Date(here.clock.now()), (done) => bar.at(done))
    bar.end()
    const size = `${(bytes / 1024 / 1024).toFixed(1)} MB`
    output.step(
      'backed-up',
      { file: to, bytes, entries: members.length },
      `Backed up ${members.length} files (${size}) to ${to}`,
    )
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}
