import { AsyncLocalStorage } from 'node:async_hooks'
import type { DatabaseSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'
import { cannotWrite } from '../conflicts.ts'
import type { Statements } from './adapter.ts'
import { isBusy, translate } from './errors.ts'
import type { WriteAhead } from './write-ahead.ts'

/** Milliseconds until a change gives up on another program that holds the write lock. */
const PATIENCE = 30_000

/**
 * The one writer of a SQLite file in this process. Changes of the store and the log's group commits take turns here, in the order they
 * asked; waiting for another process (the command line) never blocks the thread.
 */
export class Writer {
  readonly db: DatabaseSync
  readonly statements: Statements
  readonly #ahead: WriteAhead
  readonly #inside = new AsyncLocalStorage<{ running: boolean }>()
  #tail: Promise<void> = Promise.resolve()
  #synchronous: 'full' | 'normal' | null = null

  constructor(db: DatabaseSync, statements: Statements, ahead: WriteAhead) {
    this.db = db
    this.statements = statements
    this.#ahead = ahead
  }

  /**
   * Runs `work` in a transaction of its own: committed and on disk when this resolves, undone when it throws. Nobody sees it before it is on
   * the disk, and the thread stands still until then.
   */
  transaction<T>(work: () => T | Promise<T>, committed?: (result: T) => void): Promise<T> {
    return this.#inTurn(async () => {
      const turn = { running: true }
      try {
        const result = await this.#run('full', () => this.#inside.run(turn, work))
        committed?.(result)
        return result
      } finally {
        turn.running = false
      }
    })
  }

  /**
   * The same without standing still: once it is committed others have their turn, and this resolves when the disk has it. Who reads the
   * file meanwhile sees what a loss of power would still take back, and has to wait for `kept` before showing it to anybody.
   */
  async transactionBehind<T>(work: () => T): Promise<T> {
    const result = await this.#inTurn(() => this.#run('normal', work))
    await this.#ahead.kept()
    return result
  }

  /** Resolves once all that was committed before this call is on the disk. */
  async kept(): Promise<void> {
    if (this.#ahead.unsure) await this.#inTurn(() => undefined)
    await this.#ahead.kept()
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

  async #inTurn<T>(act: () => T | Promise<T>): Promise<T> {
    this.refuseInside()
    const before = this.#tail
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#tail = promise
    await before
    try {
      if (this.#ahead.unsure) await this.#mend()
      return await act()
    } finally {
      resolve()
    }
  }

  async #run<T>(synchronous: 'full' | 'normal', work: () => T | Promise<T>): Promise<T> {
    try {
      if (this.#synchronous !== synchronous) this.db.exec(`pragma synchronous = ${synchronous}`)
      this.#synchronous = synchronous
      if (!this.#begins()) await this.#begin()
      const result = work()
      const done = result instanceof Promise ? await result : result
      this.statements.get('commit').run()
      this.#ahead.wrote()
      return done
    } catch (error) {
      // A commit that failed (a full disk) leaves the transaction open.
      if (this.db.isTransaction) this.db.exec('rollback')
      throw translate(error)
    }
  }

  /** Waits for another program that writes. */
  async #begin(): Promise<void> {
    const giveUp = performance.now() + PATIENCE
    for (let wait = 1; !this.#begins(performance.now() > giveUp); wait = Math.min(wait * 2, 50)) await pause(wait)
  }

  /** Whether the write lock was to be had. */
  #begins(lastTry = false): boolean {
    try {
      this.statements.get('begin immediate').run()
      return true
    } catch (error) {
      if (!isBusy(error) || lastTry) throw error
      return false
    }
  }

  /** Nothing may build on commits that may be lost: first they are written again. */
  async #mend(): Promise<void> {
    try {
      await this.#begin()
      await this.#ahead.mend()
    } catch (error) {
      throw isBusy(error) ? translate(error) : cannotWrite()
    } finally {
      if (this.db.isTransaction) this.db.exec('rollback')
    }
  }
}
