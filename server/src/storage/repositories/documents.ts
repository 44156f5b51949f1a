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
        .executeTakeFirst()
      if (!row) return null
      return {
        id,
        communityId: as(row.community_id),
        subject: { kind: as(row.subject_kind), id: row.subject_id },
        authorId: asOrNull<MemberId>(row.author_id),
        epoch: row.epoch,
        deleted: row.deleted_at !== null,
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
    async owners(id) {
      const rows = await db
        .selectFrom('client_ids')
        .select(['client', 'member_id'])
        .where('document_id', '=', id)
        .execute()
      return new Map(rows.map((row) => [Number(row.client), as<MemberId>(row.member_id)]))
    },
    async behind(limit) {
      const rows = await db
        .selectFrom('documents')
        .leftJoin('contents', 'contents.document_id', 'documents.id')
        .select('documents.id')
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
    async create(record, seed, at) {
      await db
        .insertInto('documents')
        .values({
          id: record.id,
          community_id: record.communityId,
          subject_kind: record.subject.kind,
          subject_id: record.subject.id,
          author_id: record.authorId,
          epoch: record.epoch,
          seq: 1,
          created_at: at,
        })
        .execute()
      await db
        .insertInto('document_updates')
        .values({ document_id: record.id, seq: 1, bytes: seed.update, member_id: seed.by })
        .execute()
      await db
        .insertInto('client_ids')
        .values({ document_id: record.id, client: seed.client, member_id: seed.by })
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
