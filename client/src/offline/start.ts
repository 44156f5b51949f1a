import type { Me } from '@commonplace/api'
import type { QueryClient } from '@tanstack/react-query'

/** Asks again for what could not be fetched, once the device says there is a network. */
export function startOffline({ queryClient }: { queryClient: QueryClient; me: Me }): void {
  addEventListener('online', () => void queryClient.invalidateQueries())
}
