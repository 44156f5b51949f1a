import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { StorageProblem } from '../engine.ts'
import type { Schema } from '../schema.ts'

const BIGINT = 20

/**
 * PostgreSQL reckons with discs that turn, where reading here and there is dear: it then looks through all sections one by one rather than
 * asking the index, 410 ms in place of 6 for a word that stands in many. On what serves today a page anywhere costs about as much as the next.
 */
const DISCS_OF_TODAY = 'set random_page_cost = 1.1'

/** A pool whose 64-bit integers are numbers: times, counts and places in logs all stay below 2^53. */
export function openPool(url: string, log: (sentence: string) => void, size = 10): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    application_name: 'commonplace',
    types: {
      getTypeParser: (type, format) =>
        type === BIGINT && format !== 'binary' ? Number : pg.types.getTypeParser(type, format as 'text'),
    },
  })
  // A connection that breaks while idle is replaced at the next use; without a listener it would end the process.
  pool.on('error', (error) => log(`The connection to PostgreSQL broke and is opened anew: ${error.message}`))
  pool.on('connect', (client) => {
    client.query(DISCS_OF_TODAY).catch((error: Error) => log(`PostgreSQL plans as it did before: ${error.message}`))
  })
  return pool
}

export function kyselyOn(pool: pg.Pool): Kysely<Schema> {
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
}

/** Says in words why nothing answers at the address, without its password. */
export function cannotConnect(url: string, error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error
  const shown = url.replace(/\/\/([^@/]*)@/, (_, user: string) => `//${user.split(':')[0]}@`)
  return new StorageProblem(
    `PostgreSQL cannot be used at ${shown} (${error.message || error.code}). Check DATABASE_URL.`,
    {
      cause: error,
    },
  )
}
