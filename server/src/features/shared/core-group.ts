import { Refusal } from '@commonplace/api'
import { CORE_GROUP, type CommunityId, type CorePlace, type Instant } from '@commonplace/domain'
import type { Invite } from '../../ports/keys.ts'
import type { Reads } from '../../ports/store.ts'
import { say } from '../../words/say.ts'

/** The invitations into the core group that can still be taken. */
export async function coreInvites(reads: Reads, community: CommunityId, now: Instant): Promise<readonly Invite[]> {
  const invites = await reads.keys.invitesOf(community)
  return invites.filter(({ place, expiresAt, usesLeft }) => place !== null && expiresAt > now && usesLeft > 0)
}

/** Refuses where all places of a kind are taken, or somebody is invited to them. */
export async function leaveRoomFor(
  reads: Reads,
  community: CommunityId,
  place: CorePlace,
  now: Instant,
): Promise<void> {
  const members = await reads.members.core(community)
  const invites = await coreInvites(reads, community, now)
  const taken = [...members, ...invites].filter((one) => one.place === place).length
  if (taken >= CORE_GROUP[place].most) throw new Refusal('conflict', say('placesTaken'), { field: 'place' })
}
