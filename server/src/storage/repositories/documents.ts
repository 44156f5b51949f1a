import type { Hand } from '@commonplace/document'
import type { MemberId } from '@commonplace/domain'
import { sql } from 'kysely'
import type { Content, DocumentReads, DocumentWrites } from '../../ports/documents.ts'
import { as, asOrNull, piecesOf, read } from '../rows.ts'
import type { ContentsTable } from '../schema.ts'
import type { Context } from './context.ts'
import { touchSubjectOf } from './touch.ts'

const contentOf = (row: ContentsTable): Content => ({
  documentId: as(row.document_id),
  seq: row.seq,
  json: row.json,
  text: row.text,
  lead: row.lead,
  headings: read(row.headings),
  words: row.words,
  revision: row.revision,
  derivedAt: row.derived_at,
})

function documentReads({ db }: Context): DocumentReads {
  const contents = (ids: readonly string[]) =>
    db.selectFrom('contents').selectAll().where('document_id', 'in', ids).execute()
  return {
    async record(id) {
      const row = await db
        .selectFrom('documents')
        .leftJoin('pages', 'pages.document_id', 'documents.id')
        .leftJoin('questions', 'questions.document_id', 'documents.id')
        .leftJoin('answers', 'answers.document_id', 'documents.id')
        .leftJoin('questions as asked', 'asked.id', 'answers.question_id')
        .where('documents.id', '=', id)
        .select(['documents.community_id', 'subject_kind', 'subject_id', 'author_id', 'epoch'])
        .select(
          sql<number | null>`coalesce(pages.deleted_at, questions.deleted_at, answers.deleted_at, asked.deleted_at)`.as(
            'deleted_at',
          ),
        )
        .select((it) => [it.fn.coalesce('questions.held', 'asked.held').as('held'), 'answers.shared', 'pages.gate'])
        .select(sql<number | null>`coalesce(pages.locked_at, questions.locked_at, asked.locked_at)`.as('locked_at'))
        .executeTakeFirst()
      if (!row) return null
      return {
        id,
        communityId: as(row.community_id),
        subject: { kind: as(row.subject_kind), id: row.subject_id },
        authorId: asOrNull<MemberId>(row.author_id),
        epoch: row.epoch,
        deleted: row.deleted_at !== null,
        held: row.held !== null,
        shared: row.shared === 1,
        locked: row.locked_at !== null,
        gate: asOrNull(row.gate),
      }
    },
    async content(id) {
      const [row] = await contents([id])
      return row ? contentOf(row) : null
    },
    async contents(ids) {
      const found: Content[] = []
      for (const some of piecesOf([...new Set(ids)], 5000)) found.push(...(await contents(some)).map(contentOf))
      return new Map(found.map((content) => [content.documentId, content]))
    },
    async sizes(community) {
      const rows = await db
        .selectFrom('contents')
        .innerJoin('documents', 'documents.id', 'contents.document_id')
        .where('documents.community_id', '=', community)
        .groupBy('subject_kind')
        .select(['subject_kind', sql<number>`sum(length(json))`.as('n')])
        .execute()
      const of = (isPage: boolean) =>
        rows.filter((row) => (row.subject_kind === 'page') === isPage).reduce((sum, row) => sum + Number(row.n), 0)
      return { pages: of(true), questions: of(false) }
    },
    async seq(id) {
      const row = await db.selectFrom('documents').select('seq').where('id', '=', id).executeTakeFirst()
      return row?.seq ?? 0
    },
    async writersAfter(id, seq) {
      const rows = await db
        .selectFrom('document_updates')
        .select('member_id')
        .distinct()
        .where('document_id', '=', id)
        .where('seq', '>', seq)
        .execute()
      return rows.map((row) => as(row.member_id))
    },
    async hands(id) {
      const ids = await db
        .selectFrom('client_ids')
        .select(['client', 'member_id'])
        .where('document_id', '=', id)
        .execute()
      const stretches = await db
        .selectFrom('pen_stretches')
        .select(['client', 'from_clock', 'member_id'])
        .where('document_id', '=', id)
        .orderBy('client')
        .orderBy('from_clock')
        .execute()
      const hands = new Map<number, Hand[]>()
      for (const { client, from_clock: from, member_id } of stretches) {
        const known = hands.get(client) ?? []
        known.push({ from, member: as<MemberId>(member_id) })
        hands.set(client, known)
      }
      for (const { client, member_id } of ids)
        if (!hands.has(client)) hands.set(client, [{ from: 0, member: as<MemberId>(member_id) }])
      return hands
    },
    async carried(id) {
      const rows = await db.selectFrom('carried_words').selectAll().where('document_id', '=', id).execute()
      return rows.map((row) => ({
        client: row.client,
        clock: row.clock,
        length: row.length,
        ofClient: row.of_client,
        ofClock: row.of_clock,
      }))
    },
    async updatesAfter(id, seq, limit) {
      const rows = await db
        .selectFrom('document_updates')
        .select(['seq', 'bytes', 'member_id'])
        .where('document_id', '=', id)
        .where('seq', '>', seq)
        .orderBy('seq')
        .limit(limit)
        .execute()
      return rows.map((row) => ({ seq: row.seq, update: row.bytes, by: as<MemberId>(row.member_id) }))
    },
    async holding(community, id) {
      const rows = await db
        .selectFrom('contents')
        .innerJoin('documents', 'documents.id', 'contents.document_id')
        .select('contents.document_id')
        .where('documents.community_id', '=', community)
        .where('contents.json', 'like', `%"${id}"%`)
        .orderBy('contents.document_id')
        .execute()
      return rows.map((row) => as(row.document_id))
    },
    async behind(after, limit) {
      const rows = await db
        .selectFrom('documents')
        .leftJoin('contents', 'contents.document_id', 'documents.id')
        .select('documents.id')
        .where('documents.id', '>', after)
        .where((it) => it.or([it('contents.seq', 'is', null), it('contents.seq', '<', it.ref('documents.seq'))]))
        .orderBy('documents.id')
        .limit(limit)
        .execute()
      return rows.map(({ id }) => as(id))
    },
  }
}

