import type { Attendance, CalendarAddress, Exception, Gathering, Rsvp, Showing } from '@commonplace/domain'
import type { GatheringReads, GatheringWrites } from '../../ports/gatherings.ts'
import { as, asOrNull, flag, given, piecesOf } from '../rows.ts'
import type { CalendarsTable, GatheringsTable, OccurrencesTable, RsvpsTable, ShowingsTable } from '../schema.ts'
import type { Context } from './context.ts'

const gatheringOf = (row: GatheringsTable): Gathering => ({
  id: as(row.id),
  communityId: as(row.community_id),
  kind: as(row.kind),
  title: row.title,
  about: row.about,
  start: row.starts,
  minutes: row.minutes,
  zone: row.zone,
  rule: row.rule,
  place: row.place,
  link: row.link,
  hostId: asOrNull(row.host_id),
  inTurn: row.in_turn === 1,
  sheet: row.sheet,
  sequence: row.sequence,
  createdBy: as(row.created_by),
  createdAt: row.created_at,
  changedAt: row.changed_at,
  cancelled: row.cancelled_at === null ? null : { at: row.cancelled_at, why: row.cancelled_why },
  continuesAs: asOrNull(row.continues_as),
})

/** Under this stands who is told what became of a gathering as a whole. */
const NOTED = 'noted'

type Changed = Partial<Omit<Gathering, 'id' | 'communityId' | 'createdBy' | 'createdAt'>>

const columnsOf = (change: Changed) => ({
  ...given({
    ...{ kind: change.kind, title: change.title, about: change.about, starts: change.start, minutes: change.minutes },
    ...{ zone: change.zone, rule: change.rule, place: change.place, link: change.link, host_id: change.hostId },
    ...{ sheet: change.sheet, sequence: change.sequence, changed_at: change.changedAt },
    continues_as: change.continuesAs,
    in_turn: change.inTurn === undefined ? undefined : flag(change.inTurn),
  }),
  ...(change.cancelled === undefined
    ? {}
    : { cancelled_at: change.cancelled?.at ?? null, cancelled_why: change.cancelled?.why ?? '' }),
})

const exceptionOf = (row: OccurrencesTable): Exception => ({
  gatheringId: as(row.gathering_id),
  key: row.at_key,
  start: row.starts,
  cancelled: row.cancelled_why,
  hostId: asOrNull(row.host_id),
  turn: asOrNull(row.turn),
  pageId: asOrNull(row.page_id),
  closed:
    row.closed_at === null || row.closed_by === null || row.recap_id === null
      ? null
      : { at: row.closed_at, by: as(row.closed_by), recapId: as(row.recap_id), carried: row.carried === 1 },
})

const rsvpOf = (row: RsvpsTable): Rsvp => ({
  gatheringId: as(row.gathering_id),
  key: row.at_key,
  memberId: as(row.member_id),
  answer: as(row.answer),
  at: row.at,
})

const showingOf = (row: ShowingsTable): Showing => ({
  id: as(row.id),
  gatheringId: as(row.gathering_id),
  key: row.at_key,
  memberId: as(row.member_id),
  title: row.title,
  minutes: row.minutes,
  at: row.at,
})

const calendarOf = (row: CalendarsTable): CalendarAddress => ({
  hash: row.hash,
  communityId: as(row.community_id),
  memberId: as(row.member_id),
  createdAt: row.created_at,
})

