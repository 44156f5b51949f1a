import { AsyncLocalStorage } from 'node:async_hooks'
import type { DatabaseSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'
import type { Statements } from './adapter.ts'
import { isBusy, translate } from './errors.ts'

/** Milliseconds until a change gives up on another program that holds the write lock. */
const PATIENCE = 30_000

/**
 * The one writer of a SQLite file in this process. Changes of the store and the log's group commits take turns here, in the order they
 * asked; waiting for another process (the command line) never blocks the thread.
 */
export class Writer {
  readonly db: DatabaseSync
  readonly statements: Statements
  readonly #inside = new AsyncLocalStorage<{ running: boolean }>()
  #tail: Promise<void> = Promise.resolve()

  constructor(db: DatabaseSync, statements: Statements) {
    this.db = db
    this.statements = statements
  }

  /** Runs `work` in a transaction of its own: committed and on disk when this resolves, undone when it throws. */
  async transaction<T>(work: () => T | Promise<T>, committed?: (result: T) => void): Promise<T> {
    this.refuseInside()
    const before = this.#tail
    let done: () => void = () => undefined
    this.#tail = new Promise((resolve) => {
      done = resolve
    })
    await before
    try {
      const result = await this.#run(work)
      committed?.(result)
      return result
    } finally {
      done()
    }
  }

  /** Throws where a change is under way in this very call: what waits for its turn there would wait for itself for ever. */
  refuseInside(): void {
    if (this.#inside.getStore()?.running)
      throw new Error(
        'Inside a change, await nothing but what it was handed: another change or an edit would wait for ever',
      )
  }

  /** Resolves once everything that asked so far has had its turn. */
  async idle(): Promise<void> {
    await this.#tail
  }

  async #run<T>(work: () => T | Promise<T>): Promise<T> {
    const turn = { running: true }
    try {
      await this.#begin()
      const result = await this.#inside.run(turn, work)
      this.db.exec('commit')
      return result
    } catch (error) {
      // A commit that failed (a full disk) leaves the transaction open.
      if (this.db.isTransaction) this.db.exec('rollback')
      throw translate(error)
    } finally {
      turn.running = false
    }
  }

  async #begin(): Promise<void> {
    const giveUp = performance.now() + PATIENCE
    for (let wait = 1; ; wait = Math.min(wait * 2, 50)) {
      try {
        this.db.exec('begin immediate')
        return
      } catch (error) {
        if (!isBusy(error) || performance.now() > giveUp) throw error
        await pause(wait)
      }
    }
  }
}
