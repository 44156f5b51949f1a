import { Refusal, routes } from '@commonplace/api'
import type { Community } from '@commonplace/domain'
import { mintId } from '@commonplace/kit'
import type { Delivery, Webhook } from '../../ports/hooks.ts'
import { newSecret } from '../../ports/secrets.ts'
import type { Reads } from '../../ports/store.ts'
import { useCase } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'
import { openCommunity, writerOf } from '../shared/doors.ts'

const MOST = 20
const LOG = 100

const rowOf = ({ id, url, types, createdAt, lastUsedAt, failingSince }: Webhook) => ({
  ...{ id, url, createdAt, lastUsedAt, failingSince },
  types: [...types],
})
const deliveryRow = ({ id, type, at, tries, nextAt, status, said, doneAt }: Delivery) => ({
  ...{ id, type, at, tries, nextAt, status, said, doneAt },
})

export const listWebhooks = useCase(routes.listWebhooks, async ({ store }, { actor, params }) => {
  const community = await openCommunity(store.read, actor, 'administer', params.slug)
  return { items: (await store.read.hooks.of(community.id)).map(rowOf), next: null }
})

/** Where it leads is looked at again with every delivery: what a name means today it may not mean tomorrow. */
export const createWebhook = useCase(routes.createWebhook, async ({ store, clock, random }, asking) => {
  const by = writerOf(asking)
  const { actor, params, input, now } = asking
  const url = webAddress(input.url)
  const webhook = await store.change(async (writes) => {
    const community = await openCommunity(writes, actor, 'administer', params.slug)
    if ((await writes.hooks.of(community.id)).length >= MOST) throw new Refusal('conflict', say('tooManyHooks', MOST))
    const made: Webhook = {
      id: mintId(clock, random),
      communityId: community.id,
      url,
      secret: newSecret(),
      types: input.types ?? [],
      createdBy: by,
      createdAt: now,
      lastUsedAt: null,
      failingSince: null,
    }
    // The first one begins from now; what happened while there was none is nobody's news.
    if (!(await writes.hooks.any())) await writes.hooks.setPlace(await writes.events.last())
    await writes.hooks.add(made)
    const data = { host: new URL(url).host }
    await writes.events.tell({ communityId: community.id, type: 'webhook-made', by, subject: null, data }, now)
    return made
  })
  return { ...rowOf(webhook), secret: webhook.secret }
})

function webAddress(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url?.protocol === 'https:' || url?.protocol === 'http:') {
    if (url.username || url.password)
      throw new Refusal('bad-input', say('hookSecrets'), {
        field: 'url',
      })
    return url.href
  }
  throw new Refusal('bad-input', say('hookAddress'), { field: 'url' })
}

export const removeWebhook = useCase(routes.removeWebhook, async ({ store }, asking) => {
  const by = writerOf(asking)
  await store.change(async (writes) => {
    const community = await openCommunity(writes, asking.actor, 'administer', asking.params.slug)
    const { url } = await ofCommunity(writes, community, asking.params.id)
    await writes.hooks.remove(community.id, asking.params.id)
    const data = { host: new URL(url).host }
    const event = { communityId: community.id, type: 'webhook-removed', by, subject: null, data } as const
    await writes.events.tell(event, asking.now)
  })
  return {}
})

async function ofCommunity(reads: Reads, community: Community, id: string): Promise<Webhook> {
  const webhook = await reads.hooks.byId(id)
  if (webhook?.communityId === community.id) return webhook
  throw new Refusal('not-found', say('noHook'))
}

export const listDeliveries = useCase(routes.listDeliveries, async ({ store: { read } }, { actor, params }) => {
  const community = await openCommunity(read, actor, 'administer', params.slug)
  const webhook = await ofCommunity(read, community, params.id)
  return { items: (await read.hooks.deliveriesOf(webhook.id, LOG)).map(deliveryRow), next: null }
})

/** The same words once more, under a number of their own. */
export const replayDelivery = useCase(routes.replayDelivery, async ({ store, clock, random }, asking) => {
  const by = writerOf(asking)
  const { actor, params, now } = asking
  const again = await store.change(async (writes) => {
    const community = await openCommunity(writes, actor, 'administer', params.slug)
    const delivery = await writes.hooks.delivery(params.id)
    if (!delivery) throw new Refusal('not-found', say('noDelivery'))
    await ofCommunity(writes, community, delivery.webhookId)
    const { webhookId, type, body } = delivery
    const fresh = { tries: 0, nextAt: now, status: null, said: '', doneAt: null }
    const made: Delivery = { id: mintId(clock, random), webhookId, type, body, at: now, ...fresh }
    await writes.hooks.addDelivery(made)
    const data = { delivery: delivery.id, type }
    const event = { communityId: community.id, type: 'delivery-replayed', by, subject: null, data } as const
    await writes.events.tell(event, now)
    return made
  })
  return deliveryRow(again)
})
