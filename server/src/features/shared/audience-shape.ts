import type { AudienceShape } from '@commonplace/api'
import { type Actor, type Community, can, type MemberId, type Page, type Role } from '@commonplace/domain'
import type { Reads } from '../../ports/store.ts'
import { pageUrl } from './addresses.ts'
import { communityTarget } from './doors.ts'
import { peopleOf } from './people.ts'

/** Who sees a page, all that is said on the way down to it taken together; null where nothing narrows it. */
export async function audienceShape(reads: Reads, community: Community, page: Page): Promise<AudienceShape | null> {
  const audiences = await reads.pages.audiencesOf(page.id)
  if (audiences.length === 0) return null
  const named = [...new Set(audiences.flatMap(({ people }) => people))]
  const inside: MemberId[] = []
  for (const id of named) {
    const membership = await reads.members.membership(community.id, id)
    if (membership && passesByName(id, membership.role, community, audiences)) inside.push(id)
  }
  const people = await peopleOf(reads, inside)
  const from = page.audience ? null : await nearestGate(reads, page)
  return {
    floor: audiences.some(({ floor }) => floor === 'host') ? 'host' : 'member',
    people: inside.map(people),
    from: from && { id: from.id, title: from.fields.title, url: pageUrl(community, from) },
  }
}

/** Whether somebody is in only because they are named: hosts are in anyway, and members where the floor is theirs. */
function passesByName(
  id: MemberId,
  role: Role,
  community: Community,
  audiences: Parameters<typeof can>[2]['audiences'],
) {
  const actor: Actor = { memberId: id, roles: { [community.id]: role }, scopes: ['read'] }
  const target = { ...communityTarget(community), ...(audiences && { audiences }) }
  const unnamed = { ...target, audiences: (audiences ?? []).map(({ floor }) => ({ floor, people: [] })) }
  return can(actor, 'see', target) && !can(actor, 'see', unnamed)
}

async function nearestGate(reads: Reads, page: Page): Promise<Page | null> {
  const above = await reads.pages.ancestorsOf(page.id)
  return above.findLast((one) => one.audience !== null) ?? null
}
