import { createHmac } from 'node:crypto'
import { type DomainEvent, hueOf } from '@commonplace/domain'
import { type Clock, mintId, type Random } from '@commonplace/kit'
import type { Delivery, Webhook } from '../ports/hooks.ts'
import type { Post, Posted } from '../ports/outside.ts'
import type { Store, Writes } from '../ports/store.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
/** How long after a failure it is tried again; after the last it is given up, and can be sent again by hand. */
const WAITS = [10 * SECOND, MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 6 * HOUR, 12 * HOUR, 24 * HOUR]
/** So long a process that took a delivery is believed to be at it. */
const LEASE = MINUTE
const PIECE = 200

export interface HookTools {
  readonly store: Store
  readonly clock: Clock
  readonly random: Random
  readonly post: Post
}

/**
 * Writes down what has to be told to whom, for every event since the last that was looked at. The place moves in the same change, so that
 * of several processes one does it, and none of it is lost or done twice when a process ends in the midst.
 */
export async function queueDeliveries({ store, clock, random }: Omit<HookTools, 'post'>): Promise<boolean> {
  return store.change(async (writes) => {
    const from = await writes.hooks.place()
    const events = await writes.events.after(from ?? (await writes.events.last()), PIECE)
    const last = events.at(-1)
    if (from === null) await writes.hooks.setPlace(await writes.events.last())
    if (!last) return false
    for (const event of events) await queue(writes, { clock, random }, event)
    await writes.hooks.setPlace(last.seq)
    return events.length === PIECE
  })
}

/** What is counted and shown without names is told without them. */
const UNNAMED: ReadonlySet<DomainEvent['type']> = new Set([
  'vote-given',
  'vote-withdrawn',
  'answer-confirmed',
  'section-credited',
  'content-reported',
])
/** Between hosts, or between two people: not for programs. */
const NOT_TOLD: ReadonlySet<DomainEvent['type']> = new Set([
  'gap-invited',
  'member-recovered',
  'webhook-made',
  'webhook-removed',
  'delivery-replayed',
])

async function queue(writes: Writes, { clock, random }: { clock: Clock; random: Random }, event: DomainEvent) {
  if (NOT_TOLD.has(event.type)) return
  const hooks = (await writes.hooks.of(event.communityId)).filter(
    ({ types, createdAt }) => createdAt <= event.at && (types.length === 0 || types.includes(event.type)),
  )
  if (hooks.length === 0) return
  const community = await writes.communities.byId(event.communityId)
  const by = event.by !== null && !UNNAMED.has(event.type) ? await writes.members.byId(event.by) : null
  const body = JSON.stringify({
    id: event.id,
    type: event.type,
    at: new Date(event.at).toISOString(),
    community: community?.slug ?? '',
    by: by && { id: by.id, name: by.name, hue: hueOf(by.id) },
    subject: event.subject,
    data: event.data,
  })
  const now = clock.now()
  const fresh = { tries: 0, nextAt: now, status: null, said: '', doneAt: null }
  for (const { id } of hooks)
    await writes.hooks.addDelivery({
      ...{ id: mintId(clock, random), webhookId: id, type: event.type, body, at: now },
      ...fresh,
    })
}

/** Tells one program what is due to it, in its order, until nothing is or `signal` says to stop. What was begun then is as if it were not. */
export async function deliverTo(tools: HookTools, id: string, signal: AbortSignal): Promise<void> {
  const { store, clock } = tools
  for (;;) {
    const deliveries = await store.read.hooks.due(id, clock.now(), PIECE)
    if (deliveries.length === 0) return
    for (const delivery of deliveries) {
      const due = delivery.nextAt
      const webhook = await store.read.hooks.byId(id)
      if (due === null || !webhook || signal.aborted) return
      const until = clock.now() + LEASE
      if (!(await store.change((writes) => writes.hooks.takeDelivery(delivery.id, due, until)))) continue
      const posted = await tools.post(webhook.url, delivery.body, headersOf(webhook, delivery, clock.now()), signal)
      await store.change((writes) =>
        signal.aborted && posted.said !== ''
          ? writes.hooks.changeDelivery(delivery.id, delivery)
          : settle(writes, webhook, delivery, posted, clock.now()),
      )
    }
  }
}

/** The signature is over the moment and the body, so that an old delivery cannot be sent again by somebody who saw it. */
function headersOf({ secret }: Webhook, { id, type, body }: Delivery, now: number): Record<string, string> {
  const at = String(Math.floor(now / 1000))
  const signed = createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')
  return {
    'Content-Type': 'application/json; charset=utf-8',
    'User-Agent': 'Commonplace',
    'Commonplace-Delivery': id,
    'Commonplace-Event': type,
    'Commonplace-Signature': `t=${at},v1=${signed}`,
  }
}

async function settle(writes: Writes, webhook: Webhook, delivery: Delivery, { status, said }: Posted, now: number) {
  const tries = delivery.tries + 1
  const well = said === ''
  const wait = well ? undefined : WAITS[tries - 1]
  const nextAt = wait === undefined ? null : now + wait
  await writes.hooks.changeDelivery(delivery.id, { tries, nextAt, status, said, doneAt: well ? now : null })
  const present = await writes.hooks.byId(webhook.id)
  if (present) await writes.hooks.used(webhook.id, now, well ? null : (present.failingSince ?? now))
}
