import type { Me } from '@commonplace/api'
import {
  type Actor,
  type Community,
  type CommunityId,
  hueOf,
  type Member,
  type MemberId,
  type Role,
} from '@commonplace/domain'
import type { Services } from '../../ports/use-case.ts'
import { communityRow } from './community-row.ts'

/** Who somebody is and where they belong, read anew: what was just changed is in it. */
export async function meOf(services: Pick<Services, 'store' | 'settings'>, id: MemberId | null): Promise<Me> {
  const { read } = services.store
  const member = id === null ? null : await read.members.byId(id)
  if (!member) return { member: null, memberships: [] }
  const found = await read.members.membershipsOf(member.id)
  const roles: Record<CommunityId, Role> = {}
  for (const { communityId, role } of found) roles[communityId] = role
  const actor: Actor = { memberId: member.id, roles, scopes: ['read', 'write', 'admin'] }
  const memberships: Me['memberships'] = []
  for (const { communityId, role, joinedAt } of found) {
    const community: Community | null = await read.communities.byId(communityId)
    if (community) memberships.push({ community: await communityRow(services, actor, community), role, joinedAt })
  }
  return { member: shown(member), memberships }
}

const shown = ({ id, name, email, language }: Member) => ({
  id,
  name,
  email,
  hue: hueOf(id),
  ...(language ? { language } : {}),
})
