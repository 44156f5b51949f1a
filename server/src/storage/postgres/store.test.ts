import { tmpdir } from 'node:os'
import { afterAll } from 'vitest'
import { openStorage } from '../index.ts'
import { describeStore } from '../testing/describe-store.ts'
import { testClock, testRandom } from '../testing/place.ts'
import { ownDatabase, postgresForTests } from '../testing/postgres.ts'

const server = postgresForTests('the store on PostgreSQL')
if (server) {
  const database = await ownDatabase(server)
  afterAll(() => database.drop())
  describeStore('postgres', async () => {
    const config = { dataDir: tmpdir(), databaseUrl: database.url, log: () => undefined }
    const open = () => openStorage({ ...config, clock: testClock(), random: testRandom() })
    const storage = await open()
    return {
      store: storage.store,
      again: async () => (await open()).store,
      async close() {
        await storage[Symbol.asyncDispose]()
        await database.empty()
      },
    }
  })
}
