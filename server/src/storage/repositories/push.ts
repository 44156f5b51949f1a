import type { PushReads, PushWrites } from '../../ports/push.ts'
import { as } from '../rows.ts'
import type { Context } from './context.ts'

/** More browsers than this nobody listens with: the oldest goes. */
const MOST = 20

function pushReads({ db, clock }: Context): PushReads {
  return {
    async of(member) {
      const rows = await db
        .selectFrom('push_targets')
        .innerJoin('sessions', 'sessions.hash', 'push_targets.session_hash')
        .selectAll('push_targets')
        .where('push_targets.member_id', '=', member)
        .where('sessions.member_id', '=', member)
        .where('sessions.expires_at', '>', clock.now())
        .where('sessions.wiped_at', 'is', null)
        .orderBy('push_targets.at', 'desc')
        .orderBy('endpoint')
        .limit(MOST)
        .execute()
      return rows.map(({ endpoint, p256dh, auth, member_id, session_hash, at }) => ({
        ...{ endpoint, p256dh, auth, at },
        memberId: as(member_id),
        sessionHash: session_hash,
      }))
    },
  }
}

export function pushRepository(context: Context): PushWrites {
  const { db } = context
  return {
    ...pushReads(context),
    async put({ endpoint, p256dh, auth, memberId, sessionHash, at }) {
      const row = { p256dh, auth, member_id: memberId, session_hash: sessionHash, at }
      await db
        .insertInto('push_targets')
        .values({ endpoint, ...row })
        .onConflict((it) => it.column('endpoint').doUpdateSet(row))
        .execute()
      const rows = db.selectFrom('push_targets').select('endpoint').where('member_id', '=', memberId)
      const all = await rows.orderBy('at', 'desc').orderBy('endpoint').execute()
      const old = all.slice(MOST).map((one) => one.endpoint)
      if (old.length > 0) await db.deleteFrom('push_targets').where('endpoint', 'in', old).execute()
    },
    async remove(endpoint) {
      await db.deleteFrom('push_targets').where('endpoint', '=', endpoint).execute()
    },
  }
}
