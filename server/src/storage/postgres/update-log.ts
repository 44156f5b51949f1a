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
import type pg from 'pg'
import { Folder } from '../folding/folder.ts'
import { GroupCommit, type Outcome } from '../group-commit.ts'
import { lend, takeBack } from '../lending.ts'
import type { Schema } from '../schema.ts'
import { missedIn, type OwnerRow, ownerIn, rowsOf, storedIn } from './documents.ts'
import { mayRetry, translate } from './errors.ts'
import { kyselyOn } from './pool.ts'
import { inTransaction } from './transaction.ts'

interface Append {
  readonly document: DocumentId
  readonly entries: readonly Entry[]
  readonly carried: readonly Carried[]
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
  readonly carried: readonly (Carried & { readonly document: DocumentId })[]
  readonly seqs: ReadonlyMap<DocumentId, Seq>
}

/** The update log on PostgreSQL: the row of a document is locked while its next places are given, many documents in one commit. */
export class PostgresUpdateLog implements UpdateLog {
  readonly #pool: pg.Pool
  readonly #group: GroupCommit<Append, Seq>
  readonly #folder: Folder

  /** `url` is where the pool leads to. */
  constructor(pool: pg.Pool, url: string) {
    this.#pool = pool
    this.#folder = new Folder({ engine: 'postgres', url })
    this.#group = new GroupCommit((appends) => this.#commit(appends))
  }

  async append(document: DocumentId, entries: readonly Entry[], carried: readonly Carried[] = []): Promise<Seq> {
    return this.#group.add({ document, entries, carried })
  }

  async load(document: DocumentId): Promise<StoredDocument | null> {
    this.#group.check()
    return storedIn(this.#pool, document)
  }

  async since(document: DocumentId, seq: Seq): Promise<Missed | null> {
    this.#group.check()
    return missedIn(this.#pool, document, seq)
  }

  async fold(document: DocumentId): Promise<Folded> {
    this.#group.check()
    return this.#folder.fold(document)
  }

  lend(document: DocumentId, wish: Wish): Promise<Pen | null> {
    return this.#change((tx) => lend(tx, 'postgres', document, wish))
  }

  takeBack(document: DocumentId, pen: Pen, by: MemberId, seq: Seq) {
    return this.#change((tx) => takeBack(tx, 'postgres', document, pen, by, seq))
  }

  async close(): Promise<void> {
    await this.#group.close()
    await this.#folder.close()
  }

  async #change<T>(work: (tx: Kysely<Schema>) => Promise<T>): Promise<T> {
    this.#group.check()
    try {
      return await kyselyOn(this.#pool).transaction().execute(work)
    } catch (error) {
      throw translate(error)
    }
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
        : await rowsOf<OwnerRow & { document_id: DocumentId }>(
            client,
            `select document_id, client, member_id, free_at from client_ids
              where (document_id, client) in (select * from unnest($1::text[], $2::bigint[]))`,
            [claims.map(([document]) => document), claims.map(([, clientId]) => clientId)],
          )
    const owners = new Map(owned.map((row) => [`${row.document_id} ${row.client}`, ownerIn(row)]))
    const made = plan(appends, new Map(locked.map(({ id, seq }) => [id, seq])), owners)
    await keep(client, made)
    return made.outcomes
  }
}

/** Gives places to what may be appended; a refused append takes nothing else with it. */
function plan(appends: readonly Append[], before: Map<DocumentId, Seq>, owners: Map<string, MemberId | null>): Plan {
  const rows: Row[] = []
  const claims: { document: DocumentId; client: number; by: MemberId }[] = []
  const seqs = new Map<DocumentId, Seq>()
  const words: (Carried & { document: DocumentId })[] = []
  const outcomes = appends.map(({ document, entries, carried }): Outcome<Seq> => {
    let seq = seqs.get(document) ?? before.get(document)
    if (seq === undefined) return { refused: new UnknownDocument(document) }
    const fresh = new Map<number, MemberId>()
    for (const { by, claims: claimed } of entries)
      for (const client of claimed) {
        const known = owners.get(`${document} ${client}`)
        const owner = known === undefined ? fresh.get(client) : known
        if (owner !== by && (owner !== undefined || isPen(client))) return { refused: new ForeignClient(client) }
        if (known === undefined) fresh.set(client, by)
      }
    for (const [client, by] of fresh) {
      claims.push({ document, client, by })
      owners.set(`${document} ${client}`, by)
    }
    for (const entry of entries) rows.push({ document, seq: ++seq, entry })
    seqs.set(document, seq)
    for (const one of carried) words.push({ document, ...one })
    return { result: seq }
  })
  return { outcomes, rows, claims, carried: words, seqs }
}

async function keep(client: pg.PoolClient, { rows, claims, carried, seqs }: Plan): Promise<void> {
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
  if (carried.length > 0)
    await client.query(
      `insert into carried_words (document_id, client, clock, length, of_client, of_clock)
        select * from unnest($1::text[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[])
        on conflict do nothing`,
      [
        carried.map((one) => one.document),
        carried.map((one) => one.client),
        carried.map((one) => one.clock),
        carried.map((one) => one.length),
        carried.map((one) => one.ofClient),
        carried.map((one) => one.ofClock),
      ],
    )
  if (seqs.size > 0)
    await client.query(
      `update documents set seq = given.seq from unnest($1::text[], $2::bigint[]) as given (id, seq)
        where documents.id = given.id`,
      [[...seqs.keys()], [...seqs.values()]],
    )
}
