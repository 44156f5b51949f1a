import type { DocumentId } from '@commonplace/domain'
import { type Folded, foldedState, UnknownDocument } from '@commonplace/sync'
import type pg from 'pg'
import type { Folding } from '../folding/thread.ts'
import { keepSnapshot, storedIn } from './documents.ts'
import { openPool } from './pool.ts'

/** Folds documents on PostgreSQL, by a connection of its own. */
export class PostgresFolding implements Folding {
  readonly #pool: pg.Pool

  constructor(url: string) {
    this.#pool = openPool(url, () => undefined, 1)
  }

  async fold(document: DocumentId): Promise<Folded> {
    const stored = await storedIn(this.#pool, document)
    if (!stored) throw new UnknownDocument(document)
    if (stored.updates.length === 0) return { upto: stored.snapshotSeq, bytes: stored.snapshot?.length ?? 0 }
    // The long part. Several processes may be at it: who is first and reaches furthest is kept.
    const state = foldedState(stored)
    return { upto: await keepSnapshot(this.#pool, document, stored.seq, state), bytes: state.length }
  }

  async close(): Promise<void> {
    await this.#pool.end()
  }
}
