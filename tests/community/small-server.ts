// A document server in one file: y-websocket clients, SQLite, and every promise of docs/rules/sync.md. `?as=` stands for your own door.
import { DatabaseSync } from 'node:sqlite'
import type { DocumentId, MemberId } from '@commonplace/domain'
import { systemClock, systemRandom } from '@commonplace/kit'
import {
  type Entry,
  ForeignClient,
  foldedState,
  isPen,
  newPen,
  Rooms,
  type StoredDocument,
  UnknownDocument,
  type UpdateLog,
} from '@commonplace/sync'
import { WebSocketServer } from 'ws'

const TABLES = `pragma journal_mode = wal; pragma synchronous = full;
  create table if not exists documents (id text primary key, seq integer default 0, snapshot blob, folded integer default 0);
  create table if not exists updates (document text, seq integer, bytes blob, member text, primary key (document, seq));
  create table if not exists owners (document text, client integer, member text, primary key (document, client));
  create table if not exists loans (document text, client integer, member text, loan integer, start integer, freeAt integer,
    primary key (document, client));`

interface Loan {
  readonly client: number
  readonly member: MemberId
  readonly loan: number
  readonly start: number
  /** Where it was given back; null while it is lent. */
  readonly freeAt: number | null
}

export function openLog(file: string): UpdateLog & { create(document: string, seed: Entry | null): void } {
  const db = new DatabaseSync(file, { timeout: 5_000 })
  db.exec(TABLES)
  const get = <T>(sql: string, ...values: (string | number)[]) => db.prepare(sql).get(...values) as T | undefined
  const all = <T>(sql: string, ...values: (string | number)[]) => db.prepare(sql).all(...values) as T[]
  const run = (sql: string, ...values: (string | number | Uint8Array)[]) => db.prepare(sql).run(...values)
  const documentOf = (id: string) =>
    get<{ seq: number; snapshot: Uint8Array | null; folded: number }>('select * from documents where id = ?', id)
  const after = (id: string, seq: number) => ({
    updates: all<{ seq: number; bytes: Uint8Array; member: MemberId }>(
      'select * from updates where document = ? and seq > ? order by seq',
      id,
      seq,
    ) //
      .map(({ seq, bytes, member }) => ({ seq, update: bytes, by: member })),
    owners: new Map(
      all<{ client: number; member: MemberId }>('select * from owners where document = ?', id).map(
        ({ client, member }) => [client, member],
      ),
    ),
  })
  const inTransaction = <T>(work: () => T): T => {
    db.exec('begin immediate')
    try {
      const result = work()
      db.exec('commit')
      return result
    } catch (error) {
      db.exec('rollback')
      throw error
    }
  }
  const append = (id: DocumentId, entries: readonly Entry[]) =>
    inTransaction(() => {
      let { seq } = documentOf(id) ?? { seq: -1 }
      if (seq < 0) throw new UnknownDocument(id)
      for (const { update, by, claims } of entries) {
        for (const client of claims) {
          if (!isPen(client)) run('insert or ignore into owners values (?, ?, ?)', id, client, by)
          const owner = get<{ member: string }>(
            'select member from owners where document = ? and client = ?',
            id,
            client,
          )
          if (owner?.member !== by) throw new ForeignClient(client)
        }
        run('insert into updates values (?, ?, ?, ?)', id, ++seq, update, by)
      }
      run('update documents set seq = ? where id = ?', seq, id)
      return seq
    })
  const read = (id: DocumentId): StoredDocument | null => {
    const document = documentOf(id)
    if (!document) return null
    const { seq, snapshot, folded } = document
    return { epoch: 0, seq, snapshot, snapshotSeq: folded, ...after(id, folded) }
  }
  return {
    create(id, seed) {
      run('insert or ignore into documents (id) values (?)', id)
      if (seed) append(id as DocumentId, [seed])
    },
    append: async (id, entries) => append(id, entries),
    load: async (id) => inTransaction(() => read(id)),
    since: async (id, seq) =>
      inTransaction(() => ((documentOf(id)?.folded ?? Number.POSITIVE_INFINITY) > seq ? null : after(id, seq))),
    fold: async (id) =>
      inTransaction(() => {
        const stored = read(id)
        if (!stored) throw new UnknownDocument(id)
        const state = foldedState(stored)
        run('update documents set snapshot = ?, folded = ? where id = ?', state, stored.seq, id)
        run('delete from updates where document = ?', id)
        return { upto: stored.seq, bytes: state.length }
      }),
    lend: async (id, { by, loan, most }) =>
      inTransaction(() => {
        if (!documentOf(id)) throw new UnknownDocument(id)
        const loans = all<Loan>('select * from loans where document = ?', id)
        const again = loans.find((one) => one.member === by && one.loan === loan)
        if (again) return again.freeAt === null ? { client: again.client, loan, clock: again.start } : null
        if (loans.filter((one) => one.member === by && one.freeAt === null).length >= most) return null
        const free = loans.find((one) => one.freeAt !== null)
        const client = free?.client ?? newPen((one) => loans.some(({ client }) => client === one))
        if (client === null) return null
        const clock = free?.freeAt ?? 0
        run('insert or replace into loans values (?, ?, ?, ?, ?, null)', id, client, by, loan, clock)
        run('insert or replace into owners values (?, ?, ?)', id, client, by)
        return { client, loan, clock }
      }),
    takeBack: async (id, { client, loan, clock }, by, seq) =>
      inTransaction(() => {
        const document = documentOf(id)
        if (!document) throw new UnknownDocument(id)
        const known = get<Loan>('select * from loans where document = ? and client = ?', id, client)
        if (known?.member !== by || known.loan !== loan || known.freeAt !== null) return 'not theirs'
        if (document.seq !== seq) return 'moved on'
        run('update loans set freeAt = ? where document = ? and client = ?', clock, id, client)
        run('update owners set member = null where document = ? and client = ?', id, client)
        return 'done'
      }),
    close: async () => db.close(),
  }
}

