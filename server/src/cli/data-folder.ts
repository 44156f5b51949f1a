import { existsSync } from 'node:fs'
import { mkdir, readdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { Member } from './archive.ts'

// What lies in a data folder, and what of it a backup holds.

export const DATABASE = 'commonplace.sqlite'
const SETTINGS = 'communities'
const FILES = 'files'

/** Everything that a restore replaces. The log and index of the database belong to it and must never meet another one's. */
const KEPT = [`${DATABASE}-wal`, `${DATABASE}-shm`, DATABASE, SETTINGS, FILES]

/** The settings and files of a data folder as members of an archive, beside a copy of the database. */
export async function membersOf(dataDir: string, database: string): Promise<Member[]> {
  const members: Member[] = [{ path: 'database.sqlite', file: database }]
  for (const name of await namesIn(join(dataDir, SETTINGS))) {
    if (name.endsWith('.json')) members.push({ path: `${SETTINGS}/${name}`, file: join(dataDir, SETTINGS, name) })
  }
  for (const a of await namesIn(join(dataDir, FILES))) {
    for (const b of await namesIn(join(dataDir, FILES, a))) {
      for (const name of await namesIn(join(dataDir, FILES, a, b))) {
        // A file that is being written has another ending until it is whole.
        if (!name.endsWith('.tmp'))
          members.push({ path: `${FILES}/${a}/${b}/${name}`, file: join(dataDir, FILES, a, b, name) })
      }
    }
  }
  return members
}

async function namesIn(folder: string): Promise<string[]> {
  return existsSync(folder) ? (await readdir(folder)).sort() : []
}

export const holdsData = (dataDir: string): boolean => KEPT.some((name) => existsSync(join(dataDir, name)))

/** Moves what is there into a folder of the data folder (one disk, so that nothing is copied) and what was unpacked into its place. */
export async function swapIn(dataDir: string, unpacked: string, aside: string): Promise<void> {
  await mkdir(aside, { recursive: true, mode: 0o700 })
  for (const name of KEPT) if (existsSync(join(dataDir, name))) await rename(join(dataDir, name), join(aside, name))
  for (const name of [FILES, SETTINGS, DATABASE])
    if (existsSync(join(unpacked, name))) await rename(join(unpacked, name), join(dataDir, name))
}
