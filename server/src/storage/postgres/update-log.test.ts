import { systemClock } from '@commonplace/kit'
import { describeUpdateLog } from '@commonplace/sync/testing/contracts'
import { afterAll } from 'vitest'
import { migrations } from '../migrations/index.ts'
import { migrate } from '../migrations/migrate.ts'
import { ownDatabase, postgresForTests } from '../testing/postgres.ts'
import { carriedIn, makeDocument } from '../testing/seed.ts'
import { kyselyOn, openPool } from './pool.ts'
import { PostgresUpdateLog } from './update-log.ts'

const server = postgresForTests('the update log on PostgreSQL')
if (server) {
  const database = await ownDatabase(server)
  afterAll(() => database.drop())
  describeUpdateLog('postgres', async () => {
    const pool = openPool(database.url, () => undefined)
    const pools = [pool]
    const db = kyselyOn(pool)
    await db.transaction().execute((it) => migrate(it, 'postgres', migrations, systemClock.now()))
    const log = new PostgresUpdateLog(pool, database.url)
    return {
      log,
      create: (document, seed) => db.transaction().execute((it) => makeDocument(it, document, seed)),
      carried: (document) => carriedIn(db, document),
      async again() {
        const other = openPool(database.url, () => undefined)
        pools.push(other)
        return new PostgresUpdateLog(other, database.url)
      },
      async close() {
        await log.close()
        for (const one of pools) await one.end()
        await database.empty()
      },
    }
  })
}
