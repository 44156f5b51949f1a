import { routes } from '@commonplace/api'
import { can } from '@commonplace/domain'
import { useCase } from '../../ports/use-case.ts'
import { communityRow } from '../shared/community-row.ts'
import { communityTarget } from '../shared/doors.ts'

export const listCommunities = useCase(routes.listCommunities, async (services, { actor }) => {
  const all = await services.store.read.communities.list()
  const visible = all.filter((community) => can(actor, 'see', communityTarget(community)))
  return { items: await Promise.all(visible.map((community) => communityRow(services, actor, community))), next: null }
})
