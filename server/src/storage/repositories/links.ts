import type { Link } from '@commonplace/domain'
import type { LinkWrites, LooseLink } from '../../ports/links.ts'
import { as, piecesOf } from '../rows.ts'
import type { LinksTable, LooseLinksTable } from '../schema.ts'
import type { Context } from './context.ts'

const linkOf = (row: LinksTable): Link => ({
  type: as(row.type),
  from: { kind: as(row.from_kind), id: row.from_id },
  to: { kind: as(row.to_kind), id: row.to_id },
  sentence: row.sentence,
})

const looseOf = (row: LooseLinksTable): LooseLink => ({
  from: { kind: as(row.from_kind), id: row.from_id },
  kind: as(row.to_kind),
  key: row.to_key,
  words: row.words,
  sentence: row.sentence,
})

export function linkRepository({ db }: Context): LinkWrites {
  const loose = () => db.selectFrom('loose_links').selectAll()
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
    async looseFrom(from) {
      const rows = loose().where('from_kind', '=', from.kind).where('from_id', '=', from.id)
      return (await rows.orderBy('place').execute()).map(looseOf)
    },
    async looseTo(community, kind, key) {
      const rows = loose().where('community_id', '=', community).where('to_kind', '=', kind).where('to_key', '=', key)
      return (await rows.orderBy('from_id').orderBy('place').execute()).map(looseOf)
    },
    async loose(community, limit) {
      const rows = loose().where('community_id', '=', community).orderBy('to_kind').orderBy('to_key')
      return (await rows.orderBy('from_id').orderBy('place').limit(limit).execute()).map(looseOf)
    },
    async toTrash(community, limit) {
      const rows = await db
        .selectFrom('links')
        .leftJoin('pages', (on) => on.onRef('pages.id', '=', 'links.to_id').on('links.to_kind', '=', 'page'))
        .leftJoin('questions', (on) =>
          on.onRef('questions.id', '=', 'links.to_id').on('links.to_kind', '=', 'question'),
        )
        .selectAll('links')
        .where('links.community_id', '=', community)
        .where('links.type', 'in', ['mentions', 'shows'])
        .where((it) => it.or([it('pages.deleted_at', 'is not', null), it('questions.deleted_at', 'is not', null)]))
        .orderBy('links.from_id')
        .orderBy('links.place')
        .limit(limit)
        .execute()
      return rows.map(linkOf)
    },
    async replaceLoose(community, from, links) {
      await db.deleteFrom('loose_links').where('from_kind', '=', from.kind).where('from_id', '=', from.id).execute()
      const rows = links.map((link, place) => ({
        community_id: community,
        from_kind: from.kind,
        from_id: from.id,
        to_kind: link.kind,
        to_key: link.key,
        words: link.words,
        sentence: link.sentence,
        place,
      }))
      for (const some of piecesOf(rows, 500)) await db.insertInto('loose_links').values(some).execute()
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
