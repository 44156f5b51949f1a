import { routes } from '@commonplace/api'
import { useCase } from '../../ports/use-case.ts'
import { openCommunity } from '../shared/doors.ts'
import { communityShape } from './community-shape.ts'

export const readCommunity = useCase(routes.readCommunity, async (services, { actor, params }) =>
  communityShape(services, actor, await openCommunity(services.store.read, actor, 'see', params.slug)),
)
