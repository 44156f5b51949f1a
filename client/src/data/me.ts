import { type Me, routes } from '@commonplace/api'
import type { Role } from '@commonplace/domain'
import { useRoute } from './use-route.ts'

export const NOBODY: Me = { member: null, memberships: [] }

/** Who is reading; nobody while it is not known. */
export function useMe(): Me {
  return useRoute(routes.readMe).data ?? NOBODY
}

/** What the reader is in a community; null for strangers. */
export function useRole(slug: string): Role | null {
  return useMe().memberships.find(({ community }) => community.slug === slug)?.role ?? null
}
