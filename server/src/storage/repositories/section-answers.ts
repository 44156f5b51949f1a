import type { KeptSectionAnswer, SectionAnswerWrites } from '../../ports/section-answers.ts'
import { as, flag, given, piecesOf } from '../rows.ts'
import type { SectionAnswersTable } from '../schema.ts'
import type { Context } from './context.ts'

const answerOf = (row: SectionAnswersTable): KeptSectionAnswer => ({
  id: as(row.id),
  communityId: as(row.community_id),
  questionId: as(row.question_id),
  pageId: as(row.page_id),
  heading: row.heading,
  version: row.version,
  seenRevision: row.seen_revision,
  toldMoved: row.moved === 1,
  proposedBy: as(row.proposed_by),
  proposedAt: row.proposed_at,
  declinedAt: row.declined_at,
})

export function sectionAnswerRepository({ db, clock }: Context): SectionAnswerWrites {
  const inOrder = () => db.selectFrom('section_answers').selectAll().orderBy('proposed_at').orderBy('id')
  /** A device that keeps the question asks for it again. */
  const touch = (question: string) =>
    db.updateTable('questions').set({ touched_at: clock.now() }).where('id', '=', question).execute()
  return {
    async byId(id) {
      const row = await inOrder().where('id', '=', id).executeTakeFirst()
      return row ? answerOf(row) : null
    },
    async ofQuestions(ids) {
      const found: KeptSectionAnswer[] = []
      for (const some of piecesOf([...new Set(ids)], 5000))
        found.push(...(await inOrder().where('question_id', 'in', some).execute()).map(answerOf))
      return found
    },
    async ofPage(id) {
      return (await inOrder().where('page_id', '=', id).execute()).map(answerOf)
    },
    async standing(community) {
      const rows = inOrder().where('community_id', '=', community).where('declined_at', 'is', null)
      return (await rows.execute()).map(answerOf).reverse()
    },
    async add(answer) {
      await db
        .insertInto('section_answers')
        .values({
          id: answer.id,
          community_id: answer.communityId,
          question_id: answer.questionId,
          page_id: answer.pageId,
          heading: answer.heading,
          version: answer.version,
          seen_revision: answer.seenRevision,
          moved: 0,
          proposed_by: answer.proposedBy,
          proposed_at: answer.proposedAt,
          declined_at: answer.declinedAt,
        })
        .execute()
      await touch(answer.questionId)
    },
    async change(id, { version, seenRevision, declinedAt, toldMoved }) {
      const columns = given({
        version,
        seen_revision: seenRevision,
        declined_at: declinedAt,
        moved: toldMoved === undefined ? undefined : flag(toldMoved),
      })
      if (Object.keys(columns).length === 0) return
      const row = await db
        .updateTable('section_answers')
        .set(columns)
        .where('id', '=', id)
        .returning('question_id')
        .executeTakeFirst()
      if (row) await touch(row.question_id)
    },
  }
}
