import { type OutputOf, routes } from '@commonplace/api'
import { toMarkdown } from '@commonplace/document'
import type { Actor, Community, DocumentId } from '@commonplace/domain'
import { type Services, useCase } from '../../ports/use-case.ts'
import { openPage } from '../shared/doors.ts'
import { peopleOf } from '../shared/people.ts'
import { renderJson } from '../shared/render-body.ts'
import { versionRow } from '../shared/version-row.ts'
import { openVersion } from './open-version.ts'

/** A version with the body it had. What was withdrawn since is withdrawn from history too. */
export const readVersion = useCase(routes.readVersion, async (services, { actor, params, query }) => {
  const { community, page } = await openPage(services.store.read, actor, 'read', params.id)
  return versionOf(services, actor, community, page.documentId, { ...params, ...query })
})

/** A version of any text. */
export async function versionOf(
  services: Services,
  actor: Actor,
  community: Community,
  documentId: DocumentId,
  { n, format }: { n: number; format?: string | undefined },
): Promise<OutputOf<typeof routes.readVersion>> {
  const { read } = services.store
  const version = await openVersion(read, documentId, n)
  const { html, json } = await renderJson(services, actor, community, version.json)
  const { fields } = version
  return {
    ...versionRow(version, await peopleOf(read, version.by)),
    fields: {
      ...fields,
      ...{ tags: [...fields.tags], stewards: [...fields.stewards], tried: [...fields.tried] },
      extra: { ...fields.extra },
    },
    html,
    ...(format === 'markdown' ? { markdown: toMarkdown(json) } : {}),
    ...(format === 'json' ? { json } : {}),
  }
}
