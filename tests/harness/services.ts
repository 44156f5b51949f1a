import { randomBytes } from 'node:crypto'
import pg from 'pg'

/** PostgreSQL and Redis for tests: those that TEST_DATABASE_URL and TEST_REDIS_URL name; null, said in one loud line, where they are not named. */
export function servicesForTests(what: string): { postgres: string; redis: string } | null {
  const { TEST_DATABASE_URL: postgres, TEST_REDIS_URL: redis } = process.env
  if (postgres && redis) return { postgres, redis }
  if (process.env.CI === 'true')
    throw new Error(`TEST_DATABASE_URL and TEST_REDIS_URL must be set in CI: ${what} is not tested`)
  process.stdout.write(`SKIPPED: ${what} is not tested, because TEST_DATABASE_URL or TEST_REDIS_URL is not set.\n`)
  return null
}

/** A database of its own, gone at the end of the block. */
export async function ownDatabase(server: string): Promise<AsyncDisposable & { readonly url: string }> {
  const name = `commonplace_test_${randomBytes(6).toString('hex')}`
  await run(server, `create database ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return { url: url.href, [Symbol.asyncDispose]: () => run(server, `drop database ${name} with (force)`) }
}

async function run(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