function gatheringReads({ db }: Context): GatheringReads {
  /** Answers of who is in the community still. */
  const standing = () =>
    db
      .selectFrom('rsvps')
      .innerJoin('gatherings', 'gatherings.id', 'rsvps.gathering_id')
      .innerJoin('memberships', (it) =>
        it
          .onRef('memberships.community_id', '=', 'gatherings.community_id')
          .onRef('memberships.member_id', '=', 'rsvps.member_id'),
      )
  return {
    async byId(id) {
      const row = await db.selectFrom('gatherings').selectAll().where('id', '=', id).executeTakeFirst()
      return row ? gatheringOf(row) : null
    },
    async of(community) {
      const rows = db.selectFrom('gatherings').selectAll().where('community_id', '=', community)
      return (await rows.orderBy('created_at').orderBy('id').execute()).map(gatheringOf)
    },
    async exceptions(ids) {
      if (ids.length === 0) return []
      const rows = db.selectFrom('occurrences').selectAll().where('gathering_id', 'in', ids)
      return (await rows.orderBy('at_key').orderBy('gathering_id').execute()).map(exceptionOf)
    },
    async ofSheet(page) {
      const row = await db.selectFrom('occurrences').selectAll().where('page_id', '=', page).executeTakeFirst()
      return row ? exceptionOf(row) : null
    },
    async rsvps(gathering, key) {
      const rows = standing().selectAll('rsvps').where('gathering_id', '=', gathering).where('at_key', '=', key)
      return (await rows.orderBy('rsvps.at').orderBy('rsvps.member_id').execute()).map(rsvpOf)
    },
    async answered(ids, from) {
      if (ids.length === 0) return []
      const rows = await standing()
        .select(({ fn }) => ['gathering_id', 'at_key', 'answer', fn.countAll<number | string>().as('count')])
        .where('gathering_id', 'in', ids)
        .where('at_key', '>=', from)
        .groupBy(['gathering_id', 'at_key', 'answer'])
        .execute()
      return rows.map((row) => ({
        gatheringId: as(row.gathering_id),
        key: row.at_key,
        answer: as<Attendance>(row.answer),
        count: Number(row.count),
      }))
    },
    async answersOf(member, ids, from) {
      if (ids.length === 0) return []
      const rows = db.selectFrom('rsvps').selectAll().where('gathering_id', 'in', ids).where('at_key', '>=', from)
      return (await rows.where('member_id', '=', member).orderBy('at_key').execute()).map(rsvpOf)
    },
    async showings(gathering, key) {
      const rows = db.selectFrom('showings').selectAll().where('gathering_id', '=', gathering).where('at_key', '=', key)
      return (await rows.orderBy('at').orderBy('id').execute()).map(showingOf)
    },
    async showing(id) {
      const row = await db.selectFrom('showings').selectAll().where('id', '=', id).executeTakeFirst()
      return row ? showingOf(row) : null
    },
    async toLook(now, limit) {
      const rows = db.selectFrom('gatherings').select('id').where('look_at', '<=', now)
      return (await rows.orderBy('look_at').orderBy('id').limit(limit).execute()).map(({ id }) => as(id))
    },
    async nextLook() {
      const rows = db.selectFrom('gatherings').select((it) => it.fn.min('look_at').as('at'))
      return (await rows.executeTakeFirst())?.at ?? null
    },
    async comersNoted(id, at) {
      const rows = db.selectFrom('reminders').select('member_id').where('gathering_id', '=', id)
      const noted = await rows.where('what', '=', NOTED).where('starts', '=', at).orderBy('member_id').execute()
      return noted.map((row) => as(row.member_id))
    },
    async calendar(hash) {
      const row = await db.selectFrom('calendars').selectAll().where('hash', '=', hash).executeTakeFirst()
      return row ? calendarOf(row) : null
    },
    async calendarOf(community, member) {
      const rows = db.selectFrom('calendars').selectAll().where('community_id', '=', community)
      const row = await rows.where('member_id', '=', member).executeTakeFirst()
      return row ? calendarOf(row) : null
    },
  }
}

