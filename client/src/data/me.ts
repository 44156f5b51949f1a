import { type Me, routes } from '@commonplace/api'
import { useRoute } from './use-route.ts'

export const NOBODY: Me = { member: null, memberships: [] }

/** Who is reading; nobody while it is not known. */
export function useMe(): Me {
  return useRoute(routes.readMe).data ?? NOBODY
}
