import type { Adoption } from '@commonplace/domain'
import type { AdoptionWrites } from '../../ports/adoptions.ts'
import { as, given } from '../rows.ts'
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
  sectionRevision: row.section_revision,
  detachedAt: row.detached_at,
})

export function adoptionRepository({ db }: Context): AdoptionWrites {
  const inOrder = () => db.selectFrom('adoptions').selectAll().orderBy('adopted_at').orderBy('id')
  return {
    async byId(id) {
      const row = await inOrder().where('id', '=', id).executeTakeFirst()
      return row ? adoptionOf(row) : null
    },
    async ofAnswers(ids) {
      if (ids.length === 0) return []
      return (await inOrder().where('answer_id', 'in', ids).execute()).map(adoptionOf)
    },
    async ofPage(id) {
      return (await inOrder().where('page_id', '=', id).execute()).map(adoptionOf)
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
          section_revision: adoption.sectionRevision,
          detached_at: adoption.detachedAt,
        })
        .execute()
    },
    async change(id, { pinnedRevision, sectionRevision, heading, detachedAt }) {
      const columns = given({
        pinned_revision: pinnedRevision,
        section_revision: sectionRevision,
        heading,
        detached_at: detachedAt,
      })
      if (Object.keys(columns).length === 0) return
      await db.updateTable('adoptions').set(columns).where('id', '=', id).execute()
    },
    async remove(id) {
      await db.deleteFrom('adoptions').where('id', '=', id).execute()
    },
  }
}
