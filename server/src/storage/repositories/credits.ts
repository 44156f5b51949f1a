import type { Credit, CreditWrites } from '../../ports/credits.ts'
import { as } from '../rows.ts'
import type { CreditsTable } from '../schema.ts'
import type { Context } from './context.ts'

const creditOf = (row: CreditsTable): Credit => ({
  id: as(row.id),
  communityId: as(row.community_id),
  subject: { kind: as(row.subject_kind), id: row.subject_id },
  heading: row.heading,
  asked: row.asked,
  by: as(row.member_id),
  at: row.at,
  undoneAt: row.undone_at,
})

export function creditRepository({ db }: Context): CreditWrites {
  const standing = () => db.selectFrom('credits').where('undone_at', 'is', null)
  return {
    async byId(id) {
      const row = await db.selectFrom('credits').selectAll().where('id', '=', id).executeTakeFirst()
      return row ? creditOf(row) : null
    },
    async of(subject, limit) {
      const rows = standing().selectAll().where('subject_kind', '=', subject.kind).where('subject_id', '=', subject.id)
      return (await rows.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute()).map(creditOf)
    },
    async countOf(subject) {
      const row = await standing()
        .select((it) => it.fn.count<number>('member_id').distinct().as('n'))
        .where('subject_kind', '=', subject.kind)
        .where('subject_id', '=', subject.id)
        .executeTakeFirst()
      return Number(row?.n ?? 0)
    },
    async since(community, at, limit) {
      const rows = standing().selectAll().where('community_id', '=', community).where('at', '>=', at)
      return (await rows.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute()).map(creditOf)
    },
    async add(credit) {
      await db
        .insertInto('credits')
        .values({
          id: credit.id,
          community_id: credit.communityId,
          subject_kind: credit.subject.kind,
          subject_id: credit.subject.id,
          heading: credit.heading,
          asked: credit.asked,
          member_id: credit.by,
          at: credit.at,
          undone_at: credit.undoneAt,
        })
        .execute()
    },
    async setUndone(id, at) {
      await db.updateTable('credits').set({ undone_at: at }).where('id', '=', id).execute()
    },
  }
}