export async function serve(file: string, port = 0) {
  const log = openLog(file)
  // Alone on its store: nobody to tell.
  const bus = { publish: () => undefined, subscribe: async () => () => undefined, close: async () => undefined }
  const loop = { soon: (run: () => void) => void setImmediate(run), elapsed: () => performance.now() }
  const rooms = new Rooms({ log, bus, clock: systemClock, random: systemRandom, loop, schema: 1 })
  const server = new WebSocketServer({ port, maxPayload: 4 * 1024 * 1024 })
  server.on('connection', async (ws, { url = '' }) => {
    ws.on('error', () => ws.terminate())
    const { pathname, searchParams } = new URL(url, 'http://here')
    const member = searchParams.get('as') as MemberId | null
    if (!member) return ws.close(4401, 'not signed in')
    ws.pause()
    log.create(pathname.slice(1), null)
    const joined = rooms.join(
      pathname.slice(1) as DocumentId,
      {
        send: (messages) => {
          for (const message of messages) ws.send(message)
        },
        get bufferedAmount() {
          return ws.bufferedAmount
        },
        pause: () => ws.pause(),
        resume: () => ws.resume(),
        close: (code, reason) => {
          ws.resume()
          ws.close(code, reason)
        },
      },
      { person: { member, name: member, hue: 0 }, mode: 'write', asks: null },
    )
    const session = await joined.catch(() => ws.close(1011, 'the document could not be loaded'))
    if (!session) return
    ws.on('message', (bytes: Buffer) => session.receive(bytes))
    ws.on('close', () => session.left())
    ws.resume()
  })
  await new Promise((listening) => server.once('listening', listening))
  const close = async () => {
    await rooms.close()
    server.close()
    await log.close()
  }
  return { server, close }
}
