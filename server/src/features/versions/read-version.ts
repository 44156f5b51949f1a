import { routes } from '@commonplace/api'
import { toMarkdown } from '@commonplace/document'
import { useCase } from '../../ports/use-case.ts'
import { openPage } from '../shared/doors.ts'
import { peopleOf } from '../shared/people.ts'
import { renderJson } from '../shared/render-body.ts'
import { openVersion } from './open-version.ts'
import { versionRow } from './version-row.ts'

/** A version with the body it had. What was withdrawn since is withdrawn from history too. */
export const readVersion = useCase(routes.readVersion, async (services, { actor, params, query }) => {
  const { read } = services.store
  const { community, page } = await openPage(read, actor, 'read', params.id)
  const version = await openVersion(read, page, params.n)
  const { html, json } = await renderJson(services, actor, community, version.json)
  const { fields } = version
  return {
    ...versionRow(version, await peopleOf(read, version.by)),
    fields: { ...fields, tags: [...fields.tags], stewards: [...fields.stewards], extra: { ...fields.extra } },
    html,
    ...(query.format === 'markdown' ? { markdown: toMarkdown(json) } : {}),
    ...(query.format === 'json' ? { json } : {}),
  }
})
