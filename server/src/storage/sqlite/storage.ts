import { join } from 'node:path'
import { backup } from 'node:sqlite'
import { folderFiles } from '../files/folder-files.ts'
import type { Storage, StorageConfig } from '../index.ts'
import { migrations } from '../migrations/index.ts'
import { FileSettings } from '../settings/file-settings.ts'
import type { StoreTools } from '../tools.ts'
import { openFile } from './open.ts'
import { takeServingLock } from './serving-lock.ts'
import { sqliteStore } from './store.ts'
import { SqliteUpdateLog } from './update-log.ts'

/** Everything on one machine: a SQLite file, settings files and attachments in the data folder. */
export async function openSqliteStorage(config: StorageConfig & StoreTools): Promise<Storage> {
  const { dataDir } = config
  const settings = new FileSettings(join(dataDir, 'communities'), config.log)
  await settings.examine()
  const path = join(dataDir, 'commonplace.sqlite')
  const file = await openFile(path, migrations, config.clock)
  const updateLog = new SqliteUpdateLog(file)
  let unlock: (() => void) | null = null
  return {
    engine: 'sqlite',
    store: sqliteStore(file, config),
    updateLog,
    settings,
    files: folderFiles(join(dataDir, 'files')),
    path,
    lockForServing() {
      unlock ??= takeServingLock(join(dataDir, 'serving.lock'))
    },
    async backup(to) {
      await backup(file.reader.db, to)
    },
    async [Symbol.asyncDispose]() {
      await updateLog.close()
      await file.close()
      unlock?.()
    },
  }
}
