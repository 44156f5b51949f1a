import { type OutputOf, type QueryOf, routes } from '@commonplace/api'
import type { DocumentId } from '@commonplace/domain'
import type { Reads } from '../../ports/store.ts'
import { useCase } from '../../ports/use-case.ts'
import { openPage } from '../shared/doors.ts'
import { versionRows } from '../shared/version-row.ts'

type Route = typeof routes.listVersions

/** The history of a page, newest first. */
export const listVersions = useCase(routes.listVersions, async ({ store }, { actor, params, query }) => {
  const { page } = await openPage(store.read, actor, 'read', params.id)
  return versionsOf(store.read, page.documentId, query)
})

/** The history of any text. */
export async function versionsOf(reads: Reads, id: DocumentId, query: QueryOf<Route>): Promise<OutputOf<Route>> {
  const piece = await reads.versions.listOf(id, { limit: query.limit ?? 50, cursor: query.cursor })
  return { items: await versionRows(reads, piece.items), next: piece.next }
}
