import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import type { PageId } from '@commonplace/domain'
import { type Kysely, sql } from 'kysely'
import type { Store, Writes } from '../../ports/store.ts'
import { behindGates } from '../behind.ts'
import { DISK_FULL } from '../conflicts.ts'
import { Listeners } from '../listeners.ts'
import { keepFact } from '../repositories/facts.ts'
import { repositories } from '../repositories/index.ts'
import type { Schema } from '../schema.ts'
import { Telling } from '../telling.ts'
import type { StoreTools } from '../tools.ts'
import { mayRetry, translate } from './errors.ts'
import { postgresSearchIndex } from './search-index.ts'
import { Turns } from './turns.ts'

const TRIES = 12
/** Any number, the same in every process: who holds it is writing events. */
const EVENTS_LOCK = 0x636f6d01

/** The store on PostgreSQL. Changes are serializable, as if one came after the other, and done again where they met. */
export class PostgresStore implements Store {
  readonly read: Store['read']
  readonly #db: Kysely<Schema>
  readonly #tools: StoreTools
  readonly #listeners: Listeners
  readonly #telling = new Turns()
  readonly #again = new Turns()
  readonly #inside = new AsyncLocalStorage<{ running: boolean }>()
  readonly #close: () => Promise<void>

  constructor(db: Kysely<Schema>, tools: StoreTools, close: () => Promise<void>) {
    this.#db = db
    this.#tools = tools
    this.#listeners = new Listeners(tools.log)
    this.#close = close
    this.read = repositories(this.#context(db, null))
  }

  behind(closed: readonly PageId[]): Store {
    return behindGates(this, this.#context(this.#db, null), closed, (gates, fn) => this.#change(gates, fn))
  }

  mark(): null {
    return null
  }

  change<T>(fn: (writes: Writes) => Promise<T>): Promise<T> {
    return this.#change([], fn)
  }

  async #change<T>(closed: readonly PageId[], fn: (writes: Writes) => Promise<T>): Promise<T> {
    if (this.#inside.getStore()?.running)
      throw new Error('Inside a change, await nothing but what it was handed: another change could wait for ever')
    for (let tried = 1; ; tried++) {
      // Changes that met once go one after the other, or a burst of them would keep meeting until none has tries left.
      const release = tried > 1 ? await this.#again.take() : null
      try {
        return await this.#try(closed, fn)
      } catch (error) {
        if (!mayRetry(error) || tried >= TRIES) throw translate(error)
        await pause(this.#tools.random.next() * Math.min(200, 4 * 2 ** tried))
      } finally {
        release?.()
      }
    }
  }

  onEvents(listener: Parameters<Store['onEvents']>[0]): () => void {
    return this.#listeners.add(listener)
  }

  async check(): Promise<{ writable: boolean; reason: string | null }> {
    try {
      await keepFact(this.#db, 'checked', String(this.#tools.clock.now()))
      return { writable: true, reason: null }
    } catch (error) {
      const told = translate(error)
      return { writable: false, reason: told instanceof Error ? told.message : DISK_FULL.in('en') }
    }
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#close()
  }

  async #try<T>(closed: readonly PageId[], fn: (writes: Writes) => Promise<T>): Promise<T> {
    const telling = new Telling(this.#tools.clock, this.#tools.random)
    const turn = { running: true }
    let release: (() => void) | null = null
    try {
      const result = await this.#db
        .transaction()
        .setIsolationLevel('serializable')
        .execute((db) =>
          this.#inside.run(turn, async () => {
            const result = await fn(repositories({ ...this.#context(db, telling), closed }))
            if (telling.pending) {
              // The order of events is the order of commits: only one change at a time is between writing events and its commit.
              release = await this.#telling.take()
              await sql`select pg_advisory_xact_lock(${EVENTS_LOCK})`.execute(db)
              await telling.write(db)
            }
            return result
          }),
        )
      turn.running = false
      this.#listeners.tell(telling.written)
      return result
    } finally {
      turn.running = false
      // TypeScript does not see that the callback above may have set it.
      ;(release as (() => void) | null)?.()
    }
  }

  #context(db: Kysely<Schema>, telling: Telling | null) {
    const { clock, random } = this.#tools
    return { db, engine: 'postgres', clock, random, index: postgresSearchIndex, telling } as const
  }
}
