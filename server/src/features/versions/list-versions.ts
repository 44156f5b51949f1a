import { routes } from '@commonplace/api'
import { useCase } from '../../ports/use-case.ts'
import { openPage } from '../shared/doors.ts'
import { versionRows } from './version-row.ts'

/** The history of a page, newest first. */
export const listVersions = useCase(routes.listVersions, async ({ store }, { actor, params, query }) => {
  const { page } = await openPage(store.read, actor, 'read', params.id)
  const paging = { limit: query.limit ?? 50, cursor: query.cursor }
  const piece = await store.read.versions.listOf(page.documentId, paging)
  return { items: await versionRows(store.read, piece.items), next: piece.next }
})
