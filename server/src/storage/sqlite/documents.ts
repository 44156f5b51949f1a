import type { DatabaseSync } from 'node:sqlite'
import type { DocumentId, MemberId } from '@commonplace/domain'
import { must } from '@commonplace/kit'
import type { LoggedUpdate, Missed, Owners, Seq, StoredDocument } from '@commonplace/sync'
import type { Statements } from './adapter.ts'

// What is kept of documents, as it lies in the tables; for the log, and for the thread that folds it.

const SQL = {
  document: 'select epoch, seq from documents where id = ?',
  snapshot: 'select upto_seq, state from document_snapshots where document_id = ?',
  upto: 'select upto_seq from document_snapshots where document_id = ?',
  updates: 'select seq, bytes, member_id from document_updates where document_id = ? and seq > ? order by seq',
  owners: 'select client, member_id, free_at from client_ids where document_id = ?',
  keep: `insert into document_snapshots (document_id, upto_seq, state) values (?, ?, ?)
    on conflict (document_id) do update set upto_seq = excluded.upto_seq, state = excluded.state`,
  forget: 'delete from document_updates where document_id = ? and seq <= ?',
} as const

interface Connection {
  readonly db: DatabaseSync
  readonly statements: Statements
}

/** Several reads in one moment. Nothing else can use the connection meanwhile: all of it is synchronous. */
export function inOneMoment<T>({ db, statements }: Connection, read: (statements: Statements) => T): T {
  db.exec('begin')
  try {
    return read(statements)
  } finally {
    db.exec('commit')
  }
}

export function storedIn(statements: Statements, document: DocumentId): StoredDocument | null {
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
}

export function missedIn(statements: Statements, document: DocumentId, seq: Seq): Missed | null {
  const row = statements.get(SQL.document).get(document)
  if (!row || foldedUpto(statements, document) > seq) return null
  return { updates: updatesAfter(statements, document, seq), owners: ownersOf(statements, document) }
}

/** How far the snapshot of a document reaches; 0 without one. */
export function foldedUpto(statements: Statements, document: DocumentId): Seq {
  return Number(statements.get(SQL.upto).get(document)?.upto_seq ?? 0)
}

/** Puts a state in the place of the updates that it holds. */
export function keepSnapshot(statements: Statements, document: DocumentId, upto: Seq, state: Uint8Array): void {
  statements.get(SQL.keep).run(document, upto, state)
  statements.get(SQL.forget).run(document, upto)
}

function updatesAfter(statements: Statements, document: DocumentId, seq: Seq): LoggedUpdate[] {
  const rows = statements.get(SQL.updates).all(document, seq)
  return rows.map((row) => ({
    seq: Number(row.seq),
    update: bytesOf(row.bytes),
    by: String(row.member_id) as MemberId,
  }))
}

function ownersOf(statements: Statements, document: DocumentId): Owners {
  const rows = statements.get(SQL.owners).all(document)
  return new Map(rows.map((row) => [Number(row.client), ownerIn(row)]))
}

/** Who may write under the client id of a row: nobody while it is a pen that lies in its place. */
export function ownerIn({ member_id, free_at }: Record<string, unknown>): MemberId | null {
  return free_at === null ? (String(member_id) as MemberId) : null
}

const bytesOf = (value: unknown) =>
  must(value instanceof Uint8Array ? value : null, 'updates and states are kept as bytes')
