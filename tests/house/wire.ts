import { createHash } from 'node:crypto'
import { type Route, routes, WIRE_VERSION } from '@commonplace/api'
import * as z from 'zod/mini'

/** What clients of the API rely on: a short hash for each route, and the version they were hashed at. */
export interface Wire {
  readonly version: number
  readonly routes: Readonly<Record<string, string>>
}

function shapeOf(shape: z.ZodMiniType, io: 'input' | 'output'): unknown {
  return z.toJSONSchema(shape, { io, unrepresentable: 'any' })
}

function fingerprintOf(route: Route): string {
  const { method, path, policy, body, answers, status } = route
  const shapes = [route.params, route.query, route.input].map((shape) => shapeOf(shape, 'input'))
  const seen = JSON.stringify([method, path, policy, body, answers, status, shapes, shapeOf(route.output, 'output')])
  return createHash('sha256').update(seen).digest('hex').slice(0, 16)
}

export function wireOf(): Wire {
  const named = Object.entries(routes as Record<string, Route>).sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    version: WIRE_VERSION,
    routes: Object.fromEntries(named.map(([name, route]) => [name, fingerprintOf(route)])),
  }
}

/** The routes that differ between two wires, by name. */
export function differenceOf(kept: Wire, now: Wire): string[] {
  const names = new Set([...Object.keys(kept.routes), ...Object.keys(now.routes)])
  return [...names].filter((name) => kept.routes[name] !== now.routes[name]).sort()
}
