import { MAILS_AT_FIRST, type MailReads, type MailSettings, type MailWrites } from '../../ports/mails.ts'
import { as, asOrNull, flag } from '../rows.ts'
import type { Context } from './context.ts'
import { keepFirstFact, readFact } from './facts.ts'
import { noticeOf } from './notices.ts'

const SECRET = 'mails-secret'
const KEY = ['community_id', 'member_id'] as const
const columnsOf = ({ immediate, digest }: MailSettings) => ({ immediate: flag(immediate), digest: flag(digest) })

function mailReads({ db }: Context): MailReads {
  return {
    async settings(community, member) {
      const rows = db.selectFrom('mail_settings').select(['immediate', 'digest']).where('community_id', '=', community)
      const row = await rows.where('member_id', '=', member).executeTakeFirst()
      return row ? { immediate: row.immediate === 1, digest: row.digest === 1 } : MAILS_AT_FIRST
    },
    async nextDue() {
      const rows = db.selectFrom('notices').select((it) => it.fn.min('mail_at').as('at'))
      return (await rows.executeTakeFirst())?.at ?? null
    },
    async due(now, limit) {
      const rows = await db
        .selectFrom('notices')
        .select(['member_id', 'community_id'])
        .where('mail_at', '<=', now)
        .groupBy(['member_id', 'community_id'])
        .orderBy((it) => it.fn.min('mail_at'))
        .limit(limit)
        .execute()
      return rows.map((row) => ({ memberId: as(row.member_id), communityId: as(row.community_id) }))
    },
    async draft(community, at) {
      const rows = db
        .selectFrom('digests')
        .select(['intro', 'skipped', 'page_id'])
        .where('community_id', '=', community)
      const row = await rows.where('at', '=', at).executeTakeFirst()
      return row ? { intro: row.intro, skipped: row.skipped === 1, pageId: asOrNull(row.page_id) } : null
    },
    async toDigest(community, at, after, limit) {
      const rows = await db
        .selectFrom('memberships')
        .innerJoin('members', 'members.id', 'memberships.member_id')
        // Only to addresses that were shown to be their owners'.
        .innerJoin('identities', (join) =>
          join
            .onRef('identities.member_id', '=', 'members.id')
            .onRef('identities.subject', '=', 'members.email')
            .on('identities.issuer', '=', 'mail'),
        )
        .leftJoin('mail_settings', (join) =>
          join
            .onRef('mail_settings.member_id', '=', 'members.id')
            .onRef('mail_settings.community_id', '=', 'memberships.community_id'),
        )
        .select('memberships.member_id')
        .where('memberships.community_id', '=', community)
        .where('memberships.member_id', '>', after)
        .where((it) =>
          it.or([
            it('mail_settings.digest', 'is', null),
            it.and([it('mail_settings.digest', '=', 1), it('mail_settings.digest_at', '<', at)]),
          ]),
        )
        .orderBy('memberships.member_id')
        .limit(limit)
        .execute()
      return rows.map((row) => as(row.member_id))
    },
    secret: () => readFact(db, SECRET),
  }
}

export function mailRepository(context: Context): MailWrites {
  const { db } = context
  const reads = mailReads(context)
  return {
    ...reads,
    async setSettings(community, member, change) {
      const set = columnsOf({ ...(await reads.settings(community, member)), ...change })
      await db
        .insertInto('mail_settings')
        .values({ community_id: community, member_id: member, ...set, digest_at: 0 })
        .onConflict((it) => it.columns(KEY).doUpdateSet(set))
        .execute()
    },
    async take({ memberId, communityId }, now, until) {
      const rows = await db
        .selectFrom('notices')
        .selectAll()
        .where('community_id', '=', communityId)
        .where('member_id', '=', memberId)
        .where('mail_at', 'is not', null)
        .orderBy('seq')
        .execute()
      // One mail tells of all that waits, also of what would be due a little later.
      if (!rows.some((row) => row.mail_at !== null && row.mail_at <= now)) return []
      await db
        .updateTable('notices')
        .set({ mail_at: until })
        .where('community_id', '=', communityId)
        .where('member_id', '=', memberId)
        .where('mail_at', 'is not', null)
        .execute()
      return rows.map(noticeOf)
    },
    async settle({ memberId, communityId }, seqs, again) {
      if (seqs.length === 0) return
      await db
        .updateTable('notices')
        .set({ mail_at: again })
        .where('community_id', '=', communityId)
        .where('member_id', '=', memberId)
        .where('seq', 'in', [...seqs])
        // What was read meanwhile is due no more.
        .where('mail_at', 'is not', null)
        .execute()
    },
    async setDraft(community, at, { intro, skipped, pageId }, by) {
      const set = { intro, skipped: flag(skipped), member_id: by, page_id: pageId }
      await db
        .insertInto('digests')
        .values({ community_id: community, at, ...set })
        .onConflict((it) => it.columns(['community_id', 'at']).doUpdateSet(set))
        .execute()
    },
    async claimDigest(community, member, at) {
      const done = await db
        .insertInto('mail_settings')
        .values({ community_id: community, member_id: member, ...columnsOf(MAILS_AT_FIRST), digest_at: at })
        .onConflict((it) => it.columns(KEY).doUpdateSet({ digest_at: at }).where('mail_settings.digest_at', '<', at))
        .executeTakeFirst()
      return Number(done.numInsertedOrUpdatedRows ?? 0n) > 0
    },
    async giveBackDigest(community, member) {
      await db
        .updateTable('mail_settings')
        .set({ digest_at: 0 })
        .where('community_id', '=', community)
        .where('member_id', '=', member)
        .execute()
    },
    keepSecret: (secret) => keepFirstFact(db, SECRET, secret),
  }
}
