import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { test } from 'vitest'

/**
 * The PostgreSQL that TEST_DATABASE_URL names; null where none is named. Says so in one loud line, and fails where everything must be
 * tested (CI=true).
 */
export function postgresForTests(what: string): string | null {
  const url = process.env.TEST_DATABASE_URL
  if (url) return url
  if (process.env.CI === 'true') throw new Error(`TEST_DATABASE_URL must be set in CI: ${what} is not tested`)
  process.stdout.write(`SKIPPED: ${what} is not tested, because TEST_DATABASE_URL is not set.\n`)
  test.runIf(url)(`${what} (needs TEST_DATABASE_URL)`, () => undefined)
  return null
}

export interface OwnDatabase extends AsyncDisposable {
  readonly url: string
  /** Takes every row out of every table, for the next test. */
  empty(): Promise<void>
  drop(): Promise<void>
}

/** A database of its own, with the way to drop it; `await using` drops it at the end of the block. */
export async function ownDatabase(server: string): Promise<OwnDatabase> {
  const name = `commonplace_test_${randomBytes(6).toString('hex')}`
  await run(server, `create database ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  const drop = () => run(server, `drop database ${name} with (force)`)
  return { url: url.href, empty: () => run(url.href, EMPTY), drop, [Symbol.asyncDispose]: drop }
}

/** One transaction, so that references between tables are looked at only in the end. */
const EMPTY = `do $$ declare t text; begin
  for t in select tablename from pg_tables where schemaname = current_schema() and tablename <> 'migrations'
  loop execute format('delete from %I', t); end loop; end $$`

/** Runs statements, as one transaction, in a database. */
export async function run(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
