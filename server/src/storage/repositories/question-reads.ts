import type { Answer, QuestionId } from '@commonplace/domain'
import { assertNever } from '@commonplace/kit'
import type { Moved, QuestionInList, QuestionReads } from '../../ports/questions.ts'
import { as, byId, piecesOf, read } from '../rows.ts'
import type { Context } from './context.ts'
import { behind, pieceOf } from './paging.ts'
import { answerOf, questionOf } from './question-rows.ts'
import { tagKey } from './tags.ts'

const ORDERS = {
  new: { key: 'asked_at', direction: 'desc' },
  old: { key: 'asked_at', direction: 'asc' },
  active: { key: 'active_at', direction: 'desc' },
  votes: { key: 'votes', direction: 'desc' },
} as const

/** Questions with the beginning of their text. */
export const questionRowsIn = (db: Context['db']) =>
  db
    .selectFrom('questions')
    .leftJoin('contents', 'contents.document_id', 'questions.document_id')
    .selectAll('questions')
    .select('contents.lead')

export function questionReads({ db }: Context): QuestionReads {
  const questions = () => questionRowsIn(db)
  const living = (community: string) =>
    db
      .selectFrom('questions')
      .where('community_id', '=', community)
      .where('deleted_at', 'is', null)
      .where('merged_into', 'is', null)
  const answers = () => db.selectFrom('answers').selectAll()
  return {
    async byId(id) {
      const row = await questions().where('questions.id', '=', id).executeTakeFirst()
      return row ? questionOf(row) : null
    },
    async many(ids) {
      const found: QuestionInList[] = []
      for (const some of piecesOf([...new Set(ids)], 5000))
        found.push(...(await questions().where('questions.id', 'in', some).execute()).map(questionOf))
      return byId(found)
    },
    async list(community, query) {
      const { key, direction } = ORDERS[query.sort]
      let rows = questions()
        .where('community_id', '=', community)
        .where('merged_into', 'is', null)
        .orderBy(`questions.${key}`, direction)
        .orderBy('questions.id', direction)
        .limit(query.limit + 1)
      const after = behind(query, `questions.${key}`, 'questions.id', direction, 'number')
      if (after) rows = rows.where(after)
      if (query.show === 'held') rows = rows.where('held', '=', 'waiting')
      else if (query.show === 'mine')
        rows = rows.where((it) => it.or([it('deleted_at', 'is', null), it('held', 'is not', null)]))
      else rows = rows.where('deleted_at', 'is', null)
      switch (query.show) {
        case 'all':
        case 'held':
          break
        case 'late':
          rows = rows.where('answers', '=', 0).where('asked_at', '<=', query.before ?? 0)
          break
        case 'obsolete':
          rows = rows.where('obsolete', '>', 0)
          break
        case 'followed':
          rows = rows.where('questions.id', 'in', (it) =>
            it
              .selectFrom('follows')
              .select('follows.subject_id')
              .where('follows.community_id', '=', community)
              .where('follows.member_id', '=', query.by ?? '')
              .where('follows.subject_kind', '=', 'question')
              .where('follows.level', '=', 'watching'),
          )
          break
        case 'open':
          rows = rows.where('accepted_answer_id', 'is', null)
          break
        case 'unanswered':
          // A section of a page may have answered it without an answer of its own.
          rows = rows.where('answers', '=', 0).where('accepted_answer_id', 'is', null)
          break
        case 'resolved':
          rows = rows.where('accepted_answer_id', 'is not', null)
          break
        case 'mine':
          // A stranger has asked nothing.
          rows = rows.where('asked_by', '=', query.by ?? '')
          break
        default:
          assertNever(query.show)
      }
      if (query.page) rows = rows.where('page_id', '=', query.page)
      if (query.tag !== undefined) {
        const tagged = db
          .selectFrom('tags')
          .select('subject_id')
          .where('community_id', '=', community)
          .where('subject_kind', '=', 'question')
          .where('tag_key', '=', tagKey(query.tag))
        rows = rows.where('questions.id', 'in', tagged)
      }
      return pieceOf(await rows.execute(), query.limit, (row) => [row[key], row.id], questionOf)
    },
    async aboutPage(page) {
      const rows = questions().where('page_id', '=', page).where('deleted_at', 'is', null)
      const found = (await rows.orderBy('asked_at').orderBy('questions.id').execute()).map(questionOf)
      const merged = found.flatMap(({ mergedInto }) => (mergedInto ? [mergedInto] : []))
      if (merged.length === 0) return found
      const standing = byId((await questions().where('questions.id', 'in', merged).execute()).map(questionOf))
      // Asked from here and merged: the question that stands for it is shown, with the words this one was asked from.
      return found.flatMap((one) => {
        if (one.mergedInto === null) return [one]
        const other = standing.get(one.mergedInto)
        return other && other.deletedAt === null ? [{ ...other, askedFrom: one.askedFrom }] : []
      })
    },
    async mergedInto(question) {
      const rows = questions().where('merged_into', '=', question).where('deleted_at', 'is', null)
      return (await rows.orderBy('asked_at').orderBy('questions.id').execute()).map(questionOf)
    },
    async mergeOf(question) {
      const row = await db.selectFrom('merges').selectAll().where('from_id', '=', question).executeTakeFirst()
      if (!row) return null
      return {
        from: as(row.from_id),
        into: as(row.into_id),
        by: as(row.member_id),
        at: row.at,
        moved: read<Moved>(row.moved),
      }
    },
    async toRemind(before, limit) {
      const rows = await questions()
        .innerJoin('memberships', (it) =>
          it
            .onRef('memberships.community_id', '=', 'questions.community_id')
            .onRef('memberships.member_id', '=', 'asked_by'),
        )
        .where('deleted_at', 'is', null)
        .where('merged_into', 'is', null)
        .where('reminded_at', 'is', null)
        .where('accepted_answer_id', 'is', null)
        .where('questions.id', 'in', (it) =>
          it
            .selectFrom('answers')
            .select('question_id')
            .where('answers.deleted_at', 'is', null)
            .where('obsolete_at', 'is', null)
            .where('answered_at', '<=', before)
            .whereRef('answered_by', '!=', 'questions.asked_by'),
        )
        .orderBy('asked_at')
        .limit(limit)
        .execute()
      return rows.map(questionOf)
    },
    async remindedOf(community, member, since) {
      const rows = await questions()
        .where('community_id', '=', community)
        .where('asked_by', '=', member)
        .where('deleted_at', 'is', null)
        .where('merged_into', 'is', null)
        .where('accepted_answer_id', 'is', null)
        .where('reminded_at', '>=', since)
        .orderBy('reminded_at', 'desc')
        .limit(20)
        .execute()
      return rows.map(questionOf)
    },
    async askedBy(community, member) {
      const row = await db
        .selectFrom('questions')
        .select((it) => it.fn.countAll<number>().as('n'))
        .where('community_id', '=', community)
        .where('asked_by', '=', member)
        .where((it) => it.or([it('deleted_at', 'is', null), it('held', 'is not', null)]))
        .executeTakeFirst()
      return row?.n ?? 0
    },
    async confirmedBy(member, ids, day) {
      if (ids.length === 0) return new Set()
      const rows = db
        .selectFrom('confirmations')
        .select('answer_id')
        .where('member_id', '=', member)
        .where('day', '=', day)
      return new Set((await rows.where('answer_id', 'in', ids).execute()).map((row) => as(row.answer_id)))
    },
    async counts(community) {
      const count = (rows: ReturnType<typeof living>) =>
        rows.select((it) => it.fn.countAll<number>().as('n')).executeTakeFirst()
      const all = await count(living(community))
      const open = await count(living(community).where('accepted_answer_id', 'is', null))
      return { all: all?.n ?? 0, open: open?.n ?? 0 }
    },
    async answersOf(question) {
      const rows = answers().where('question_id', '=', question).where('deleted_at', 'is', null)
      return (await rows.orderBy('answered_at').orderBy('id').execute()).map(answerOf)
    },
    async answer(id) {
      const row = await answers().where('id', '=', id).executeTakeFirst()
      return row ? answerOf(row) : null
    },
    async manyAnswers(ids) {
      const found: Answer[] = []
      for (const some of piecesOf([...new Set(ids)], 5000))
        found.push(...(await answers().where('id', 'in', some).execute()).map(answerOf))
      return byId(found)
    },
    async votesBy(member, ids) {
      if (ids.length === 0) return new Set()
      const rows = db.selectFrom('votes').select('answer_id').where('member_id', '=', member)
      return new Set((await rows.where('answer_id', 'in', ids).execute()).map((row) => as(row.answer_id)))
    },
    async changedSince(community, since, limit) {
      const rows = await db
        .selectFrom('questions')
        .select(['id', 'touched_at'])
        .where('community_id', '=', community)
        .where('touched_at', '>=', since)
        .orderBy('touched_at')
        .orderBy('id')
        .limit(limit)
        .execute()
      return rows.map((row) => ({ id: as<QuestionId>(row.id), changedAt: row.touched_at }))
    },
  }
}
