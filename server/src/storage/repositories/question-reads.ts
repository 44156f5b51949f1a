import type { QuestionId } from '@commonplace/domain'
import { assertNever } from '@commonplace/kit'
import type { QuestionInList, QuestionReads } from '../../ports/questions.ts'
import { as, byId, piecesOf } from '../rows.ts'
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

export function questionReads({ db }: Context): QuestionReads {
  const questions = () =>
    db
      .selectFrom('questions')
      .leftJoin('contents', 'contents.document_id', 'questions.document_id')
      .selectAll('questions')
      .select('contents.lead')
  const living = (community: string) =>
    db.selectFrom('questions').where('community_id', '=', community).where('deleted_at', 'is', null)
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
        .where('deleted_at', 'is', null)
        .orderBy(`questions.${key}`, direction)
        .orderBy('questions.id', direction)
        .limit(query.limit + 1)
      const after = behind(query, `questions.${key}`, 'questions.id', direction, 'number')
      if (after) rows = rows.where(after)
      switch (query.show) {
        case 'all':
          break
        case 'open':
          rows = rows.where('accepted_answer_id', 'is', null)
          break
        case 'unanswered':
          rows = rows.where('answers', '=', 0)
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
      if (query.show !== 'mine' && query.by) rows = rows.where('asked_by', '=', query.by)
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
      return (await rows.orderBy('asked_at').orderBy('questions.id').execute()).map(questionOf)
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
