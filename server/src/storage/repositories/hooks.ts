import type { Delivery, HookReads, HookWrites, Webhook } from '../../ports/hooks.ts'
import { as, read } from '../rows.ts'
import type { DeliveriesTable, WebhooksTable } from '../schema.ts'
import type { Context } from './context.ts'
import { keepFact, readFact } from './facts.ts'

const PLACE = 'hooks-seq'

const webhookOf = (row: WebhooksTable): Webhook => ({
  id: row.id,
  communityId: as(row.community_id),
  url: row.url,
  secret: row.secret,
  types: read(row.types),
  createdBy: as(row.created_by),
  createdAt: row.created_at,
  lastUsedAt: row.last_used_at,
  failingSince: row.failing_since,
})
const deliveryOf = (row: DeliveriesTable): Delivery => ({
  id: row.id,
  webhookId: row.webhook_id,
  type: row.type,
  body: row.body,
  at: row.at,
  tries: row.tries,
  nextAt: row.next_at,
  status: row.status,
  said: row.said,
  doneAt: row.done_at,
})

function hookReads({ db }: Context): HookReads {
  return {
    async byId(id) {
      const row = await db.selectFrom('webhooks').selectAll().where('id', '=', id).executeTakeFirst()
      return row ? webhookOf(row) : null
    },
    async any() {
      return (await db.selectFrom('webhooks').select('id').limit(1).executeTakeFirst()) !== undefined
    },
    async place() {
      const place = await readFact(db, PLACE)
      return place === null ? null : Number(place)
    },
    async of(community) {
      const rows = db.selectFrom('webhooks').selectAll().where('community_id', '=', community)
      return (await rows.orderBy('created_at').orderBy('id').execute()).map(webhookOf)
    },
    async delivery(id) {
      const row = await db.selectFrom('deliveries').selectAll().where('id', '=', id).executeTakeFirst()
      return row ? deliveryOf(row) : null
    },
    async deliveriesOf(webhook, limit) {
      const rows = db.selectFrom('deliveries').selectAll().where('webhook_id', '=', webhook)
      return (await rows.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute()).map(deliveryOf)
    },
    async nextDue(except) {
      let rows = db.selectFrom('deliveries').select((it) => it.fn.min('next_at').as('at'))
      if (except.length > 0) rows = rows.where('webhook_id', 'not in', except)
      return (await rows.executeTakeFirst())?.at ?? null
    },
    async dueTo(now) {
      const rows = db.selectFrom('deliveries').select('webhook_id').distinct().where('next_at', '<=', now)
      return (await rows.execute()).map((row) => row.webhook_id)
    },
    async due(webhook, now, limit) {
      const rows = db.selectFrom('deliveries').selectAll().where('webhook_id', '=', webhook)
      const due = rows.where('next_at', '<=', now).orderBy('next_at').orderBy('id').limit(limit)
      return (await due.execute()).map(deliveryOf)
    },
  }
}

export function hookRepository(context: Context): HookWrites {
  const { db } = context
  return {
    ...hookReads(context),
    async add({ id, communityId, url, secret, types, createdBy, createdAt, lastUsedAt, failingSince }) {
      const times = { created_at: createdAt, last_used_at: lastUsedAt, failing_since: failingSince }
      const row = { id, community_id: communityId, url, secret, types: JSON.stringify(types), created_by: createdBy }
      await db
        .insertInto('webhooks')
        .values({ ...row, ...times })
        .execute()
    },
    async setPlace(seq) {
      await keepFact(db, PLACE, String(seq))
    },
    async remove(community, id) {
      const found = await db
        .selectFrom('webhooks')
        .select('id')
        .where('id', '=', id)
        .where('community_id', '=', community)
        .executeTakeFirst()
      if (!found) return false
      await db.deleteFrom('deliveries').where('webhook_id', '=', id).execute()
      await db.deleteFrom('webhooks').where('id', '=', id).execute()
      return true
    },
    async addDelivery({ id, webhookId, type, body, at, tries, nextAt, status, said, doneAt }) {
      const row = { id, webhook_id: webhookId, type, body, at, tries, next_at: nextAt, status, said, done_at: doneAt }
      await db.insertInto('deliveries').values(row).execute()
    },
    async takeDelivery(id, due, until) {
      const rows = db.updateTable('deliveries').set({ next_at: until }).where('id', '=', id)
      return (await rows.where('next_at', '=', due).executeTakeFirst()).numUpdatedRows > 0n
    },
    async changeDelivery(id, { tries, nextAt, status, said, doneAt }) {
      const change = { tries, next_at: nextAt, status, said, done_at: doneAt }
      await db.updateTable('deliveries').set(change).where('id', '=', id).execute()
    },
    async used(webhook, at, failingSince) {
      const change = { last_used_at: at, failing_since: failingSince }
      await db.updateTable('webhooks').set(change).where('id', '=', webhook).execute()
    },
    async pruneDeliveries(before) {
      await db.deleteFrom('deliveries').where('at', '<', before).where('next_at', 'is', null).execute()
    },
  }
}
