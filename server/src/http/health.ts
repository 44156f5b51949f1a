import { can } from '@commonplace/domain'
import { Router } from 'express'
import type { Metrics } from '../observe/metrics.ts'
import type { Store } from '../ports/store.ts'
import { whoAsks } from './api.ts'
import type { Door } from './who.ts'

export interface HealthTools {
  readonly store: Store
  readonly metrics: Metrics
  readonly door: Door
  /** Why the bus cannot be reached; null where it can, or where there is none. */
  readonly busTrouble: () => Promise<string | null>
  readonly draining: () => boolean
}

const LOOPBACK = /^(::1|127\.|::ffff:127\.)/

/** What those who run the place look at: /healthz, /readyz, /metrics. */
export function healthRouter({ store, metrics, door, busTrouble, draining }: HealthTools): Router {
  const router = Router()
  router.get('/healthz', (_, response) => {
    response.json({ alive: true })
  })
  router.get('/readyz', async (_, response) => {
    const reasons: string[] = []
    if (draining()) reasons.push('The server is shutting down.')
    const { writable, reason } = await store.check()
    if (!writable) reasons.push(reason ?? 'The store cannot be written.')
    const bus = await busTrouble()
    if (bus !== null) reasons.push(bus)
    response.status(reasons.length === 0 ? 200 : 503).json({ ready: reasons.length === 0, reasons })
  })
  // Numbers tell about people too: they are for this machine, or for a token of somebody who administers a community.
  router.get('/metrics', async (request, response, next) => {
    const direct = LOOPBACK.test(request.socket.remoteAddress ?? '') && request.headers['x-forwarded-for'] === undefined
    if (!direct) {
      const { actor } = await whoAsks(door, request, response)
      const communities = await store.read.communities.list()
      const administers = communities.some(({ id, visibility }) =>
        can(actor, 'administer', { communityId: id, visibility }),
      )
      if (!administers) return next()
    }
    response.setHeader('Content-Type', metrics.registry.contentType)
    response.end(await metrics.registry.metrics())
  })
  return router
}
