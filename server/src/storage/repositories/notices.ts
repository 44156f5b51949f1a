import type { Notice, NoticeThing, Show } from '@commonplace/domain'
import type { ExpressionBuilder } from 'kysely'
import type { NoticeReads, NoticeWrites, Reading } from '../../ports/notices.ts'
import { as, asOrNull, piecesOf } from '../rows.ts'
import type { NoticesTable, Schema } from '../schema.ts'
import type { Context } from './context.ts'
import { keepFact, readFact } from './facts.ts'

const PLACE = 'notices-seq'

const thingOf = ({ subject_kind: kind, subject_id: id }: Pick<NoticesTable, 'subject_kind' | 'subject_id'>) =>
  ({ kind, id }) as NoticeThing
export const noticeOf = (row: NoticesTable): Notice => ({
  memberId: as(row.member_id),
  seq: row.seq,
  communityId: as(row.community_id),
  thing: thingOf(row),
  part: row.part_kind && row.part_id ? { kind: as(row.part_kind), id: row.part_id } : null,
  type: as(row.type),
  reason: as(row.reason),
  by: asOrNull(row.by_id),
  at: row.at,
  readAt: row.read_at,
})

function noticeReads({ db }: Context): NoticeReads {
  const shown = (member: string, show: Show) => {
    const rows = db.selectFrom('notices').where('member_id', '=', member)
    if (show === 'all') return rows
    return rows.where('reason', show === 'direct' ? '!=' : '=', 'watching')
  }
  return {
    async place() {
      const place = await readFact(db, PLACE)
      return place === null ? null : Number(place)
    },
    async groups(member, { show, unread = false, limit, cursor }) {
      let rows = shown(member, show)
        .select(['community_id', 'subject_kind', 'subject_id'])
        .select((it) => [
          it.fn.max('seq').as('last'),
          it.fn.max('at').as('last_at'),
          it.fn.count<number>('seq').filterWhere('read_at', 'is', null).as('unread'),
        ])
        .groupBy(['community_id', 'subject_kind', 'subject_id'])
      // What waits is few beside what was read: only that is looked at.
      if (unread) rows = rows.where('read_at', 'is', null)
      const before = Number(cursor ?? 0)
      if (before > 0) rows = rows.having((it) => it(it.fn.max('seq'), '<', before))
      const found = await rows
        .orderBy('last', 'desc')
        .limit(limit + 1)
        .execute()
      const items = found.slice(0, limit).map((row) => ({
        communityId: as<Notice['communityId']>(row.community_id),
        thing: thingOf(row),
        seq: row.last,
        at: row.last_at,
        unread: row.unread,
      }))
      return { items, next: found.length > limit ? String(items.at(-1)?.seq) : null }
    },
    async under(member, groups, show, each) {
      const found = await Promise.all(
        groups.map(({ thing }) =>
          shown(member, show)
            .selectAll()
            .where('subject_id', '=', thing.id)
            .where('subject_kind', '=', thing.kind)
            .orderBy('seq', 'desc')
            .limit(each)
            .execute(),
        ),
      )
      return found.flat().map(noticeOf)
    },
    async differ(member, reading, read) {
      const rows = db.selectFrom('notices').select('seq').where('member_id', '=', member)
      const row = rows.where(within(reading)).where('read_at', read ? 'is' : 'is not', null)
      return (await row.limit(1).executeTakeFirst()) !== undefined
    },
    async namedIn(document) {
      const rows = await db.selectFrom('named').select('member_id').where('document_id', '=', document).execute()
      return rows.map((row) => as(row.member_id))
    },
  }
}

/** What is laid aside or taken up again. Ids of pages and of questions are never the same. */
const within =
  ({ things, upTo }: Reading) =>
  (it: ExpressionBuilder<Schema, 'notices'>) =>
    it.and([
      ...(things === null
        ? []
        : [it('subject_id', 'in', things.length > 0 ? things.map(({ id }) => id as string) : [''])]),
      ...(upTo === null ? [] : [it('seq', '<=', upTo)]),
    ])

export function noticeRepository(context: Context): NoticeWrites {
  const { db } = context
  return {
    ...noticeReads(context),
    async setPlace(seq) {
      await keepFact(db, PLACE, String(seq))
    },
    async add(notices) {
      for (const piece of piecesOf(notices, 200))
        await db
          .insertInto('notices')
          .values(
            piece.map(({ memberId, seq, communityId, thing, part, type, reason, by, at, readAt, mailAt }) => ({
              ...{ member_id: memberId, seq, community_id: communityId, type, reason, at },
              ...{ subject_kind: thing.kind, subject_id: thing.id },
              ...{ part_kind: part?.kind ?? null, part_id: part?.id ?? null },
              ...{ by_id: by, read_at: readAt, mail_at: mailAt },
            })),
          )
          .onConflict((it) => it.doNothing())
          .execute()
    },
    async addNamed(document, members) {
      if (members.length === 0) return
      await db
        .insertInto('named')
        .values(members.map((member) => ({ document_id: document, member_id: member })))
        .onConflict((it) => it.doNothing())
        .execute()
    },
    async mark(member, reading, readAt) {
      await db
        .updateTable('notices')
        .where('member_id', '=', member)
        .where(within(reading))
        .where('read_at', readAt === null ? 'is not' : 'is', null)
        .set(readAt === null ? { read_at: null } : { read_at: readAt, mail_at: null })
        .execute()
    },
    async forget(community, member) {
      await db.deleteFrom('notices').where('community_id', '=', community).where('member_id', '=', member).execute()
    },
    async prune(before) {
      await db.deleteFrom('notices').where('at', '<', before).execute()
    },
  }
}
