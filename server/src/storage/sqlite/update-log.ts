import type { DocumentId, MemberId } from '@commonplace/domain'
import { must } from '@commonplace/kit'
import {
  type Entry,
  ForeignClient,
  type LoggedUpdate,
  type Missed,
  type Seq,
  type StoredDocument,
  UnknownDocument,
  type UpdateLog,
} from '@commonplace/sync'
import { GroupCommit, type Outcome } from '../group-commit.ts'
import type { Statements } from './adapter.ts'
import type { SqliteFile } from './open.ts'

const SQL = {
  owner: 'select member_id from client_ids where document_id = ? and client = ?',
  claim: 'insert into client_ids (document_id, client, member_id) values (?, ?, ?) on conflict do nothing',
  seq: 'select seq from documents where id = ?',
  take: 'update documents set seq = ? where id = ?',
  append: 'insert into document_updates (document_id, seq, bytes, member_id) values (?, ?, ?, ?)',
  document: 'select epoch, seq from documents where id = ?',
  snapshot: 'select upto_seq, state from document_snapshots where document_id = ?',
  upto: 'select upto_seq from document_snapshots where document_id = ?',
  updates: 'select seq, bytes, member_id from document_updates where document_id = ? and seq > ? order by seq',
  owners: 'select client, member_id from client_ids where document_id = ?',
  keep: `insert into document_snapshots (document_id, upto_seq, state) values (?, ?, ?)
    on conflict (document_id) do update set upto_seq = excluded.upto_seq, state = excluded.state`,
  forget: 'delete from document_updates where document_id = ? and seq <= ?',
} as const

interface Append {
  readonly document: DocumentId
  readonly entries: readonly Entry[]
}

/** The update log on a SQLite file: what is appended in one turn of the event loop shares one commit and one fsync. */
export class SqliteUpdateLog implements UpdateLog {
  readonly #file: SqliteFile
  readonly #group: GroupCommit<Append, Seq>

  constructor(file: SqliteFile) {
    this.#file = file
    this.#group = new GroupCommit((appends) => file.writer.transaction(() => appends.map((one) => this.#append(one))))
  }

  async append(document: DocumentId, entries: readonly Entry[]): Promise<Seq> {
    this.#file.writer.refuseInside()
    return this.#group.add({ document, entries })
  }

  async load(document: DocumentId): Promise<StoredDocument | null> {
    this.#group.check()
    return this.#look((statements) => {
      const row = statements.get(SQL.document).get(document)
      if (!row) return null
      const kept = statements.get(SQL.snapshot).get(document)
      const snapshotSeq = kept ? Number(kept.upto_seq) : 0
      return {
        epoch: Number(row.epoch),
        seq: Number(row.seq),
        snapshot: kept ? bytesOf(kept.state) : null,
        snapshotSeq,
        updates: updatesAfter(statements, document, snapshotSeq),
        owners: ownersOf(statements, document),
      }
    })
  }

  async since(document: DocumentId, seq: Seq): Promise<Missed | null> {
    this.#group.check()
    return this.#look((statements) => {
      const row = statements.get(SQL.document).get(document)
      const kept = statements.get(SQL.upto).get(document)
      if (!row || (kept && Number(kept.upto_seq) > seq)) return null
      return { updates: updatesAfter(statements, document, seq), owners: ownersOf(statements, document) }
    })
  }

  async fold(document: DocumentId, state: Uint8Array, upto: Seq): Promise<void> {
    this.#group.check()
    const { writer } = this.#file
    await writer.transaction(() => {
      const { statements } = writer
      const kept = statements.get(SQL.upto).get(document)
      if (kept && Number(kept.upto_seq) >= upto) return
      const row = statements.get(SQL.seq).get(document)
      if (!row) throw new UnknownDocument(document)
      if (upto > Number(row.seq))
        throw new Error(`Cannot fold ${document} up to ${upto}: it has only ${row.seq} updates`)
      statements.get(SQL.keep).run(document, upto, state)
      statements.get(SQL.forget).run(document, upto)
    })
  }

  close(): Promise<void> {
    return this.#group.close()
  }

  /** Judges an append whole before writing any of it, so that a refused one leaves no trace in the shared transaction. */
  #append({ document, entries }: Append): Outcome<Seq> {
    const { statements } = this.#file.writer
    const row = statements.get(SQL.seq).get(document)
    if (!row) return { refused: new UnknownDocument(document) }
    const claimed = new Map<number, MemberId>()
    for (const { by, claims } of entries)
      for (const client of claims) {
        const owner = claimed.get(client) ?? statements.get(SQL.owner).get(document, client)?.member_id
        if (owner !== undefined && owner !== by) return { refused: new ForeignClient(client) }
        claimed.set(client, by)
      }
    let seq = Number(row.seq)
    for (const { update, by } of entries) statements.get(SQL.append).run(document, ++seq, update, by)
    for (const [client, by] of claimed) statements.get(SQL.claim).run(document, client, by)
    statements.get(SQL.take).run(seq, document)
    return { result: seq }
  }

  /** Several reads in one moment. Nothing else can use the connection meanwhile: all of it is synchronous. */
  #look<T>(read: (statements: Statements) => T): T {
    const { db, statements } = this.#file.reader
    db.exec('begin')
    try {
      return read(statements)
    } finally {
      db.exec('commit')
    }
  }
}

function updatesAfter(statements: Statements, document: DocumentId, seq: Seq): LoggedUpdate[] {
  const rows = statements.get(SQL.updates).all(document, seq)
  return rows.map((row) => ({
    seq: Number(row.seq),
    update: bytesOf(row.bytes),
    by: String(row.member_id) as MemberId,
  }))
}

function ownersOf(statements: Statements, document: DocumentId): Map<number, MemberId> {
  const rows = statements.get(SQL.owners).all(document)
  return new Map(rows.map((row) => [Number(row.client), String(row.member_id) as MemberId]))
}

const bytesOf = (value: unknown) =>
  must(value instanceof Uint8Array ? value : null, 'updates and states are kept as bytes')
