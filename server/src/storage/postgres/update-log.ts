import type { DocumentId, MemberId } from '@commonplace/domain'
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
import type pg from 'pg'
import { GroupCommit, type Outcome } from '../group-commit.ts'
import { mayRetry, translate } from './errors.ts'
import { inTransaction } from './transaction.ts'

interface Append {
  readonly document: DocumentId
  readonly entries: readonly Entry[]
}
interface Row {
  readonly document: DocumentId
  readonly seq: Seq
  readonly entry: Entry
}

/** What a group of appends adds up to, judged in memory while the rows of its documents are locked. */
interface Plan {
  readonly outcomes: readonly Outcome<Seq>[]
  readonly rows: readonly Row[]
  readonly claims: readonly { document: DocumentId; client: number; by: MemberId }[]
  readonly seqs: ReadonlyMap<DocumentId, Seq>
}

/** The update log on PostgreSQL: the row of a document is locked while its next places are given, many documents in one commit. */
export class PostgresUpdateLog implements UpdateLog {
  readonly #pool: pg.Pool
  readonly #group: GroupCommit<Append, Seq>

  constructor(pool: pg.Pool) {
    this.#pool = pool
    this.#group = new GroupCommit((appends) => this.#commit(appends))
  }

  async append(document: DocumentId, entries: readonly Entry[]): Promise<Seq> {
    return this.#group.add({ document, entries })
  }

  async load(document: DocumentId): Promise<StoredDocument | null> {
    this.#group.check()
    return inTransaction(this.#pool, 'isolation level repeatable read read only', async (client) => {
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

  async since(document: DocumentId, seq: Seq): Promise<Missed | null> {
    this.#group.check()
    return inTransaction(this.#pool, 'isolation level repeatable read read only', async (client) => {
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

  async fold(document: DocumentId, state: Uint8Array, upto: Seq): Promise<void> {
    this.#group.check()
    await inTransaction(this.#pool, '', async (client) => {
      const [row] = await rowsOf<{ seq: number }>(client, 'select seq from documents where id = $1 for update', [
        document,
      ])
      if (!row) throw new UnknownDocument(document)
      if (upto > row.seq) throw new Error(`Cannot fold ${document} up to ${upto}: it has only ${row.seq} updates`)
      const [kept] = await rowsOf<{ upto_seq: number }>(
        client,
        'select upto_seq from document_snapshots where document_id = $1',
        [document],
      )
      if (kept && kept.upto_seq >= upto) return
      await client.query(
        `insert into document_snapshots (document_id, upto_seq, state) values ($1, $2, $3)
          on conflict (document_id) do update set upto_seq = excluded.upto_seq, state = excluded.state`,
        [document, upto, state],
      )
      await client.query('delete from document_updates where document_id = $1 and seq <= $2', [document, upto])
    }).catch((error: unknown) => {
      throw translate(error)
    })
  }

  close(): Promise<void> {
    return this.#group.close()
  }

  async #commit(appends: readonly Append[]): Promise<readonly Outcome<Seq>[]> {
    for (let tried = 1; ; tried++) {
      try {
        return await inTransaction(this.#pool, '', (client) => this.#write(client, appends))
      } catch (error) {
        if (!mayRetry(error) || tried >= 5) throw translate(error)
      }
    }
  }

  async #write(client: pg.PoolClient, appends: readonly Append[]): Promise<readonly Outcome<Seq>[]> {
    const documents = [...new Set(appends.map(({ document }) => document))]
    // In the order of ids, so that two processes never wait for each other.
    const locked = await rowsOf<{ id: DocumentId; seq: number }>(
      client,
      'select id, seq from documents where id = any($1) order by id for update',
      [documents],
    )
    const claims = appends.flatMap(({ document, entries }) =>
      entries.flatMap((entry) => entry.claims.map((clientId) => [document, clientId] as const)),
    )
    const owned =
      claims.length === 0
        ? []
        : await rowsOf<{ document_id: DocumentId; client: number; member_id: MemberId }>(
            client,
            `select document_id, client, member_id from client_ids
              where (document_id, client) in (select * from unnest($1::text[], $2::bigint[]))`,
            [claims.map(([document]) => document), claims.map(([, clientId]) => clientId)],
          )
    const owners = new Map(owned.map((row) => [`${row.document_id} ${row.client}`, row.member_id]))
    const made = plan(appends, new Map(locked.map(({ id, seq }) => [id, seq])), owners)
    await keep(client, made)
    return made.outcomes
  }
}

/** Gives places to what may be appended; a refused append takes nothing else with it. */
function plan(appends: readonly Append[], before: Map<DocumentId, Seq>, owners: Map<string, MemberId>): Plan {
  const rows: Row[] = []
  const claims: { document: DocumentId; client: number; by: MemberId }[] = []
  const seqs = new Map<DocumentId, Seq>()
  const outcomes = appends.map(({ document, entries }): Outcome<Seq> => {
    let seq = seqs.get(document) ?? before.get(document)
    if (seq === undefined) return { refused: new UnknownDocument(document) }
    const fresh = new Map<number, MemberId>()
    for (const { by, claims: claimed } of entries)
      for (const client of claimed) {
        const owner = fresh.get(client) ?? owners.get(`${document} ${client}`)
        if (owner !== undefined && owner !== by) return { refused: new ForeignClient(client) }
        fresh.set(client, by)
      }
    for (const [client, by] of fresh) {
      if (!owners.has(`${document} ${client}`)) claims.push({ document, client, by })
      owners.set(`${document} ${client}`, by)
    }
    for (const entry of entries) rows.push({ document, seq: ++seq, entry })
    seqs.set(document, seq)
    return { result: seq }
  })
  return { outcomes, rows, claims, seqs }
}

async function keep(client: pg.PoolClient, { rows, claims, seqs }: Plan): Promise<void> {
  if (rows.length > 0)
    await client.query(
      `insert into document_updates (document_id, seq, bytes, member_id)
        select * from unnest($1::text[], $2::bigint[], $3::bytea[], $4::text[])`,
      [
        rows.map((row) => row.document),
        rows.map((row) => row.seq),
        rows.map((row) => Buffer.from(row.entry.update)),
        rows.map((row) => row.entry.by),
      ],
    )
  if (claims.length > 0)
    await client.query(
      `insert into client_ids (document_id, client, member_id) select * from unnest($1::text[], $2::bigint[], $3::text[])`,
      [claims.map((claim) => claim.document), claims.map((claim) => claim.client), claims.map((claim) => claim.by)],
    )
  if (seqs.size > 0)
    await client.query(
      `update documents set seq = given.seq from unnest($1::text[], $2::bigint[]) as given (id, seq)
        where documents.id = given.id`,
      [[...seqs.keys()], [...seqs.values()]],
    )
}

async function rowsOf<T>(client: pg.PoolClient, text: string, values: unknown[]): Promise<T[]> {
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

async function ownersOf(client: pg.PoolClient, document: DocumentId): Promise<Map<number, MemberId>> {
  const rows = await rowsOf<{ client: number; member_id: MemberId }>(
    client,
    'select client, member_id from client_ids where document_id = $1',
    [document],
  )
  return new Map(rows.map((row) => [row.client, row.member_id]))
}

/** A Buffer as the plain bytes that it is: Yjs and comparisons take no notice of Buffer's own ways. */
const plain = (bytes: Uint8Array) => new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
