import { routes } from '@commonplace/api'
import { useCase } from '../../ports/use-case.ts'
import { openPage } from '../shared/doors.ts'
import { pageShape } from '../shared/page-shape.ts'

/** A page to read. Strangers of a gated community get its title and lead, with `may.read` false. */
export const readPage = useCase(routes.readPage, async (services, asking) => {
  const { community, page } = await openPage(services.store.read, asking.actor, 'see', asking.params.id)
  return pageShape(services, asking, community, page, asking.query.format)
})