export function documentRepository(context: Context): DocumentWrites {
  const { db } = context
  return {
    ...documentReads(context),
    async create(record, seed, at, followed = []) {
      await db
        .insertInto('documents')
        .values({
          id: record.id,
          community_id: record.communityId,
          subject_kind: record.subject.kind,
          subject_id: record.subject.id,
          author_id: record.authorId,
          epoch: record.epoch,
          seq: 1 + followed.length,
          created_at: at,
        })
        .execute()
      await db
        .insertInto('document_updates')
        .values({ document_id: record.id, seq: 1, bytes: seed.update, member_id: seed.by })
        .execute()
      const owners = new Map([[seed.client, seed.by]])
      for (const [i, { update, by, claims }] of followed.entries()) {
        await db
          .insertInto('document_updates')
          .values({ document_id: record.id, seq: i + 2, bytes: update, member_id: by })
          .execute()
        for (const client of claims) owners.set(client, by)
      }
      for (const some of piecesOf([...owners], 500))
        await db
          .insertInto('client_ids')
          .values(some.map(([client, by]) => ({ document_id: record.id, client, member_id: by })))
          .execute()
    },
    async carry(id, carried) {
      for (const some of piecesOf(carried, 500))
        await db
          .insertInto('carried_words')
          .values(
            some.map((one) => ({
              document_id: id,
              client: one.client,
              clock: one.clock,
              length: one.length,
              of_client: one.ofClient,
              of_clock: one.ofClock,
            })),
          )
          .onConflict((it) => it.doNothing())
          .execute()
    },
    async putContent(content) {
      const row = {
        seq: content.seq,
        json: content.json,
        text: content.text,
        lead: content.lead,
        headings: JSON.stringify(content.headings),
        words: content.words,
        revision: content.revision,
        derived_at: content.derivedAt,
      }
      // Content derived from an older state may arrive late, from another process: the newer one stays.
      await db
        .insertInto('contents')
        .values({ document_id: content.documentId, ...row })
        .onConflict((it) => it.column('document_id').doUpdateSet(row).where('contents.seq', '<=', content.seq))
        .execute()
      await touchSubjectOf(context, content.documentId)
    },
  }
}
