import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStorage } from '../index.ts'
import { describeStore } from '../testing/describe-store.ts'
import { testClock, testRandom } from '../testing/place.ts'

describeStore('sqlite', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'commonplace-store-'))
  const open = () => openStorage({ dataDir, clock: testClock(), random: testRandom(), log: () => undefined })
  const storage = await open()
  return {
    store: storage.store,
    again: async () => (await open()).store,
    async close() {
      await storage[Symbol.asyncDispose]()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
})
