import { join } from 'node:path'
import { sql } from 'kysely'
import { folderFiles } from '../files/folder-files.ts'
import type { Storage, StorageConfig } from '../index.ts'
import { migrations } from '../migrations/index.ts'
import { migrate } from '../migrations/migrate.ts'
import { RowSettings } from '../settings/row-settings.ts'
import type { StoreTools } from '../tools.ts'
import { cannotConnect, kyselyOn, openPool } from './pool.ts'
import { PostgresStore } from './store.ts'
import { PostgresUpdateLog } from './update-log.ts'

/** Held while tables are made, so that processes that start together do it once. */
const MIGRATIONS_LOCK = 0x636f6d02

/** Everything relational in PostgreSQL, settings as rows; attachments stay files of the data folder. */
export async function openPostgresStorage(config: StorageConfig & StoreTools, url: string): Promise<Storage> {
  const pool = openPool(url, config.log)
  const db = kyselyOn(pool)
  try {
    await db.transaction().execute(async (it) => {
      await sql`select pg_advisory_xact_lock(${MIGRATIONS_LOCK})`.execute(it)
      await migrate(it, 'postgres', migrations, config.clock.now())
    })
  } catch (error) {
    await db.destroy()
    throw cannotConnect(url, error)
  }
  const updateLog = new PostgresUpdateLog(pool, url)
  let closing: Promise<void> | null = null
  const close = () => {
    closing ??= updateLog.close().then(() => db.destroy())
    return closing
  }
  return {
    engine: 'postgres',
    store: new PostgresStore(db, config, close),
    updateLog,
    settings: new RowSettings(db),
    files: folderFiles(join(config.dataDir, 'files')),
    path: null,
    lockForServing() {
      // Several servers may serve from one PostgreSQL: what must not happen twice is locked there.
    },
    backup: null,
    [Symbol.asyncDispose]: close,
  }
}
