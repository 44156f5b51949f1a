import type { Clock, Random } from '@commonplace/kit'
import type { UpdateLog } from '@commonplace/sync'
import type { Files } from '../ports/attachments.ts'
import type { Settings } from '../ports/communities.ts'
import type { Store } from '../ports/store.ts'
import type { Engine } from './engine.ts'
import { openPostgresStorage } from './postgres/storage.ts'
import { openSqliteStorage } from './sqlite/storage.ts'

/** The door of storage: one call opens everything that is kept, on the engine that the configuration names. */
export { type Engine, StorageProblem } from './engine.ts'
export { takeServingLock } from './sqlite/serving-lock.ts'

export interface StorageConfig {
  /** Where the embedded database, the settings and the attachments live. Made when it is missing. */
  readonly dataDir: string
  /** `postgres://…`; without one the embedded SQLite is used. */
  readonly databaseUrl?: string | undefined
  readonly clock: Clock
  readonly random: Random
  /** Hears, in sentences, of what an operator should look at. Without one they go to the process's warnings. */
  readonly log?: ((sentence: string) => void) | undefined
}

export interface Storage {
  readonly engine: Engine
  readonly store: Store
  readonly updateLog: UpdateLog
  readonly settings: Settings
  readonly files: Files
  /** The database file, with the embedded engine. */
  readonly path: string | null
  /** Makes sure that no other server serves from this data folder; a StorageProblem where one does. Ends with the storage. */
  lockForServing(): void
  /** Writes a consistent copy of the database to a new file while everything goes on; null with PostgreSQL, which has its own tools. */
  readonly backup: ((file: string) => Promise<void>) | null
  [Symbol.asyncDispose](): Promise<void>
}

/** Opens what is kept and brings it up to date. Rejects with a StorageProblem, a sentence for people, where it should not be touched. */
export async function openStorage(config: StorageConfig): Promise<Storage> {
  const log = config.log ?? ((sentence: string) => process.emitWarning(sentence))
  const tools = { ...config, log }
  return config.databaseUrl ? openPostgresStorage(tools, config.databaseUrl) : openSqliteStorage(tools)
}
