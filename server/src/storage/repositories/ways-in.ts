import type { Identity, JoinRequest, Once, Passkey, WayReads, WayWrites } from '../../ports/ways-in.ts'
import { as, asOrNull, read } from '../rows.ts'
import type { IdentitiesTable, JoinRequestsTable, OnceTable, PasskeysTable } from '../schema.ts'
import type { Context } from './context.ts'

const passkeyOf = (row: PasskeysTable): Passkey => ({
  id: row.id,
  memberId: as(row.member_id),
  publicKey: row.public_key,
  counter: row.counter,
  transports: read(row.transports),
  label: row.label,
  createdAt: row.created_at,
  lastUsedAt: row.last_used_at,
})
const onceOf = (row: OnceTable): Once => ({
  hash: row.hash,
  purpose: as(row.purpose),
  memberId: asOrNull(row.member_id),
  data: read(row.data),
  expiresAt: row.expires_at,
})
const identityOf = (row: IdentitiesTable): Identity => ({
  issuer: row.issuer,
  subject: row.subject,
  memberId: as(row.member_id),
  at: row.at,
})
const requestOf = (row: JoinRequestsTable): JoinRequest => ({
  id: row.id,
  communityId: as(row.community_id),
  memberId: as(row.member_id),
  note: row.note,
  at: row.at,
})

function wayReads({ db }: Context): WayReads {
  return {
    async passkey(id) {
      const row = await db.selectFrom('passkeys').selectAll().where('id', '=', id).executeTakeFirst()
      return row ? passkeyOf(row) : null
    },
    async passkeysOf(member) {
      const rows = db.selectFrom('passkeys').selectAll().where('member_id', '=', member)
      return (await rows.orderBy('created_at').orderBy('id').execute()).map(passkeyOf)
    },
    async look(hash, purpose) {
      const rows = db.selectFrom('once').selectAll().where('hash', '=', hash)
      const row = await rows.where('purpose', '=', purpose).executeTakeFirst()
      return row ? onceOf(row) : null
    },
    async identity(issuer, subject) {
      const rows = db.selectFrom('identities').selectAll().where('issuer', '=', issuer)
      const row = await rows.where('subject', '=', subject).executeTakeFirst()
      return row ? identityOf(row) : null
    },
    async identitiesOf(member) {
      const rows = db.selectFrom('identities').selectAll().where('member_id', '=', member)
      return (await rows.orderBy('issuer').orderBy('subject').execute()).map(identityOf)
    },
    async joinRequest(id) {
      const row = await db.selectFrom('join_requests').selectAll().where('id', '=', id).executeTakeFirst()
      return row ? requestOf(row) : null
    },
    async joinRequestOf(community, member) {
      const rows = db.selectFrom('join_requests').selectAll().where('community_id', '=', community)
      const row = await rows.where('member_id', '=', member).executeTakeFirst()
      return row ? requestOf(row) : null
    },
    async joinRequests(community) {
      const rows = db.selectFrom('join_requests').selectAll().where('community_id', '=', community)
      return (await rows.orderBy('at').orderBy('id').execute()).map(requestOf)
    },
  }
}

export function wayRepository(context: Context): WayWrites {
  const { db } = context
  return {
    ...wayReads(context),
    async addPasskey({ id, memberId, publicKey, counter, transports, label, createdAt, lastUsedAt }) {
      const row = { id, member_id: memberId, public_key: publicKey, counter, transports: JSON.stringify(transports) }
      await db
        .insertInto('passkeys')
        .values({ ...row, label, created_at: createdAt, last_used_at: lastUsedAt })
        .execute()
    },
    async usePasskey(id, counter, at) {
      await db.updateTable('passkeys').set({ counter, last_used_at: at }).where('id', '=', id).execute()
    },
    async removePasskey(member, id) {
      const rows = db.deleteFrom('passkeys').where('id', '=', id).where('member_id', '=', member)
      return (await rows.executeTakeFirst()).numDeletedRows > 0
    },
    async put({ hash, purpose, memberId, data, expiresAt }) {
      const row = { hash, purpose, member_id: memberId, data: JSON.stringify(data), expires_at: expiresAt }
      await db.insertInto('once').values(row).execute()
    },
    async take(hash, purpose) {
      const rows = db.deleteFrom('once').where('hash', '=', hash).where('purpose', '=', purpose)
      const row = await rows.returningAll().executeTakeFirst()
      return row ? onceOf(row) : null
    },
    async addIdentity({ issuer, subject, memberId, at }) {
      await db
        .insertInto('identities')
        .values({ issuer, subject, member_id: memberId, at })
        .onConflict((it) => it.columns(['issuer', 'subject']).doNothing())
        .execute()
    },
    async removeIdentity(issuer, subject) {
      await db.deleteFrom('identities').where('issuer', '=', issuer).where('subject', '=', subject).execute()
    },
    async addJoinRequest({ id, communityId, memberId, note, at }) {
      await db
        .insertInto('join_requests')
        .values({ id, community_id: communityId, member_id: memberId, note, at })
        .onConflict((it) => it.columns(['community_id', 'member_id']).doUpdateSet({ note }))
        .execute()
    },
    async removeJoinRequest(id) {
      await db.deleteFrom('join_requests').where('id', '=', id).execute()
    },
    async forget(member) {
      for (const table of ['passkeys', 'identities', 'join_requests', 'once', 'api_tokens', 'tickets'] as const)
        await db.deleteFrom(table).where('member_id', '=', member).execute()
    },
    async pruneOnce(now) {
      await db.deleteFrom('once').where('expires_at', '<', now).execute()
    },
  }
}
