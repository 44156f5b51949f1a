import { Refusal } from '@commonplace/api'
import type { Community, Instant, MemberId } from '@commonplace/domain'
import type { Visits } from '../../ports/members.ts'
import type { Store } from '../../ports/store.ts'

const MINUTE = 60 * 1000
/** Who comes back after this long begins another visit. */
const AWAY = 30 * MINUTE
const WEEK = 7 * 24 * 60 * MINUTE

/** A week before the minute that has begun: of whoever reads in the same minute, so that it is one Home for all strangers. */
export const aWeekAgo = (now: Instant): Instant => now - (now % MINUTE) - WEEK

/** When the member was last here before this visit, or a week ago; remembers that they are here now. */
export async function sinceLastVisit(
  store: Store,
  community: Community,
  member: MemberId,
  now: Instant,
): Promise<Instant> {
  const before = await store.read.members.visits(community.id, member)
  const visits = visitsNow(before, now)
  if (before === null || visits.since !== before.since || now - before.seen > MINUTE) {
    await remember(store, community, member, visits)
  }
  return visits.since
}

function visitsNow(before: Visits | null, now: Instant): Visits {
  if (before === null) return { since: now - WEEK, seen: now }
  return { since: now - before.seen > AWAY ? before.seen : before.since, seen: now }
}

async function remember(store: Store, community: Community, member: MemberId, visits: Visits): Promise<void> {
  try {
    await store.change((writes) => writes.members.setVisits(community.id, member, visits))
  } catch (error) {
    // A place that can only be read at the moment can still be read.
    if (!(error instanceof Refusal && error.code === 'read-only')) throw error
  }
}
