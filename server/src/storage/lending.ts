import type { DocumentId, MemberId } from '@commonplace/domain'
import { must } from '@commonplace/kit'
import { FIRST_PEN, LAST_PEN, newPen, type Pen, type Seq, UnknownDocument, type Wish } from '@commonplace/sync'
import type { Kysely } from 'kysely'
import type { Engine } from './engine.ts'
import type { Schema } from './schema.ts'

// How pens change hands, alike on both engines, inside a transaction that is handed in. The row of the document is the lock: appends and
// loans of one document follow each other, whichever process they come from.

type Tx = Kysely<Schema>

export async function lend(tx: Tx, engine: Engine, document: DocumentId, wish: Wish): Promise<Pen | null> {
  const { by, loan } = wish
  await seqOf(tx, engine, document)
  const pens = await tx
    .selectFrom('client_ids')
    .selectAll()
    .where('document_id', '=', document)
    .where('client', '>=', FIRST_PEN)
    .where('client', '<=', LAST_PEN)
    .execute()
  const theirs = pens.filter((row) => row.member_id === by && row.loan !== null)
  const again = theirs.find((row) => row.loan === loan)
  // A wish that comes late, after the loan it asks for was over, is nobody's any more.
  if (again?.free_at != null) return null
  if (again) return { client: again.client, loan, clock: await beginOf(tx, document, again.client) }
  if (theirs.filter((row) => row.free_at === null).length >= wish.most) return null
  const free = pens.filter((row) => row.free_at !== null).sort((a, b) => a.client - b.client)[0]
  const client = free?.client ?? newPen((one) => pens.some((row) => row.client === one))
  if (client === null) return null
  const clock = free?.free_at ?? 0
  await tx
    .insertInto('client_ids')
    .values({ document_id: document, client, member_id: by, loan, free_at: null })
    .onConflict((it) => it.columns(['document_id', 'client']).doUpdateSet({ member_id: by, loan, free_at: null }))
    .execute()
  // Where the one before wrote nothing, the stretch is the next one's.
  await tx
    .insertInto('pen_stretches')
    .values({ document_id: document, client, from_clock: clock, member_id: by })
    .onConflict((it) => it.columns(['document_id', 'client', 'from_clock']).doUpdateSet({ member_id: by }))
    .execute()
  return { client, loan, clock }
}

export async function takeBack(
  tx: Tx,
  engine: Engine,
  document: DocumentId,
  { client, loan, clock }: Pen,
  by: MemberId,
  seq: Seq,
): Promise<'done' | 'moved on' | 'not theirs'> {
  const now = await seqOf(tx, engine, document)
  const row = await tx
    .selectFrom('client_ids')
    .select('client')
    .where('document_id', '=', document)
    .where('client', '=', client)
    .where('member_id', '=', by)
    .where('loan', '=', loan)
    .where('free_at', 'is', null)
    .executeTakeFirst()
  if (!row) return 'not theirs'
  if (now !== seq) return 'moved on'
  await tx
    .updateTable('client_ids')
    .set({ free_at: clock })
    .where('document_id', '=', document)
    .where('client', '=', client)
    .execute()
  return 'done'
}

async function seqOf(tx: Tx, engine: Engine, document: DocumentId): Promise<Seq> {
  const row = await tx
    .selectFrom('documents')
    .select('seq')
    .where('id', '=', document)
    .$if(engine === 'postgres', (it) => it.forUpdate())
    .executeTakeFirst()
  if (!row) throw new UnknownDocument(document)
  return row.seq
}

async function beginOf(tx: Tx, document: DocumentId, client: number): Promise<number> {
  const row = await tx
    .selectFrom('pen_stretches')
    .select('from_clock')
    .where('document_id', '=', document)
    .where('client', '=', client)
    .orderBy('from_clock', 'desc')
    .executeTakeFirst()
  return must(row, 'a pen was never lent without noting from where').from_clock
}
