import { routes } from '@commonplace/api'
import { pageScaffold, toMarkdown } from '@commonplace/document'
import { KINDS, sectionsOf } from '@commonplace/domain'
import { useCase } from '../../ports/use-case.ts'
import { openCommunity } from '../shared/doors.ts'

/** What new pages begin with. */
export const readTemplates = useCase(routes.readTemplates, async ({ store, settings }, { actor, params }) => {
  const community = await openCommunity(store.read, actor, 'read', params.slug)
  const { templates, locale } = await settings.read(community.slug)
  const items = KINDS.map((kind) => {
    const own = templates[kind]
    return { kind, markdown: own ?? toMarkdown(pageScaffold(kind, sectionsOf(kind, locale))), own: own !== undefined }
  })
  return { items }
})
