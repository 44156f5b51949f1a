import type { DocumentId, MemberId } from '@commonplace/domain'
import {
  type Carried,
  type Entry,
  type Folded,
  ForeignClient,
  isPen,
  type Missed,
  type Pen,
  type Seq,
  type StoredDocument,
  UnknownDocument,
  type UpdateLog,
  type Wish,
} from '@commonplace/sync'
import type { Kysely } from 'kysely'
import { Folder } from '../folding/folder.ts'
import { GroupCommit, type Outcome } from '../group-commit.ts'
import { lend, takeBack } from '../lending.ts'
import type { Schema } from '../schema.ts'
import { kyselyOn, type Statements } from './adapter.ts'
import { inOneMoment, missedIn, ownerIn, storedIn } from './documents.ts'
import type { SqliteFile } from './open.ts'

const SQL = {
  owner: 'select member_id, free_at from client_ids where document_id = ? and client = ?',
  claim: 'insert into client_ids (document_id, client, member_id) values (?, ?, ?) on conflict do nothing',
  document: 'select 1 from documents where id = ?',
  take: 'update documents set seq = seq + ? where id = ? returning seq',
  append: 'insert into document_updates (document_id, seq, bytes, member_id) values (?, ?, ?, ?)',
  carry: `insert into carried_words (document_id, client, clock, length, of_client, of_clock) values (?, ?, ?, ?, ?, ?)
    on conflict do nothing`,
} as const

interface Append {
  readonly document: DocumentId
  readonly entries: readonly Entry[]
  readonly carried: readonly Carried[]
}

/** The update log on a SQLite file: what is appended while the disk is busy with the last commit shares the next, and its fsync. */
export class SqliteUpdateLog implements UpdateLog {
  readonly #file: SqliteFile
  readonly #group: GroupCommit<Append, Seq>
  readonly #folder: Folder

  constructor(file: SqliteFile) {
    this.#file = file
    this.#folder = new Folder({ engine: 'sqlite', path: file.path })
    this.#group = new GroupCommit((appends) =>
      file.writer.transactionBehind(() => appends.map((one) => this.#append(one))),
    )
  }

  async append(document: DocumentId, entries: readonly Entry[], carried: readonly Carried[] = []): Promise<Seq> {
    this.#file.writer.refuseInside()
    return this.#group.add({ document, entries, carried })
  }

  async load(document: DocumentId): Promise<StoredDocument | null> {
    this.#group.check()
    return this.#look((statements) => storedIn(statements, document))
  }

  async since(document: DocumentId, seq: Seq): Promise<Missed | null> {
    this.#group.check()
    return this.#look((statements) => missedIn(statements, document, seq))
  }

  async fold(document: DocumentId): Promise<Folded> {
    this.#group.check()
    return this.#folder.fold(document)
  }

  async close(): Promise<void> {
    await this.#group.close()
    await this.#folder.close()
  }

  lend(document: DocumentId, wish: Wish): Promise<Pen | null> {
    return this.#change((tx) => lend(tx, 'sqlite', document, wish))
  }

  takeBack(document: DocumentId, pen: Pen, by: MemberId, seq: Seq) {
    return this.#change((tx) => takeBack(tx, 'sqlite', document, pen, by, seq))
  }

  /** What is read in one moment, given once all of it is on the disk: until then a loss of power could take it back. */
  async #look<T>(read: (statements: Statements) => T): Promise<T> {
    const found = inOneMoment(this.#file.reader, read)
    await this.#file.writer.kept()
    return found
  }

  async #change<T>(work: (tx: Kysely<Schema>) => Promise<T>): Promise<T> {
    this.#group.check()
    const { writer } = this.#file
    return writer.transaction(() => work(kyselyOn(writer.db, writer.statements)))
  }

  /** Judges an append whole before writing any of it, so that a refused one leaves no trace in the shared transaction. */
  #append({ document, entries, carried }: Append): Outcome<Seq> {
    const { statements } = this.#file.writer
    const knows = (id: DocumentId) => statements.get(SQL.document).get(id) !== undefined
    const claimed = new Map<number, MemberId>()
    for (const { by, claims } of entries)
      for (const client of claims) {
        const row = statements.get(SQL.owner).get(document, client)
        const owner = row ? ownerIn(row) : claimed.get(client)
        if (owner !== by && (owner !== undefined || isPen(client)))
          return { refused: knows(document) ? new ForeignClient(client) : new UnknownDocument(document) }
        if (!row) claimed.set(client, by)
      }
    const row = statements.get(SQL.take).get(entries.length, document)
    if (!row) return { refused: new UnknownDocument(document) }
    const last = Number(row.seq)
    let seq = last - entries.length
    for (const { update, by } of entries) statements.get(SQL.append).run(document, ++seq, update, by)
    for (const [client, by] of claimed) statements.get(SQL.claim).run(document, client, by)
    for (const { client, clock, length, ofClient, ofClock } of carried)
      statements.get(SQL.carry).run(document, client, clock, length, ofClient, ofClock)
    return { result: last }
  }
}
