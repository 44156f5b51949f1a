import { existsSync } from 'node:fs'
import { mkdir, statfs, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { takeServingLock } from '../compose.ts'
import { type Config, readConfig } from '../config.ts'
import { EXIT, Failure } from './failure.ts'
import type { Output } from './output.ts'
import { counted } from './receipt.ts'

type Finding = { readonly ok: boolean; readonly words: string }
const good = (words: string): Finding => ({ ok: true, words })
const bad = (words: string): Finding => ({ ok: false, words })

const LEAST_FREE = 500 * 1024 * 1024
const CLIENT = fileURLToPath(new URL('../../../client/dist', import.meta.url))

/** Looks at everything a running installation needs, and says what to do about what is wrong. */
export async function doctor(output: Output): Promise<void> {
  const config = readConfig()
  const checks: readonly [string, () => Promise<Finding>][] = [
    ['node', async () => good(`Node ${process.versions.node}`)],
    [
      'client',
      async () =>
        existsSync(CLIENT) ? good('The client is built.') : bad('The client is not built: run "npm run build".'),
    ],
    ['data', () => dataFolder(config)],
    ['disk', () => disk(config)],
    ['server', () => server(config)],
    ['store', () => store(config)],
  ]
  let wrong = 0
  for (const [name, check] of checks) {
    const { ok, words } = await check().catch((error: unknown) =>
      bad(error instanceof Error ? error.message : String(error)),
    )
    if (!ok) wrong++
    output.step(name, { ok, words }, `${ok ? 'good' : 'WRONG'}  ${words}`)
  }
  for (const warning of config.warnings) output.step('setting', { ok: true, words: warning }, `note  ${warning}`)
  if (wrong > 0) throw new Failure(`${wrong} of ${checks.length} checks found something.`, EXIT.failed)
}

async function dataFolder({ dataDir }: Config): Promise<Finding> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const probe = join(dataDir, `.probe-${process.pid}`)
  await writeFile(probe, '')
  await unlink(probe)
  return good(`The data folder ${dataDir} can be written to.`)
}

async function disk({ dataDir }: Config): Promise<Finding> {
  const { bavail, bsize } = await statfs(dataDir)
  const free = bavail * bsize
  const words = `${(free / 1024 ** 3).toFixed(1)} GB are free on its disk.`
  return free < LEAST_FREE ? bad(`Only ${words} Make room before it is full.`) : good(words)
}

async function server({ dataDir, databaseUrl }: Config): Promise<Finding> {
  if (databaseUrl !== null) return good('With PostgreSQL any number of servers may run.')
  try {
    takeServingLock(join(dataDir, 'serving.lock'))()
    return good('No server is running on this data folder.')
  } catch {
    // The one thing that keeps the lock from us is a server that has it.
    return good('A server is running on this data folder.')
  }
}

/** Opens the store: its own checks of the database and of every settings file speak for themselves. */
async function store(config: Config): Promise<Finding> {
  const { openHere } = await import('./open-here.ts')
  await using here = await openHere(config)
  const { writable, reason } = await here.store.check()
  if (!writable) return bad(reason ?? 'The store cannot be written to.')
  const bus = await here.house.busTrouble()
  if (bus !== null) return bad(bus)
  const communities = await here.store.read.communities.list()
  for (const { slug } of communities) await here.settings.read(slug)
  const people = (await here.store.read.members.any()) ? '' : ' Nobody is here yet.'
  return good(
    `The store (${here.house.storage.engine}) is whole and holds ${counted(communities.length, 'communities')}.${people}`,
  )
}
