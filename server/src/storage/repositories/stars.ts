import type { Star, StarReads, Starred, StarWrites } from '../../ports/stars.ts'
import { as } from '../rows.ts'
import type { StarsTable } from '../schema.ts'
import type { Context } from './context.ts'
import { behind, pieceOf } from './paging.ts'

const thingOf = (row: Pick<StarsTable, 'subject_kind' | 'subject_id'>): Starred =>
  row.subject_kind === 'page' ? { kind: 'page', id: as(row.subject_id) } : { kind: 'question', id: as(row.subject_id) }
const starOf = (row: StarsTable): Star => ({ ...thingOf(row), at: row.at })

function starReads({ db }: Context): StarReads {
  const stars = (community: string, member: string) =>
    db.selectFrom('stars').selectAll().where('community_id', '=', community).where('member_id', '=', member)
  return {
    async has(community, member, { kind, id }) {
      const row = stars(community, member).where('subject_kind', '=', kind).where('subject_id', '=', id)
      return (await row.executeTakeFirst())?.starred === 1
    },
    async list(community, member, paging) {
      let rows = stars(community, member).where('starred', '=', 1)
      const after = behind(paging, 'at', 'subject_id', 'desc', 'number')
      if (after) rows = rows.where(after)
      const found = await rows
        .orderBy('at', 'desc')
        .orderBy('subject_id', 'desc')
        .limit(paging.limit + 1)
        .execute()
      return pieceOf(found, paging.limit, (row) => [row.at, row.subject_id], starOf)
    },
    async changedSince(community, member, since, limit) {
      const rows = stars(community, member).where('touched_at', '>=', since)
      const found = await rows.orderBy('touched_at').orderBy('subject_id').limit(limit).execute()
      return found.map((row) => ({ ...thingOf(row), changedAt: row.touched_at }))
    },
  }
}

export function starRepository(context: Context): StarWrites {
  const { db, clock } = context
  const reads = starReads(context)
  return {
    ...reads,
    async set(community, member, thing, on, at) {
      if ((await reads.has(community, member, thing)) === on) return
      const star = { starred: on ? 1 : 0, at, touched_at: clock.now() }
      await db
        .insertInto('stars')
        .values({
          community_id: community,
          member_id: member,
          subject_kind: thing.kind,
          subject_id: thing.id,
          ...star,
        })
        .onConflict((it) => it.columns(['community_id', 'member_id', 'subject_kind', 'subject_id']).doUpdateSet(star))
        .execute()
    },
  }
}
