import type { Ban, ModerationReads, ModerationWrites, Report, Withheld } from '../../ports/moderation.ts'
import { as } from '../rows.ts'
import type { BansTable, ReportsTable, WithheldTable } from '../schema.ts'
import type { Context } from './context.ts'

const reportOf = (row: ReportsTable): Report => ({
  id: row.id,
  communityId: as(row.community_id),
  subject: { kind: as(row.subject_kind), id: row.subject_id },
  by: as(row.member_id),
  reason: row.reason,
  at: row.at,
  settled:
    row.settled_at !== null && row.settled_by !== null
      ? { by: as(row.settled_by), at: row.settled_at, outcome: row.outcome ?? '' }
      : null,
})
const withheldOf = (row: WithheldTable): Withheld => ({
  communityId: as(row.community_id),
  subject: { kind: as(row.subject_kind), id: row.subject_id },
  state: as(row.state),
  reason: row.reason,
  by: as(row.member_id),
  at: row.at,
})
const banOf = (row: BansTable): Ban => ({
  communityId: as(row.community_id),
  memberId: as(row.member_id),
  reason: row.reason,
  by: as(row.banned_by),
  at: row.at,
})

function moderationReads({ db }: Context): ModerationReads {
  return {
    async report(id) {
      const row = await db.selectFrom('reports').selectAll().where('id', '=', id).executeTakeFirst()
      return row ? reportOf(row) : null
    },
    async openReports(community) {
      const rows = db.selectFrom('reports').selectAll().where('community_id', '=', community)
      return (await rows.where('settled_at', 'is', null).orderBy('at').orderBy('id').execute()).map(reportOf)
    },
    async withheld(kind, id) {
      const rows = db.selectFrom('withheld').selectAll().where('subject_kind', '=', kind)
      const row = await rows.where('subject_id', '=', id).executeTakeFirst()
      return row ? withheldOf(row) : null
    },
    async allWithheld(community) {
      const rows = db.selectFrom('withheld').selectAll().where('community_id', '=', community)
      return (await rows.orderBy('at').orderBy('subject_id').execute()).map(withheldOf)
    },
    async ban(community, member) {
      const rows = db.selectFrom('bans').selectAll().where('community_id', '=', community)
      const row = await rows.where('member_id', '=', member).executeTakeFirst()
      return row ? banOf(row) : null
    },
    async bans(community) {
      const rows = db.selectFrom('bans').selectAll().where('community_id', '=', community)
      return (await rows.orderBy('at').orderBy('member_id').execute()).map(banOf)
    },
    async doneSince(community, member, since) {
      const ids = async (table: 'pages' | 'questions' | 'answers', by: string, at: string) => {
        const rows = db.selectFrom(table).select('id').where('community_id', '=', community)
        const own = rows.where(by as never, '=', member as never).where(at as never, '>=', since as never)
        return (await own.where('deleted_at', 'is', null).execute()).map(({ id }) => id)
      }
      const comments = await db
        .selectFrom('comments')
        .select('id')
        .where('community_id', '=', community)
        .where('member_id', '=', member)
        .where('at', '>=', since)
        .where('deleted_at', 'is', null)
        .execute()
      const showings = await db
        .selectFrom('showings')
        .innerJoin('gatherings', 'gatherings.id', 'showings.gathering_id')
        .select('showings.id')
        .where('gatherings.community_id', '=', community)
        .where('showings.member_id', '=', member)
        .where('showings.at', '>=', since)
        .execute()
      const thanks = await db
        .selectFrom('thanks')
        .select('id')
        .where('community_id', '=', community)
        .where('from_id', '=', member)
        .where('at', '>=', since)
        .orderBy('at')
        .execute()
      const meanings = await db
        .selectFrom('meaning_changes')
        .innerJoin('pages', 'pages.id', 'meaning_changes.page_id')
        .select(['pages.id as page', 'version'])
        .where('pages.community_id', '=', community)
        .where('meaning_changes.by', '=', member)
        .where('meaning_changes.at', '>=', since)
        .execute()
      const entered = db
        .selectFrom('challenge_entries')
        .innerJoin('challenges', 'challenges.id', 'challenge_entries.challenge_id')
        .select('challenge_entries.id')
        .where('challenges.community_id', '=', community)
        .where('challenge_entries.earned_at', 'is', null)
      const entries = await entered.where('member_id', '=', member).where('at', '>=', since).execute()
      const vouched = await db
        .selectFrom('entry_confirmations')
        .select('entry_id as id')
        .where('member_id', '=', member)
        .where('at', '>=', since)
        .where('entry_id', 'in', entered)
        .execute()
      const edited = await db
        .selectFrom('versions')
        .innerJoin('pages', 'pages.document_id', 'versions.document_id')
        .select(['pages.id as page', 'pages.document_id as document'])
        .distinct()
        .where('pages.community_id', '=', community)
        .where('pages.deleted_at', 'is', null)
        .where('versions.at', '>=', since)
        .where('versions.members', 'like', `%"${member}"%`)
        .execute()
      return {
        pages: await ids('pages', 'created_by', 'created_at'),
        questions: await ids('questions', 'asked_by', 'asked_at'),
        answers: await ids('answers', 'answered_by', 'answered_at'),
        comments: comments.map(({ id }) => id),
        showings: showings.map(({ id }) => id),
        thanks: thanks.map(({ id }) => id),
        meanings,
        entries: entries.map(({ id }) => id),
        vouched: vouched.map(({ id }) => id),
        edited,
      }
    },
  }
}

export function moderationRepository(context: Context): ModerationWrites {
  const { db } = context
  return {
    ...moderationReads(context),
    async addReport({ id, communityId, subject, by, reason, at }) {
      const same = db
        .deleteFrom('reports')
        .where('subject_kind', '=', subject.kind)
        .where('subject_id', '=', subject.id)
        .where('member_id', '=', by)
      await same.where('settled_at', 'is', null).execute()
      const row = { id, community_id: communityId, subject_kind: subject.kind, subject_id: subject.id, member_id: by }
      await db
        .insertInto('reports')
        .values({ ...row, reason, at, settled_at: null, settled_by: null, outcome: null })
        .execute()
    },
    async settleReport(id, { by, at, outcome }) {
      await db.updateTable('reports').set({ settled_at: at, settled_by: by, outcome }).where('id', '=', id).execute()
    },
    async withhold({ communityId, subject, state, reason, by, at }) {
      const row = { community_id: communityId, state, reason, member_id: by, at }
      await db
        .insertInto('withheld')
        .values({ subject_kind: subject.kind, subject_id: subject.id, ...row })
        .onConflict((it) => it.columns(['subject_kind', 'subject_id']).doUpdateSet(row))
        .execute()
    },
    async letGo(kind, id) {
      await db.deleteFrom('withheld').where('subject_kind', '=', kind).where('subject_id', '=', id).execute()
    },
    async addBan({ communityId, memberId, reason, by, at }) {
      const row = { reason, banned_by: by, at }
      await db
        .insertInto('bans')
        .values({ community_id: communityId, member_id: memberId, ...row })
        .onConflict((it) => it.columns(['community_id', 'member_id']).doUpdateSet(row))
        .execute()
    },
    async removeBan(community, member) {
      const rows = db.deleteFrom('bans').where('community_id', '=', community).where('member_id', '=', member)
      return (await rows.executeTakeFirst()).numDeletedRows > 0
    },
  }
}
