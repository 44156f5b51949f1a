import { routes } from '@commonplace/api'
import { useCase } from '../../ports/use-case.ts'
import { openCommunity } from '../shared/doors.ts'
import { startOf } from '../shared/start.ts'

export const readStart = useCase(routes.readStart, async (services, { actor, params, now }) =>
  startOf(services, actor, await openCommunity(services.store.read, actor, 'administer', params.slug), now),
)
