import { routes } from '@commonplace/api'
import { useCase } from '../../ports/use-case.ts'
import { openPage } from '../shared/doors.ts'
import { threadsOfPage } from '../shared/thread-shape.ts'

/** The threads in the margin of a page. */
export const listThreads = useCase(routes.listThreads, async (services, asking) => {
  const { community, page } = await openPage(services.store.read, asking.actor, 'read', asking.params.id)
  const items = await threadsOfPage(services, asking.actor, community, page, asking.query.show ?? 'open')
  return { items, next: null }
})
