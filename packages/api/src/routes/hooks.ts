import { EVENT_TYPES } from '@commonplace/domain'
import * as z from 'zod/mini'
import { route } from '../route.ts'
import { CommunitySlug, Id, Instant, listOf } from '../shapes.ts'

const host = { who: 'signed-in', scope: 'admin', act: 'administer' } as const
const slug = z.object({ slug: CommunitySlug })
const slugAndId = z.object({ slug: CommunitySlug, id: Id })

const WebhookRow = z.object({
  id: z.string(),
  url: z.string(),
  types: z.array(z.enum(EVENT_TYPES)),
  createdAt: Instant,
  lastUsedAt: z.nullable(Instant),
  failingSince: z.nullable(Instant),
})
export const listWebhooks = route('listWebhooks', {
  method: 'GET',
  path: '/communities/:slug/webhooks',
  about: 'Where the community tells other programs what happened.',
  policy: host,
  params: slug,
  output: listOf(WebhookRow),
})
export const createWebhook = route('createWebhook', {
  method: 'POST',
  path: '/communities/:slug/webhooks',
  about: 'Tells another program from now on; what its deliveries are signed with is shown this once.',
  policy: host,
  params: slug,
  input: z.object({
    url: z.string().check(z.trim(), z.maxLength(500)),
    types: z.optional(z.array(z.enum(EVENT_TYPES)).check(z.maxLength(EVENT_TYPES.length))),
  }),
  output: z.object({ ...WebhookRow.shape, secret: z.string() }),
  status: 201,
})
export const removeWebhook = route('removeWebhook', {
  method: 'DELETE',
  path: '/communities/:slug/webhooks/:id',
  about: 'Tells a program no more; what was not delivered is forgotten.',
  policy: host,
  params: slugAndId,
})
const DeliveryRow = z.object({
  id: z.string(),
  type: z.string(),
  at: Instant,
  tries: z.number(),
  /** When it is tried next; null once it is over. */
  nextAt: z.nullable(Instant),
  status: z.nullable(z.number()),
  said: z.string(),
  doneAt: z.nullable(Instant),
})
export const listDeliveries = route('listDeliveries', {
  method: 'GET',
  path: '/communities/:slug/webhooks/:id/deliveries',
  about: 'What was told to a program and how that went, the latest first.',
  policy: host,
  params: slugAndId,
  output: listOf(DeliveryRow),
})
export const replayDelivery = route('replayDelivery', {
  method: 'POST',
  path: '/communities/:slug/deliveries/:id',
  about: 'Tells a program once more what it was told.',
  policy: host,
  params: slugAndId,
  output: DeliveryRow,
})
