import { Refusal } from '@commonplace/api'
import type { Community, Instant, MemberId, Role } from '@commonplace/domain'
import type { Writes } from '../../ports/store.ts'
import { say } from '../../words/say.ts'

const ORDER: readonly Role[] = ['guest', 'member', 'host', 'founder']
const FIRST_WEEKS = 30 * 24 * 60 * 60 * 1000

/**
 * Makes somebody part of a community, by whatever way they came. Who was banned stays outside; who is more already stays what they are. A new
 * member gets somebody who looks after them. Tells whether anything changed.
 */
export async function addToCommunity(
  writes: Writes,
  community: Community,
  memberId: MemberId,
  role: Role,
  now: Instant,
): Promise<boolean> {
  if (await writes.moderation.ban(community.id, memberId)) throw new Refusal('not-allowed', say('takenOut'))
  const before = await writes.members.membership(community.id, memberId)
  if (before && ORDER.indexOf(before.role) >= ORDER.indexOf(role)) return false
  await writes.members.setRole(community.id, memberId, role, before?.joinedAt ?? now)
  const asked = await writes.ways.joinRequestOf(community.id, memberId)
  if (asked) await writes.ways.removeJoinRequest(asked.id)
  if (role === 'member') await giveBuddy(writes, community, memberId, now)
  const type = before ? 'role-changed' : 'member-joined'
  const subject = { kind: 'member', id: memberId } as const
  await writes.events.tell({ communityId: community.id, type, by: memberId, subject, data: { role } }, now)
  return true
}

/** The host who looks after the fewest newcomers. */
async function giveBuddy(writes: Writes, community: Community, memberId: MemberId, now: Instant): Promise<void> {
  const hosts = await writes.members.hostsOf(community.id)
  const newcomers = await writes.members.newcomers(community.id, now - FIRST_WEEKS, 1000)
  const load = (host: MemberId) => newcomers.filter(({ buddyId }) => buddyId === host).length
  const [least] = hosts
    .map(({ memberId: host }) => ({ host, load: load(host) }))
    .filter(({ host }) => host !== memberId)
    .sort((a, b) => a.load - b.load)
  if (least) await writes.members.setBuddy(community.id, memberId, least.host)
}