/** Gatherings with everything that hangs on their occurrences. */
export function gatheringRepository(context: Context): GatheringWrites {
  const { db } = context
  return {
    ...gatheringReads(context),
    async add(one) {
      const { id, communityId, createdBy, createdAt } = one
      await db
        .insertInto('gatherings')
        .values({
          ...{ id, community_id: communityId, created_by: createdBy, created_at: createdAt, changed_at: one.changedAt },
          ...{ kind: one.kind, title: one.title, about: one.about, starts: one.start, minutes: one.minutes },
          ...{ zone: one.zone, rule: one.rule, place: one.place, link: one.link, host_id: one.hostId },
          ...{ sheet: one.sheet, sequence: one.sequence, continues_as: one.continuesAs },
          ...{ cancelled_at: one.cancelled?.at ?? null, cancelled_why: one.cancelled?.why ?? '', look_at: 0 },
          in_turn: flag(one.inTurn),
        })
        .execute()
    },
    async change(id, change) {
      const set = { ...columnsOf(change), look_at: 0 }
      await db.updateTable('gatherings').set(set).where('id', '=', id).execute()
    },
    async setException(one) {
      const said = {
        starts: one.start,
        cancelled_why: one.cancelled,
        host_id: one.hostId,
        turn: one.turn,
        page_id: one.pageId,
        closed_at: one.closed?.at ?? null,
        closed_by: one.closed?.by ?? null,
        recap_id: one.closed?.recapId ?? null,
        carried: flag(one.closed?.carried ?? false),
      }
      await db
        .insertInto('occurrences')
        .values({ gathering_id: one.gatheringId, at_key: one.key, ...said })
        .onConflict((it) => it.columns(['gathering_id', 'at_key']).doUpdateSet(said))
        .execute()
      await db.updateTable('gatherings').set({ look_at: 0 }).where('id', '=', one.gatheringId).execute()
    },
    async lookAgain(id, at) {
      await db.updateTable('gatherings').set({ look_at: at }).where('id', '=', id).execute()
    },
    async remind({ gatheringId, key, what, memberId, start }) {
      const row = { gathering_id: gatheringId, at_key: key, what, member_id: memberId ?? '' }
      const written = await db
        .insertInto('reminders')
        .values({ ...row, starts: start })
        .onConflict((it) =>
          it
            .columns(['gathering_id', 'at_key', 'what', 'member_id'])
            .doUpdateSet({ starts: start })
            .where('reminders.starts', '!=', start),
        )
        .returning('starts')
        .execute()
      return written.length > 0
    },
    async noteComers(id, from, at, and = []) {
      const said = db.selectFrom('rsvps').select('member_id').distinct().where('gathering_id', '=', id)
      const comers = await said
        .where((it) => it.or([it('at_key', '>=', from), ...and.map((key) => it('at_key', '=', key))]))
        .where('answer', 'in', ['yes', 'maybe'])
        .execute()
      const rows = comers.map(({ member_id }) => ({
        ...{ gathering_id: id, at_key: '', what: NOTED, member_id, starts: at },
      }))
      for (const piece of piecesOf(rows, 200))
        await db
          .insertInto('reminders')
          .values(piece)
          .onConflict((it) => it.columns(['gathering_id', 'at_key', 'what', 'member_id']).doUpdateSet({ starts: at }))
          .execute()
    },
    async pruneReminders(before) {
      await db.deleteFrom('reminders').where('starts', '<', before).execute()
    },
    async forgetFrom(id, from, but = []) {
      for (const table of ['occurrences', 'rsvps', 'showings'] as const) {
        const rows = db.deleteFrom(table).where('gathering_id', '=', id).where('at_key', '>=', from)
        await (but.length > 0 ? rows.where('at_key', 'not in', but) : rows).execute()
      }
    },
    async answer({ gatheringId, key, memberId, answer, at }) {
      await db
        .insertInto('rsvps')
        .values({ gathering_id: gatheringId, at_key: key, member_id: memberId, answer, at })
        .onConflict((it) => it.columns(['gathering_id', 'at_key', 'member_id']).doUpdateSet({ answer, at }))
        .execute()
    },
    async addShowing({ id, gatheringId, key, memberId, title, minutes, at }) {
      const row = { id, gathering_id: gatheringId, at_key: key, member_id: memberId, title, minutes, at }
      await db.insertInto('showings').values(row).execute()
    },
    async removeShowing(id) {
      await db.deleteFrom('showings').where('id', '=', id).execute()
    },
    async setCalendar({ hash, communityId, memberId, createdAt }) {
      const row = { hash, community_id: communityId, member_id: memberId, created_at: createdAt }
      await db
        .insertInto('calendars')
        .values(row)
        .onConflict((it) => it.columns(['community_id', 'member_id']).doUpdateSet(row))
        .execute()
    },
    async removeCalendar(community, member) {
      await db.deleteFrom('calendars').where('community_id', '=', community).where('member_id', '=', member).execute()
    },
  }
}
