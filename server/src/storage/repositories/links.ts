import type { Link } from '@commonplace/domain'
import type { LinkWrites } from '../../ports/links.ts'
import { as, piecesOf } from '../rows.ts'
import type { LinksTable } from '../schema.ts'
import type { Context } from './context.ts'

const linkOf = (row: LinksTable): Link => ({
  type: as(row.type),
  from: { kind: as(row.from_kind), id: row.from_id },
  to: { kind: as(row.to_kind), id: row.to_id },
  sentence: row.sentence,
})

export function linkRepository({ db }: Context): LinkWrites {
  return {
    async out(from) {
      const rows = await db
        .selectFrom('links')
        .selectAll()
        .where('from_kind', '=', from.kind)
        .where('from_id', '=', from.id)
        .orderBy('type')
        .orderBy('place')
        .execute()
      return rows.map(linkOf)
    },
    async in(to) {
      const rows = await db
        .selectFrom('links')
        .selectAll()
        .where('to_kind', '=', to.kind)
        .where('to_id', '=', to.id)
        .orderBy('type')
        .orderBy('from_kind')
        .orderBy('from_id')
        .orderBy('place')
        .execute()
      return rows.map(linkOf)
    },
    async replace(community, from, types, links) {
      if (types.length === 0) return
      await db
        .deleteFrom('links')
        .where('from_kind', '=', from.kind)
        .where('from_id', '=', from.id)
        .where('type', 'in', types)
        .execute()
      const rows = links
        .filter((link) => types.includes(link.type))
        .map((link, place) => ({
          community_id: community,
          type: link.type,
          from_kind: from.kind,
          from_id: from.id,
          to_kind: link.to.kind,
          to_id: link.to.id,
          sentence: link.sentence,
          place,
        }))
      for (const some of piecesOf(rows, 500)) await db.insertInto('links').values(some).execute()
    },
  }
}
