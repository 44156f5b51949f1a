import type { DocumentId, MemberId } from '@commonplace/domain'
import type { LoggedUpdate, Missed, Owners, Seq, StoredDocument } from '@commonplace/sync'
import type pg from 'pg'
import { inTransaction } from './transaction.ts'

// What is kept of documents, as it lies in the tables; for the log, and for the thread that folds it.

const ONE_MOMENT = 'isolation level repeatable read read only'

export function storedIn(pool: pg.Pool, document: DocumentId): Promise<StoredDocument | null> {
  return inTransaction(pool, ONE_MOMENT, async (client) => {
    const [row] = await rowsOf<{ epoch: number; seq: number }>(
      client,
      'select epoch, seq from documents where id = $1',
      [document],
    )
    if (!row) return null
    const [kept] = await rowsOf<{ upto_seq: number; state: Uint8Array }>(
      client,
      'select upto_seq, state from document_snapshots where document_id = $1',
      [document],
    )
    const snapshotSeq = kept?.upto_seq ?? 0
    return {
      epoch: row.epoch,
      seq: row.seq,
      snapshot: kept ? plain(kept.state) : null,
      snapshotSeq,
      updates: await updatesAfter(client, document, snapshotSeq),
      owners: await ownersOf(client, document),
    }
  })
}

export function missedIn(pool: pg.Pool, document: DocumentId, seq: Seq): Promise<Missed | null> {
  return inTransaction(pool, ONE_MOMENT, async (client) => {
    const [row] = await rowsOf<{ upto: number }>(
      client,
      `select coalesce(s.upto_seq, 0) as upto from documents as d
        left join document_snapshots as s on s.document_id = d.id where d.id = $1`,
      [document],
    )
    if (!row || row.upto > seq) return null
    return { updates: await updatesAfter(client, document, seq), owners: await ownersOf(client, document) }
  })
}

/** Puts a state in the place of the updates that it holds, unless a snapshot reaches as far already. Gives how far it reaches then. */
export function keepSnapshot(pool: pg.Pool, document: DocumentId, upto: Seq, state: Uint8Array): Promise<Seq> {
  return inTransaction(pool, '', async (client) => {
    await client.query('select seq from documents where id = $1 for update', [document])
    const [kept] = await rowsOf<{ upto_seq: number }>(
      client,
      'select upto_seq from document_snapshots where document_id = $1',
      [document],
    )
    if (kept && kept.upto_seq >= upto) return kept.upto_seq
    await client.query(
      `insert into document_snapshots (document_id, upto_seq, state) values ($1, $2, $3)
        on conflict (document_id) do update set upto_seq = excluded.upto_seq, state = excluded.state`,
      [document, upto, state],
    )
    await client.query('delete from document_updates where document_id = $1 and seq <= $2', [document, upto])
    return upto
  })
}

export async function rowsOf<T>(client: pg.PoolClient, text: string, values: unknown[]): Promise<T[]> {
  return (await client.query(text, values)).rows as T[]
}

async function updatesAfter(client: pg.PoolClient, document: DocumentId, seq: Seq): Promise<LoggedUpdate[]> {
  const rows = await rowsOf<{ seq: number; bytes: Uint8Array; member_id: MemberId }>(
    client,
    'select seq, bytes, member_id from document_updates where document_id = $1 and seq > $2 order by seq',
    [document, seq],
  )
  return rows.map((row) => ({ seq: row.seq, update: plain(row.bytes), by: row.member_id }))
}

export interface OwnerRow {
  readonly client: number
  readonly member_id: MemberId
  readonly free_at: number | null
}

/** Who may write under the client id of a row: nobody while it is a pen that lies in its place. */
export const ownerIn = (row: OwnerRow): MemberId | null => (row.free_at === null ? row.member_id : null)

async function ownersOf(client: pg.PoolClient, document: DocumentId): Promise<Owners> {
  const text = 'select client, member_id, free_at from client_ids where document_id = $1'
  const rows = await rowsOf<OwnerRow>(client, text, [document])
  return new Map(rows.map((row) => [row.client, ownerIn(row)]))
}

/** A Buffer as the plain bytes that it is: Yjs and comparisons take no notice of Buffer's own ways. */
const plain = (bytes: Uint8Array) => new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
