import { type Call, Refusal, type Route, type RouteName, routes, Unreachable } from '@commonplace/api'
import { QueryClient } from '@tanstack/react-query'
import type { Query } from '../calls.ts'
import { words } from '../words/en.ts'
import { api } from './api.ts'
import { localSource } from './local-source.ts'

/** An answer with where it came from: `keptAt` is when this device kept it, null when the server gave it just now. */
export interface Kept<T> {
  readonly data: T
  readonly keptAt: number | null
}

/** Long enough that moving to and fro asks nothing again; live events make answers stale sooner. */
const FRESH = 30_000

/** Milliseconds the server has for an answer that this device could give: on a line that is there and carries nothing, nothing ever fails. */
const PATIENCE = 3_000
/** The same after it has just been waited for in vain. */
const LITTLE_PATIENCE = 400
/** And for what this device does not keep. */
const LONGEST = 60_000

/** Nobody answered the last question in time. */
let isSlow = false
/** The cache of this window, for what comes late. */
let shown: QueryClient | null = null

export function createQueryClient(): QueryClient {
  shown = new QueryClient({
    defaultOptions: {
      queries: { networkMode: 'offlineFirst', staleTime: FRESH, gcTime: 600_000, retry: false, retryOnMount: false },
      mutations: { networkMode: 'offlineFirst', retry: false },
    },
  })
  return shown
}

/** The key of a call; what is not set makes no difference. */
export function keyOf(name: string, call: Pick<Query, 'params' | 'query'> = {}): readonly unknown[] {
  return [name, call.params ?? {}, call.query ?? {}]
}

/** Asks the server, and this device where the server cannot be reached. */
export async function fetchKept(query: Query, signal?: AbortSignal): Promise<Kept<unknown>> {
  const { name, ...call } = query
  const route: Route = routes[name]
  const asked = api(route, { ...(call as Call<Route>), ...(signal ? { signal } : {}) })
  const inTime = asked.then((data) => {
    isSlow = false
    return { data, keptAt: null }
  })
  try {
    const early = await within(isSlow ? LITTLE_PATIENCE : PATIENCE, inTime)
    if (early) return early
    const kept = await localSource().read(name, call)
    if (kept === null) {
      const late = await within(LONGEST, inTime)
      if (late) return late
      throw new Unreachable(words.trouble.unreachable)
    }
    isSlow = true
    inTime.then(
      (late) => shown?.setQueryData(keyOf(name, call), late),
      () => undefined,
    )
    return kept
  } catch (error) {
    const absent = error instanceof Refusal && error.code === 'not-found'
    if (!absent && !(error instanceof Unreachable)) throw error
    const kept = absent ? ((await localSource().made?.(name, call)) ?? null) : await localSource().read(name, call)
    if (kept === null) throw error
    return kept
  }
}

const within = <T>(ms: number, work: Promise<T>): Promise<T | null> =>
  Promise.race([work, new Promise<null>((resolve) => setTimeout(resolve, ms, null))])

/** Begins to fetch what a screen will need, so that it is there when the screen is. Never throws: the screen shows what went wrong. */
export async function prefetch(client: QueryClient, queries: readonly Query[]): Promise<void> {
  await Promise.all(
    queries.map((query) =>
      client.prefetchQuery({ queryKey: keyOf(query.name, query), queryFn: ({ signal }) => fetchKept(query, signal) }),
    ),
  )
}

/** Puts an answer of the server into the cache, or its refusal, as if it had just been fetched. */
export function place(client: QueryClient, query: Query, result: unknown, at: number): void {
  const queryKey = keyOf(query.name, query)
  if (!(result instanceof Refusal)) {
    client.setQueryData(queryKey, { data: result, keptAt: null } satisfies Kept<unknown>, { updatedAt: at })
    return
  }
  const cached = client.getQueryCache().build(client, client.defaultQueryOptions({ queryKey }))
  cached.setState({ ...cached.state, status: 'error', error: result, errorUpdatedAt: at, fetchStatus: 'idle' })
}

/** Refusals are not kept: the next visit asks again, perhaps as somebody who may. */
export function forgetRefusals(client: QueryClient): void {
  client.removeQueries({ type: 'inactive', predicate: (query) => query.state.status === 'error' })
}

export function refreshRoute(client: QueryClient, name: RouteName, params: Record<string, string> = {}): void {
  void client.invalidateQueries({
    predicate: ({ queryKey: [route, given] }) =>
      route === name &&
      Object.entries(params).every(([key, value]) => (given as Record<string, unknown>)[key] === value),
  })
}
