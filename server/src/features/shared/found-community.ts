import type { Community, Instant, MemberId } from '@commonplace/domain'
import type { Writes } from '../../ports/store.ts'

/** Puts a community into the store with its founder, and tells of it. Who may found one was asked before. */
export async function foundCommunity(
  writes: Writes,
  community: Community,
  founder: MemberId,
  now: Instant,
): Promise<void> {
  await writes.communities.add(community)
  await writes.members.setRole(community.id, founder, 'founder', now)
  const event = { communityId: community.id, type: 'community-founded', by: founder, subject: null, data: {} } as const
  await writes.events.tell(event, now)
}
