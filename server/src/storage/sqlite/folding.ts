import { DatabaseSync } from 'node:sqlite'
import type { DocumentId } from '@commonplace/domain'
import { type Folded, foldedState, UnknownDocument } from '@commonplace/sync'
import type { Folding } from '../folding/thread.ts'
import { Statements } from './adapter.ts'
import { foldedUpto, inOneMoment, keepSnapshot, storedIn } from './documents.ts'

/** Milliseconds to wait for whoever else writes: nobody waits for us meanwhile. */
const PATIENCE = 60_000

/** Folds documents of a SQLite file, beside the server that writes to it. */
export class SqliteFolding implements Folding {
  readonly #db: DatabaseSync
  readonly #statements: Statements

  constructor(path: string) {
    this.#db = new DatabaseSync(path, { timeout: PATIENCE, enableForeignKeyConstraints: true })
    this.#db.exec('pragma synchronous = full; pragma temp_store = memory')
    this.#statements = new Statements(this.#db)
  }

  fold(document: DocumentId): Folded {
    const connection = { db: this.#db, statements: this.#statements }
    const stored = inOneMoment(connection, (statements) => storedIn(statements, document))
    if (!stored) throw new UnknownDocument(document)
    if (stored.updates.length === 0) return { upto: stored.snapshotSeq, bytes: stored.snapshot?.length ?? 0 }
    // The long part, while the server goes on writing.
    const state = foldedState(stored)
    this.#db.exec('begin immediate')
    try {
      const folded = { upto: stored.seq, bytes: state.length }
      // Somebody else folds too, and was faster: theirs stays.
      const upto = foldedUpto(this.#statements, document)
      if (upto < stored.seq) keepSnapshot(this.#statements, document, stored.seq, state)
      this.#db.exec('commit')
      return { ...folded, upto: Math.max(upto, stored.seq) }
    } catch (error) {
      if (this.#db.isTransaction) this.#db.exec('rollback')
      throw error
    }
  }

  close(): void {
    this.#db.close()
  }
}
