import type { Comment, MemberId, Words } from '@commonplace/domain'
import type { CommentWrites } from '../../ports/comments.ts'
import { as, asOrNull, given, piecesOf, read } from '../rows.ts'
import type { CommentsTable } from '../schema.ts'
import type { Context } from './context.ts'
import { touchSubject } from './touch.ts'

const PIECE = 5000

const wordsOf = (json: string | null): Words | null => (json === null ? null : read<Words>(json))
const written = (words: Words | null): string | null => words && JSON.stringify(words)

const commentOf = (row: CommentsTable): Comment => ({
  id: as(row.id),
  communityId: as(row.community_id),
  subject: { kind: as(row.subject_kind), id: row.subject_id },
  text: row.text,
  by: as(row.member_id),
  at: row.at,
  changedAt: row.changed_at,
  deletedAt: row.deleted_at,
  replyTo: asOrNull(row.reply_to),
  anchor: wordsOf(row.anchor),
  stands: wordsOf(row.stands),
  proposal: row.proposal,
  outcome: asOrNull(row.outcome),
  resolved: whenBy(row.resolved_by, row.resolved_at),
  wayBack: row.way_back,
  takenBack: whenBy(row.taken_back_by, row.taken_back_at),
})

const whenBy = (by: string | null, at: number | null): Comment['resolved'] =>
  by === null || at === null ? null : { by: as<MemberId>(by), at }

/** What a change of a thread's end means in columns; nothing where it is not changed. */
const resolvedColumns = (resolved: Comment['resolved'] | undefined) =>
  resolved === undefined ? {} : { resolved_by: resolved?.by ?? null, resolved_at: resolved?.at ?? null }
const takenBackColumns = (takenBack: Comment['takenBack'] | undefined) =>
  takenBack === undefined ? {} : { taken_back_by: takenBack?.by ?? null, taken_back_at: takenBack?.at ?? null }

export function commentRepository(context: Context): CommentWrites {
  const { db } = context
  const standing = () => db.selectFrom('comments').selectAll().where('deleted_at', 'is', null)
  const begins = (page: string) => standing().where('subject_kind', '=', 'page').where('subject_id', '=', page)
  return {
    async byId(id) {
      const row = await db.selectFrom('comments').selectAll().where('id', '=', id).executeTakeFirst()
      return row ? commentOf(row) : null
    },
    async of(kind, ids) {
      const found: Comment[] = []
      for (const some of piecesOf([...new Set(ids)], PIECE)) {
        const rows = standing().where('subject_kind', '=', kind).where('subject_id', 'in', some)
        found.push(...(await rows.orderBy('at').orderBy('id').execute()).map(commentOf))
      }
      return found
    },
    async threads(page, which, limit) {
      const rows = begins(page)
        .where('reply_to', 'is', null)
        .where('resolved_at', which === 'open' ? 'is' : 'is not', null)
      return (await rows.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute()).map(commentOf)
    },
    async countResolved(page) {
      const row = await db
        .selectFrom('comments')
        .select((it) => it.fn.countAll().as('n'))
        .where('subject_kind', '=', 'page')
        .where('subject_id', '=', page)
        .where('deleted_at', 'is', null)
        .where('reply_to', 'is', null)
        .where('resolved_at', 'is not', null)
        .executeTakeFirstOrThrow()
      return Number(row.n)
    },
    async replies(threads) {
      const found: Comment[] = []
      for (const some of piecesOf([...new Set(threads)], PIECE)) {
        const rows = standing().where('reply_to', 'in', some)
        found.push(...(await rows.orderBy('at').orderBy('id').execute()).map(commentOf))
      }
      return found
    },
    async inMargins(community, since, limit) {
      const rows = standing()
        .where('community_id', '=', community)
        .where('subject_kind', '=', 'page')
        .where('at', '>=', since)
      return (await rows.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute()).map(commentOf)
    },
    async add(comment) {
      await db
        .insertInto('comments')
        .values({
          id: comment.id,
          community_id: comment.communityId,
          subject_kind: comment.subject.kind,
          subject_id: comment.subject.id,
          text: comment.text,
          member_id: comment.by,
          at: comment.at,
          changed_at: comment.changedAt,
          deleted_at: comment.deletedAt,
          reply_to: comment.replyTo,
          anchor: written(comment.anchor),
          stands: written(comment.stands),
          proposal: comment.proposal,
          outcome: comment.outcome,
          resolved_by: comment.resolved?.by ?? null,
          resolved_at: comment.resolved?.at ?? null,
          way_back: comment.wayBack,
          taken_back_by: comment.takenBack?.by ?? null,
          taken_back_at: comment.takenBack?.at ?? null,
        })
        .execute()
      await touchSubject(context, comment.subject)
    },
    async change(id, { text, changedAt, deletedAt, resolved, stands, outcome, wayBack, takenBack }) {
      const columns = {
        ...given({ text, changed_at: changedAt, deleted_at: deletedAt, outcome, way_back: wayBack }),
        ...resolvedColumns(resolved),
        ...takenBackColumns(takenBack),
        ...(stands === undefined ? {} : { stands: written(stands) }),
      }
      const row = await db
        .updateTable('comments')
        // At least one column, also for an empty change.
        .set((it) => ({ id: it.ref('id'), ...columns }))
        .where('id', '=', id)
        .returning(['subject_kind', 'subject_id'])
        .executeTakeFirst()
      if (row) await touchSubject(context, { kind: as(row.subject_kind), id: row.subject_id })
    },
  }
}
