import type { DomainEvent, PageId } from '@commonplace/domain'
import type { Store, Writes } from '../../ports/store.ts'
import { behindGates } from '../behind.ts'
import { DISK_FULL } from '../conflicts.ts'
import { Listeners } from '../listeners.ts'
import { repositories } from '../repositories/index.ts'
import { Telling } from '../telling.ts'
import type { StoreTools } from '../tools.ts'
import { kyselyOn } from './adapter.ts'
import type { SqliteFile } from './open.ts'
import { sqliteSearchIndex } from './search-index.ts'

/** The store on a SQLite file. */
export function sqliteStore(file: SqliteFile, tools: StoreTools): Store {
  const { clock, random } = tools
  const { writer } = file
  const listeners = new Listeners(tools.log)
  const shared = { engine: 'sqlite', clock, random, index: sqliteSearchIndex } as const

  async function changeBehind<T>(closed: readonly PageId[], fn: (writes: Writes) => Promise<T>): Promise<T> {
    const telling = new Telling(clock, random)
    let over = false
    const work = async () => {
      const db = kyselyOn(writer.db, writer.statements, () => {
        if (over) throw new Error('This change is over: something was written without being awaited')
      })
      try {
        const result = await fn(repositories({ ...shared, db, telling, closed }))
        await telling.write(db)
        return result
      } finally {
        over = true
      }
    }
    return writer.transaction(work, () => listeners.tell(telling.written))
  }

  const reading = { ...shared, db: file.reader.kysely, telling: null }
  const store: Store = {
    read: repositories(reading),
    behind: (closed) => behindGates(store, reading, closed, changeBehind),
    change: (fn) => changeBehind([], fn),
    // Of the reading connection, which writes nothing: it changes with every commit of another.
    mark: () => Number(file.reader.statements.get('pragma data_version').get()?.data_version),
    onEvents: (listener: (events: readonly DomainEvent[]) => void) => listeners.add(listener),
    async check() {
      try {
        await writer.transaction(() => {
          writer.statements
            .get(
              `insert into installation (name, value) values ('checked', ?) on conflict (name) do update set value = excluded.value`,
            )
            .run(String(clock.now()))
        })
        return { writable: true, reason: null }
      } catch (error) {
        return { writable: false, reason: error instanceof Error ? error.message : DISK_FULL.in('en') }
      }
    },
    [Symbol.asyncDispose]: () => file.close(),
  }
  return store
}
