import type { Thanks } from '@commonplace/domain'
import type { ThanksWrites } from '../../ports/thanks.ts'
import { as, byId } from '../rows.ts'
import type { ThanksTable } from '../schema.ts'
import type { Context } from './context.ts'
import { behind, pieceOf } from './paging.ts'

const thanksOf = (row: ThanksTable): Thanks => ({
  id: as(row.id),
  communityId: as(row.community_id),
  from: as(row.from_id),
  to: as(row.to_id),
  subject: { kind: as(row.subject_kind), id: row.subject_id },
  words: row.words,
  at: row.at,
})

export function thanksRepository({ db }: Context): ThanksWrites {
  return {
    async byId(id) {
      const row = await db.selectFrom('thanks').selectAll().where('id', '=', id).executeTakeFirst()
      return row ? thanksOf(row) : null
    },
    async many(ids) {
      if (ids.length === 0) return new Map()
      return byId((await db.selectFrom('thanks').selectAll().where('id', 'in', ids).execute()).map(thanksOf))
    },
    async said(from, to, { kind, id }) {
      const rows = db.selectFrom('thanks').selectAll().where('from_id', '=', from).where('to_id', '=', to)
      const row = await rows.where('subject_kind', '=', kind).where('subject_id', '=', id).executeTakeFirst()
      return row ? thanksOf(row) : null
    },
    async to(community, member, paging) {
      let rows = db
        .selectFrom('thanks')
        .selectAll()
        .where('community_id', '=', community)
        .where('to_id', '=', member)
        .orderBy('at', 'desc')
        .orderBy('id', 'desc')
        .limit(paging.limit + 1)
      const after = behind(paging, 'at', 'id', 'desc', 'number')
      if (after) rows = rows.where(after)
      return pieceOf(await rows.execute(), paging.limit, (row) => [row.at, row.id], thanksOf)
    },
    async countFrom(community, member, since) {
      const rows = db.selectFrom('events').where('community_id', '=', community).where('at', '>', since)
      const given = rows.where('type', '=', 'thanks-given').where('member_id', '=', member)
      const { n } = await given.select((it) => it.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
      return n
    },
    async add({ id, communityId, from, to, subject, words, at }) {
      await db
        .insertInto('thanks')
        .values({
          ...{ id, community_id: communityId, from_id: from, to_id: to },
          ...{ subject_kind: subject.kind, subject_id: subject.id, words, at },
        })
        .execute()
    },
    async remove(id) {
      await db.deleteFrom('thanks').where('id', '=', id).execute()
    },
  }
}
