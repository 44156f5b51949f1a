import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { openHouse, takeServingLock } from '../compose.ts'
import { type Config, readConfig } from '../config.ts'
import { openLog } from '../observe/log.ts'
import { type Manifest, readArchive } from './archive.ts'
import { DATABASE, holdsData, swapIn } from './data-folder.ts'
import { Failure } from './failure.ts'
import type { Output } from './output.ts'

export interface RestoreOptions {
  readonly force?: boolean
  readonly verify?: boolean
}

/**
 * Brings a backup back. Every byte is checked, and the data is opened once where it was unpacked, before anything that is there is
 * touched; what is there is only ever moved aside.
 */
export async function restore(
  file: string,
  options: RestoreOptions,
  output: Output,
  config: Config = readConfig(),
): Promise<void> {
  const from = resolve(file)
  const { dataDir } = config
  if (options.verify) {
    told(output, 'verified', await readArchive(from, null, barOf(output, 'Checking')), 'is whole')
    return
  }
  if (config.databaseUrl !== null) {
    throw new Failure(
      'This restores into the embedded database, and DATABASE_URL names PostgreSQL. Unset it, or use pg_restore.',
    )
  }
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  if (holdsData(dataDir) && !options.force) {
    throw new Failure(
      `There is data in ${dataDir}. Give --force to replace it (it is moved aside, not deleted), or set DATA_DIR to a new folder.`,
    )
  }
  // No server may serve from the folder while its data changes place.
  const unlock = takeServingLock(join(dataDir, 'serving.lock'))
  const unpacked = await mkdtemp(join(dataDir, 'restoring-'))
  try {
    const manifest = await readArchive(from, unpacked, barOf(output, 'Restoring'))
    await rename(join(unpacked, 'database.sqlite'), join(unpacked, DATABASE))
    await look(config, unpacked)
    const had = holdsData(dataDir)
    const aside = join(dataDir, `before-restore-${stampOf(new Date())}`)
    await swapIn(dataDir, unpacked, aside)
    if (!had) await rm(aside, { recursive: true, force: true })
    told(output, 'restored', manifest, `is restored into ${dataDir}`, had ? aside : null)
  } finally {
    await rm(unpacked, { recursive: true, force: true })
    unlock()
  }
}

/** Opens what was unpacked, as a server would: a database or settings that cannot be read stop the restore with their own sentence. */
async function look(config: Config, dataDir: string): Promise<void> {
  const there = { ...config, dataDir, databaseUrl: null, redisUrl: null }
  await using house = await openHouse(there, { log: openLog('error') })
  await house.services.store.read.communities.list()
}

function barOf(output: Output, what: string): (done: number, total: number) => void {
  let bar: ReturnType<Output['progress']> | null = null
  return (done, total) => {
    bar ??= output.progress(what, total)
    bar.at(done)
    if (done === total) bar.end()
  }
}

function told(output: Output, step: string, manifest: Manifest, what: string, aside: string | null = null): void {
  const { madeAt, entries } = manifest
  const bytes = entries.reduce((sum, entry) => sum + entry.bytes, 0)
  const kept = aside === null ? '' : `\nWhat was there before is in ${aside}`
  output.step(
    step,
    { madeAt, entries: entries.length, bytes, aside },
    `The backup of ${madeAt} ${what}: ${entries.length} files.${kept}`,
  )
}

const stampOf = (at: Date): string => at.toISOString().replace(/[:.]/g, '-')
