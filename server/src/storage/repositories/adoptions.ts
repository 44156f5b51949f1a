import type { Adoption } from '@commonplace/domain'
import type { AdoptionWrites } from '../../ports/adoptions.ts'
import { as, byId, given, piecesOf } from '../rows.ts'
import type { AdoptionsTable } from '../schema.ts'
import type { Context } from './context.ts'

const adoptionOf = (row: AdoptionsTable): Adoption => ({
  id: as(row.id),
  communityId: as(row.community_id),
  answerId: as(row.answer_id),
  questionId: as(row.question_id),
  pageId: as(row.page_id),
  heading: row.heading,
  adoptedBy: as(row.adopted_by),
  adoptedAt: row.adopted_at,
  pinnedRevision: row.pinned_revision,
  wovenRevisions: row.woven_revisions.split(' ').filter(Boolean),
  sectionRevision: row.section_revision,
  detachedAt: row.detached_at,
  toldState: as(row.told_state),
})

export function adoptionRepository({ db }: Context): AdoptionWrites {
  const inOrder = () => db.selectFrom('adoptions').selectAll().orderBy('adopted_at').orderBy('id')
  return {
    async byId(id) {
      const row = await inOrder().where('id', '=', id).executeTakeFirst()
      return row ? adoptionOf(row) : null
    },
    async many(ids) {
      const found: Adoption[] = []
      for (const some of piecesOf([...new Set(ids)], 5000))
        found.push(...(await inOrder().where('id', 'in', some).execute()).map(adoptionOf))
      return byId(found)
    },
    async ofAnswers(ids) {
      if (ids.length === 0) return []
      return (await inOrder().where('answer_id', 'in', ids).execute()).map(adoptionOf)
    },
    async ofPage(id) {
      return (await inOrder().where('page_id', '=', id).execute()).map(adoptionOf)
    },
    async unsettled(community) {
      const rows = inOrder()
        .where('community_id', '=', community)
        .where('detached_at', 'is', null)
        .where('told_state', '!=', 'current')
      return (await rows.execute()).map(adoptionOf).reverse()
    },
    async adoptedQuestions(community) {
      const rows = db.selectFrom('adoptions').select('question_id').distinct()
      const attached = rows.where('community_id', '=', community).where('detached_at', 'is', null)
      return new Set((await attached.execute()).map((row) => as(row.question_id)))
    },
    async withdrawn(limit) {
      const rows = await db
        .selectFrom('adoptions')
        .innerJoin('answers', 'answers.id', 'adoptions.answer_id')
        .innerJoin('questions', 'questions.id', 'adoptions.question_id')
        .selectAll('adoptions')
        .where('adoptions.detached_at', 'is', null)
        .where('adoptions.pinned_revision', '!=', '')
        .where((it) => it.or([it('answers.deleted_at', 'is not', null), it('questions.deleted_at', 'is not', null)]))
        .orderBy('adoptions.id')
        .limit(limit)
        .execute()
      return rows.map(adoptionOf)
    },
    async add(adoption) {
      await db
        .insertInto('adoptions')
        .values({
          id: adoption.id,
          community_id: adoption.communityId,
          answer_id: adoption.answerId,
          question_id: adoption.questionId,
          page_id: adoption.pageId,
          heading: adoption.heading,
          adopted_by: adoption.adoptedBy,
          adopted_at: adoption.adoptedAt,
          pinned_revision: adoption.pinnedRevision,
          woven_revisions: adoption.wovenRevisions.join(' '),
          section_revision: adoption.sectionRevision,
          detached_at: adoption.detachedAt,
          told_state: adoption.toldState,
        })
        .execute()
    },
    async change(id, { pinnedRevision, wovenRevisions, sectionRevision, heading, detachedAt, toldState }) {
      const columns = given({
        pinned_revision: pinnedRevision,
        woven_revisions: wovenRevisions?.join(' '),
        section_revision: sectionRevision,
        heading,
        detached_at: detachedAt,
        told_state: toldState,
      })
      if (Object.keys(columns).length === 0) return
      await db.updateTable('adoptions').set(columns).where('id', '=', id).execute()
    },
    async remove(id) {
      await db.deleteFrom('adoptions').where('id', '=', id).execute()
    },
  }
}
