import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '@commonplace/kit'
import { describeUpdateLog } from '@commonplace/sync/testing/contracts'
import { migrations } from '../migrations/index.ts'
import { carriedIn, makeDocument } from '../testing/seed.ts'
import { kyselyOn } from './adapter.ts'
import { openFile } from './open.ts'
import { SqliteUpdateLog } from './update-log.ts'

describeUpdateLog('sqlite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-log-'))
  const path = join(folder, 'commonplace.sqlite')
  const file = await openFile(path, migrations, systemClock)
  const others: (typeof file)[] = []
  const log = new SqliteUpdateLog(file)
  return {
    log,
    create: (document, seed) =>
      file.writer.transaction(() => makeDocument(kyselyOn(file.writer.db, file.writer.statements), document, seed)),
    carried: (document) =>
      file.writer.transaction(() => carriedIn(kyselyOn(file.writer.db, file.writer.statements), document)),
    async again() {
      const other = await openFile(path, migrations, systemClock)
      others.push(other)
      return new SqliteUpdateLog(other)
    },
    async close() {
      await log.close()
      for (const other of [...others, file]) await other.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
})
