import { type Call, Refusal, type Route, type RouteName, routes, Unreachable } from '@commonplace/api'
import { QueryClient } from '@tanstack/react-query'
import type { Query } from '../calls.ts'
import { api } from './api.ts'
import { localSource } from './local-source.ts'

/** An answer with where it came from: `keptAt` is when this device kept it, null when the server gave it just now. */
export interface Kept<T> {
  readonly data: T
  readonly keptAt: number | null
  /** The server is slow and may answer yet: what is here is shown meanwhile. */
  readonly awaited?: true
}

/** Long enough that moving to and fro asks nothing again; live events make answers stale sooner. */
const FRESH = 30_000

/**
 * Milliseconds the server has for an answer that this device could give, where nothing is shown yet: on a line that is there and carries nothing,
 * nothing ever fails.
 */
const PATIENCE = 3_000
/** The same after it has just been waited for in vain. */
const LITTLE_PATIENCE = 400
/** How much longer it has once this device has answered. */
const LATE = 12_000
/** And where something is shown already, or this device keeps nothing. */
const LONGEST = 60_000

/** Nobody answered the last question in time. */
let isSlow = false

export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: { networkMode: 'offlineFirst', staleTime: FRESH, gcTime: 600_000, retry: false, retryOnMount: false },
      mutations: { networkMode: 'offlineFirst', retry: false },
    },
  })

/** The key of a call; what is not set makes no difference. */
export function keyOf(name: string, call: Pick<Query, 'params' | 'query'> = {}): readonly unknown[] {
  return [name, call.params ?? {}, call.query ?? {}]
}

interface Asker {
  /** What shows the answer, also one that comes late. */
  readonly client?: QueryClient
  /** Whoever asked does not want it any more. */
  readonly signal?: AbortSignal
}

/** Asks the server, and this device where the server cannot be reached, or is slow while nothing is shown yet. */
export async function fetchKept(query: Query, asker: Asker = {}): Promise<Kept<unknown>> {
  const { name, ...call } = query
  const asking = ask(query, asker.signal)
  try {
    const isShown = asker.client?.getQueryData(keyOf(name, call)) !== undefined
    if (isShown) return await asking.answer
    const early = await within(isSlow ? LITTLE_PATIENCE : PATIENCE, asking.answer)
    if (early) return early
    const kept = await localSource().read(name, call)
    // What came while this device was looked through is there now.
    const sooner = kept && (await Promise.race([asking.answer, null]))
    if (kept === null || sooner) return await asking.answer
    isSlow = true
    asking.giveUpAfter(LATE)
    showLate(asking.answer, kept, keyOf(name, call), asker.client)
    return { ...kept, awaited: true }
  } catch (error) {
    const absent = error instanceof Refusal && error.code === 'not-found'
    if (!absent && !(error instanceof Unreachable)) throw error
    const kept = absent ? ((await localSource().made?.(name, call)) ?? null) : await localSource().read(name, call)
    if (kept === null) throw error
    return kept
  }
}

/** Asks the server; whoever takes too long is given up, so that nothing stands in the line for ever. */
function ask({ name, ...call }: Query, signal?: AbortSignal) {
  const line = new AbortController()
  signal?.addEventListener('abort', () => line.abort(signal.reason))
  const giveUp = () => line.abort(new DOMException('', 'TimeoutError'))
  let timer = setTimeout(giveUp, LONGEST)
  const route: Route = routes[name]
  const asked = api(route, { ...(call as Call<Route>), signal: line.signal })
  const heard = () => {
    isSlow = false
  }
  asked.then(heard, (error) => error instanceof Refusal && heard()).finally(() => clearTimeout(timer))
  return {
    answer: asked.then((data): Kept<unknown> => ({ data, keptAt: null })),
    giveUpAfter(ms: number): void {
      clearTimeout(timer)
      timer = setTimeout(giveUp, ms)
    },
  }
}

/** What comes late takes the place of what this device gave meanwhile, and of nothing else. Where nobody answers, that is said. */
function showLate(
  answer: Promise<Kept<unknown>>,
  kept: Kept<unknown>,
  queryKey: readonly unknown[],
  client?: QueryClient,
) {
  const show = (late: Kept<unknown>) => {
    if (client?.getQueryData<Kept<unknown>>(queryKey)?.awaited) client.setQueryData(queryKey, late)
  }
  answer.then(show, (error) => {
    // Asked once more it says the same again, to those who follow what is refused.
    if (error instanceof Refusal) void client?.invalidateQueries({ queryKey, exact: true })
    else if (error instanceof Unreachable) show(kept)
  })
}

const within = <T>(ms: number, work: Promise<T>): Promise<T | null> =>
  Promise.race([work, new Promise<null>((resolve) => setTimeout(resolve, ms, null))])

/** Begins to fetch what a screen will need, so that it is there when the screen is. Never throws: the screen shows what went wrong. */
export async function prefetch(client: QueryClient, queries: readonly Query[]): Promise<void> {
  await Promise.all(
    queries.map((query) =>
      client.prefetchQuery({ queryKey: keyOf(query.name, query), queryFn: (asker) => fetchKept(query, asker) }),
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
