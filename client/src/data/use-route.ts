import { type Call, type OutputOf, Refusal, type Route, type RouteName } from '@commonplace/api'
import { useQuery } from '@tanstack/react-query'
import type { Query } from '../calls.ts'
import { fetchKept, type Kept, keyOf } from './query-client.ts'

export interface Answer<T> {
  readonly data: T | undefined
  /** Why the server says no, in its own words. */
  readonly refusal: Refusal | null
  /** Neither the server nor this device could answer. */
  readonly unreachable: boolean
  readonly pending: boolean
  /** When this device kept what is shown, or null where it comes from the server. */
  readonly keptAt: number | null
  readonly again: () => void
}

/** What the API says to a call, from the cache, the server or this device. Given `null` it asks nothing. */
export function useRoute<R extends Route>(
  route: R,
  call: Pick<Call<R>, 'params' | 'query'> | null = {},
): Answer<OutputOf<R>> {
  const asked: Query = { ...(call as Omit<Query, 'name'> | null), name: route.name as RouteName }
  const result = useQuery({
    queryKey: keyOf(route.name, asked),
    queryFn: (asker) => fetchKept(asked, asker) as Promise<Kept<OutputOf<R>>>,
    enabled: call !== null,
  })
  const { error } = result
  return {
    data: result.data?.data,
    refusal: error instanceof Refusal ? error : null,
    unreachable: error !== null && !(error instanceof Refusal),
    pending: result.isPending && call !== null && error === null,
    keptAt: result.data?.keptAt ?? null,
    again: () => void result.refetch(),
  }
}
