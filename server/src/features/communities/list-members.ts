import { routes } from '@commonplace/api'
import { useCase } from '../../ports/use-case.ts'
import { openCommunity } from '../shared/doors.ts'
import { profilesOf } from '../shared/profile-shape.ts'
import { memberRow } from './member-row.ts'

export const listMembers = useCase(routes.listMembers, async ({ store }, { actor, params, query }) => {
  const community = await openCommunity(store.read, actor, 'see-members', params.slug)
  const { items, next } = await store.read.members.listOf(community.id, {
    limit: query.limit ?? 50,
    cursor: query.cursor,
    q: query.q,
  })
  const profile = await profilesOf(
    store.read,
    items.map(({ id }) => id),
  )
  return { items: items.map((member) => memberRow(actor, community, member, profile(member.id))), next }
})
