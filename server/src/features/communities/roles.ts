import { Refusal } from '@commonplace/api'
import type { Actor, Community, MemberId, Membership } from '@commonplace/domain'
import type { Reads } from '../../ports/store.ts'
import { say } from '../../words/say.ts'

// A community always has a founder who can hand it on; nobody is locked out of it for good.

/** The membership of somebody in this community, or a refusal that names nobody. */
export async function membershipOf(reads: Reads, community: Community, id: string): Promise<Membership> {
  const found = await reads.members.membership(community.id, id as MemberId)
  if (!found) throw new Refusal('not-found', say('noMember'))
  return found
}

/** Refuses what would leave the community without a founder. */
export async function keepOneFounder(reads: Reads, community: Community, leaving: Membership): Promise<void> {
  if (leaving.role !== 'founder' || (await reads.members.foundersOf(community.id)) > 1) return
  throw new Refusal('conflict', say('lastFounder'))
}

/** Founders are made and unmade by founders only. */
export function onlyFounders(actor: Actor, community: Community): void {
  if (actor.roles[community.id] === 'founder') return
  throw new Refusal('not-allowed', say('foundersOnly'))
}
