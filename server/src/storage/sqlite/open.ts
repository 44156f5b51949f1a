import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { backup, DatabaseSync } from 'node:sqlite'
import type { Clock } from '@commonplace/kit'
import type { Kysely } from 'kysely'
import type { Migration } from '../migrations/index.ts'
import { migrate, pendingMigrations, ranMigrations } from '../migrations/migrate.ts'
import type { Schema } from '../schema.ts'
import { kyselyOn, Statements } from './adapter.ts'
import { AT_THE_LATEST, Checkpoints } from './checkpoints.ts'
import { type Disk, DiskThread } from './disk.ts'
import { translate } from './errors.ts'
import { examine } from './health.ts'
import { WriteAhead } from './write-ahead.ts'
import { Writer } from './writer.ts'

/** An open SQLite file: the writer, and a connection that only reads and never waits for it. */
export interface SqliteFile {
  readonly path: string
  readonly writer: Writer
  readonly reader: { readonly db: DatabaseSync; readonly statements: Statements; readonly kysely: Kysely<Schema> }
  close(): Promise<void>
}

/** Opens or makes the file and brings its tables up to date, after a copy where there was data before. */
export async function openFile(
  path: string,
  migrations: readonly Migration[],
  clock: Clock,
  disk: Disk = new DiskThread(),
): Promise<SqliteFile> {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  examine(path)
  const opened: DatabaseSync[] = []
  const close = () => {
    // The last one to close folds the log into the file: readers first, so that this is the one that may write.
    for (const db of opened.reverse()) if (db.isOpen) db.close()
  }
  try {
    const db = new DatabaseSync(path, { timeout: 5000, enableForeignKeyConstraints: true })
    opened.push(db)
    db.exec('pragma journal_mode = wal; pragma cache_size = -32768; pragma temp_store = memory')
    const checkpoints = new Checkpoints(path)
    db.exec(`pragma wal_autocheckpoint = ${AT_THE_LATEST}`)
    const ahead = new WriteAhead(path, disk, () => checkpoints.committed())
    const writer = new Writer(db, new Statements(db), ahead)
    await bringUpToDate(path, writer, migrations, clock)
    // From here on waiting for others is done without holding the thread, see Writer.
    db.exec('pragma busy_timeout = 0')
    const readerDb = new DatabaseSync(path, { readOnly: true, timeout: 5000 })
    opened.push(readerDb)
    readerDb.exec('pragma cache_size = -32768; pragma temp_store = memory')
    const statements = new Statements(readerDb)
    const reader = { db: readerDb, statements, kysely: kyselyOn(readerDb, statements) }
    return {
      path,
      writer,
      reader,
      async close() {
        await writer.idle()
        await checkpoints.close()
        await ahead.close()
        close()
      },
    }
  } catch (error) {
    close()
    throw translate(error)
  }
}

async function bringUpToDate(
  path: string,
  writer: Writer,
  migrations: readonly Migration[],
  clock: Clock,
): Promise<void> {
  const db = kyselyOn(writer.db, writer.statements)
  const ran = await ranMigrations(db, 'sqlite')
  const pending = pendingMigrations(migrations, ran)
  const [first] = pending
  if (!first) return
  if (ran !== null) await backup(writer.db, `${path}.before-${first.name}`)
  await writer.transaction(() => migrate(db, 'sqlite', migrations, clock.now()))
}
