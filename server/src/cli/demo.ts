import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openCommonplace } from '../compose.ts'
import { readConfig } from '../config.ts'
import { DEMO_PASSPHRASE, REPAIR_CAFE } from '../demo/community.ts'
import { openLog } from '../observe/log.ts'
import { loadDemo } from './load-demo.ts'

/** A server with the demo community on a folder that goes when it ends. Resolves with the exit code. */
export async function demo(): Promise<number> {
  const { promise: asked, resolve: ask } = Promise.withResolvers<void>()
  process.once('SIGTERM', () => ask())
  process.once('SIGINT', () => ask())
  const dataDir = await mkdtemp(join(tmpdir(), 'commonplace-demo-'))
  try {
    // Whatever store is configured stays untouched: the demo has its own.
    const config = { ...readConfig(), dataDir, databaseUrl: null, redisUrl: null }
    const log = openLog(config.logLevel === 'info' ? 'warn' : config.logLevel)
    await using running = await openCommonplace(config, { log })
    const community = await loadDemo(running.services, REPAIR_CAFE)
    const people = Object.entries(REPAIR_CAFE.people).map(
      ([short, { name, role }]) => `  ${short}@example.org  ${name}, ${role}`,
    )
    process.stdout.write(
      [
        `The demo is at ${running.url}/${community.slug}`,
        `Sign in with the passphrase "${DEMO_PASSPHRASE}" as one of`,
        ...people,
        `Everything is in ${dataDir} and goes away when you press Ctrl-C.`,
        '',
      ].join('\n'),
    )
    await asked
    process.stdout.write('Shutting down.\n')
    return 0
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}
