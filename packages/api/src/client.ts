import type * as z from 'zod/mini'
import { isOurs } from './headers.ts'
import { type Problem, REFUSALS, Refusal, type RefusalCode } from './refusal.ts'
import type { Route } from './route.ts'

export interface Call<R extends Route> {
  params?: z.input<R['params']>
  query?: z.input<R['query']>
  input?: z.input<R['input']>
  /** The body of a route that takes bytes. */
  bytes?: Blob | Uint8Array<ArrayBuffer>
  /** Sent as `Idempotency-Key`: the same key twice is done once. */
  key?: string
  signal?: AbortSignal
}

export type Api = <R extends Route>(route: R, call?: Call<R>) => Promise<z.output<R['output']>>

/** The path and query of a call, under `/api/v1`. */
export function urlOf<R extends Route>(route: R, call: Pick<Call<R>, 'params' | 'query'> = {}): string {
  const params = (call.params ?? {}) as Record<string, unknown>
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries((call.query ?? {}) as Record<string, unknown>)) {
    if (value !== undefined && value !== null) query.set(name, String(value))
  }
  return `/api/v1${path}${query.size > 0 ? `?${query}` : ''}`
}

/** The network failed: no server answered, or what answered was not ours (a captive portal, a proxy's error page). */
export class Unreachable extends Error {
  override name = 'Unreachable'
}

interface Options {
  base?: string
  fetch?: typeof globalThis.fetch
  headers?: Record<string, string>
}

/**
 * A typed caller of the API. Refusals of the server come back as `Refusal`; no answer, or an answer that is not ours, as `Unreachable`,
 * so that callers can tell "the server says no" from "there is no server".
 */
export function createApi({ base = '', fetch = globalThis.fetch.bind(globalThis), headers = {} }: Options = {}): Api {
  return async (route, call = {}) => {
    let response: Response
    try {
      response = await fetch(base + urlOf(route, call), requestOf(route, call, headers))
    } catch (cause) {
      throw brokenBy(cause)
    }
    // Whoever stands between may answer in JSON too, or with nothing: taken for ours, what waits would count as done.
    if (isOurs(response)) {
      if (response.status === 204) return {}
      const type = response.headers.get('Content-Type') ?? ''
      if (response.ok && type.startsWith('application/json')) return wholeOf(response)
      if (type.startsWith('application/problem+json')) throw refusalOf((await wholeOf(response)) as Problem, response)
    }
    throw new Unreachable(`What answered ${response.status} is no answer of ours.`)
  }
}

/** What it means that no answer came, or not all of it. Whoever asked and gave up is told just that. */
const brokenBy = (cause: unknown): unknown =>
  cause instanceof DOMException && cause.name === 'AbortError'
    ? cause
    : new Unreachable('The server cannot be reached.', { cause })

async function wholeOf(response: Response) {
  try {
    return await response.json()
  } catch (cause) {
    throw brokenBy(cause)
  }
}

function requestOf<R extends Route>(route: R, call: Call<R>, headers: Record<string, string>): RequestInit {
  const sent: Record<string, string> = { Accept: 'application/json', ...headers }
  const init: RequestInit = { method: route.method, headers: sent, credentials: 'same-origin', redirect: 'manual' }
  if (call.signal) init.signal = call.signal
  if (call.key) sent['Idempotency-Key'] = call.key
  if (call.bytes !== undefined) {
    sent['Content-Type'] = 'application/octet-stream'
    init.body = call.bytes
  } else if (route.body === 'json') {
    sent['Content-Type'] = 'application/json'
    init.body = JSON.stringify(call.input ?? {})
  }
  return init
}

function refusalOf(problem: Problem, response: Response): Error {
  if (!(problem.code in REFUSALS)) return new Unreachable(problem.detail)
  const retry = Number(response.headers.get('Retry-After'))
  return new Refusal(problem.code as RefusalCode, problem.detail, {
    ...(problem.field ? { field: problem.field } : {}),
    ...(retry > 0 ? { retryAfter: retry } : {}),
  })
}
