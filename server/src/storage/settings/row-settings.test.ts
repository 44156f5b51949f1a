import { systemClock } from '@commonplace/kit'
import { afterAll } from 'vitest'
import { migrations } from '../migrations/index.ts'
import { migrate } from '../migrations/migrate.ts'
import { kyselyOn, openPool } from '../postgres/pool.ts'
import { describeSettings } from '../testing/describe-settings.ts'
import { ownDatabase, postgresForTests } from '../testing/postgres.ts'
import { RowSettings } from './row-settings.ts'

const server = postgresForTests('settings on PostgreSQL')
if (server) {
  const database = await ownDatabase(server)
  afterAll(() => database.drop())
  describeSettings('rows', async () => {
    const db = kyselyOn(openPool(database.url, () => undefined))
    await db.transaction().execute((it) => migrate(it, 'postgres', migrations, systemClock.now()))
    return {
      settings: new RowSettings(db),
      again: async () => new RowSettings(db),
      async close() {
        await db.destroy()
        await database.empty()
      },
    }
  })
}
