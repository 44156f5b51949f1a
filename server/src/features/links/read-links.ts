import { routes } from '@commonplace/api'
import { useCase } from '../../ports/use-case.ts'
import { openPage } from '../shared/doors.ts'
import { linkEnds } from '../shared/link-ends.ts'

/** What a page points at and what points at it, each with the sentence around it. */
export const readLinks = useCase(routes.readLinks, async ({ store }, { actor, params }) => {
  const { community, page } = await openPage(store.read, actor, 'read', params.id)
  return linkEnds(store.read, community, { kind: 'page', id: page.id })
})
