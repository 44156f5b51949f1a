import type { KeyReads, KeyWrites } from '../../ports/keys.ts'
import type { Context } from './context.ts'
import { forgetFact, keepFact, readFact } from './facts.ts'
import { doneOf, inviteOf, sessionOf, ticketOf, tokenOf } from './key-rows.ts'

const MONTH = 30 * 24 * 60 * 60 * 1000
const SETUP = 'setup-hash'

function keyReads({ db }: Context): KeyReads {
  return {
    async session(hash) {
      const row = await db.selectFrom('sessions').selectAll().where('hash', '=', hash).executeTakeFirst()
      return row ? sessionOf(row) : null
    },
    async sessionsOf(member) {
      const rows = db.selectFrom('sessions').selectAll().where('member_id', '=', member)
      return (await rows.orderBy('seen_at', 'desc').orderBy('hash').execute()).map(sessionOf)
    },
    async token(hash) {
      const row = await db.selectFrom('api_tokens').selectAll().where('hash', '=', hash).executeTakeFirst()
      return row ? tokenOf(row) : null
    },
    async tokensOf(member) {
      const rows = db.selectFrom('api_tokens').selectAll().where('member_id', '=', member)
      return (await rows.orderBy('created_at').orderBy('id').execute()).map(tokenOf)
    },
    async invite(hash) {
      const row = await db.selectFrom('invites').selectAll().where('hash', '=', hash).executeTakeFirst()
      return row ? inviteOf(row) : null
    },
    async invitesOf(community) {
      const rows = db.selectFrom('invites').selectAll().where('community_id', '=', community)
      return (await rows.orderBy('created_at').orderBy('id').execute()).map(inviteOf)
    },
    setupHash: () => readFact(db, SETUP),
    async done(member, key) {
      const rows = db.selectFrom('done').selectAll().where('member_id', '=', member)
      const row = await rows.where('key', '=', key).where('holder', 'is', null).executeTakeFirst()
      return row ? doneOf(row) : null
    },
  }
}

export function keyRepository(context: Context): KeyWrites {
  const { db } = context
  return {
    ...keyReads(context),
    async addSession({ hash, memberId, createdAt, seenAt, expiresAt, device, wipedAt }) {
      const times = { created_at: createdAt, seen_at: seenAt, expires_at: expiresAt, wiped_at: wipedAt }
      await db
        .insertInto('sessions')
        .values({ hash, member_id: memberId, device, ...times })
        .execute()
    },
    async seeSession(hash, at, expiresAt) {
      await db.updateTable('sessions').set({ seen_at: at, expires_at: expiresAt }).where('hash', '=', hash).execute()
    },
    async endSession(hash) {
      await db.deleteFrom('sessions').where('hash', '=', hash).execute()
    },
    async wipeSession(hash, at) {
      await db.updateTable('sessions').set({ wiped_at: at }).where('hash', '=', hash).execute()
    },
    async endSessionsOf(member, except) {
      const rows = db.deleteFrom('sessions').where('member_id', '=', member).where('wiped_at', 'is', null)
      await (except === undefined ? rows : rows.where('hash', '!=', except)).execute()
    },
    async addToken({ id, hash, memberId, label, scopes, createdAt, lastUsedAt }) {
      await db
        .insertInto('api_tokens')
        .values({
          id,
          hash,
          member_id: memberId,
          label,
          scopes: JSON.stringify(scopes),
          created_at: createdAt,
          last_used_at: lastUsedAt,
        })
        .execute()
    },
    async seeToken(id, at) {
      await db.updateTable('api_tokens').set({ last_used_at: at }).where('id', '=', id).execute()
    },
    async revokeToken(member, id) {
      const rows = db.deleteFrom('api_tokens').where('id', '=', id).where('member_id', '=', member)
      return (await rows.executeTakeFirst()).numDeletedRows > 0
    },
    async addInvite({ id, hash, communityId, role, createdBy, createdAt, expiresAt, usesLeft, email, place }) {
      await db
        .insertInto('invites')
        .values({
          id,
          hash,
          community_id: communityId,
          role,
          created_by: createdBy,
          created_at: createdAt,
          expires_at: expiresAt,
          uses_left: usesLeft,
          email,
          place,
        })
        .execute()
    },
    async useInvite(id) {
      const row = await db
        .updateTable('invites')
        .set((it) => ({ uses_left: it('uses_left', '-', 1) }))
        .where('id', '=', id)
        .where('uses_left', '>', 0)
        .executeTakeFirst()
      return row.numUpdatedRows > 0
    },
    async revokeInvite(community, id) {
      const rows = db.deleteFrom('invites').where('id', '=', id).where('community_id', '=', community)
      return (await rows.executeTakeFirst()).numDeletedRows > 0
    },
    async addTicket({ hash, memberId, scopes, expiresAt, madeWith }) {
      const row = {
        ...{ hash, member_id: memberId, scopes: JSON.stringify(scopes) },
        ...{ expires_at: expiresAt, made_with: madeWith },
      }
      await db.insertInto('tickets').values(row).execute()
    },
    async takeTicket(hash) {
      const row = await db.deleteFrom('tickets').where('hash', '=', hash).returningAll().executeTakeFirst()
      return row ? ticketOf(row) : null
    },
    async setSetupHash(hash) {
      await (hash === null ? forgetFact(db, SETUP) : keepFact(db, SETUP, hash))
    },
    async claim({ memberId, key, what, holder, until }, now) {
      const held = { holder, held_until: until, at: now }
      const taken = await db
        .insertInto('done')
        .values({ member_id: memberId, key, what, status: 0, body: '', ...held })
        .onConflict((it) =>
          it
            .columns(['member_id', 'key'])
            .doUpdateSet(held)
            .where('done.held_until', '<=', now)
            .where('done.what', '=', what),
        )
        .executeTakeFirst()
      if ((taken?.numInsertedOrUpdatedRows ?? 0n) > 0n) return { kind: 'yours' }
      const rows = db.selectFrom('done').selectAll().where('member_id', '=', memberId)
      const row = await rows.where('key', '=', key).executeTakeFirstOrThrow()
      return row.holder === null ? { kind: 'done', ...doneOf(row) } : { kind: 'under-way', what: row.what }
    },
    async hold({ memberId, key, holder, until }) {
      const rows = db.updateTable('done').set({ held_until: until }).where('member_id', '=', memberId)
      await rows.where('key', '=', key).where('holder', '=', holder).execute()
    },
    async addDone({ memberId, key, status, body, at }, holder) {
      const kept = { status, body, at, holder: null, held_until: null }
      const rows = db.updateTable('done').set(kept).where('member_id', '=', memberId)
      return (await rows.where('key', '=', key).where('holder', '=', holder).executeTakeFirst()).numUpdatedRows > 0n
    },
    async release({ memberId, key, holder }) {
      const rows = db.deleteFrom('done').where('member_id', '=', memberId)
      await rows.where('key', '=', key).where('holder', '=', holder).execute()
    },
    async prune(now) {
      await db.deleteFrom('sessions').where('expires_at', '<', now).execute()
      await db.deleteFrom('tickets').where('expires_at', '<', now).execute()
      await db
        .deleteFrom('invites')
        .where((it) => it.or([it('expires_at', '<', now), it('uses_left', '<=', 0)]))
        .execute()
      await db
        .deleteFrom('done')
        .where('at', '<', now - MONTH)
        .execute()
    },
  }
}
