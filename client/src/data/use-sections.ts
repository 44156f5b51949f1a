import { routes } from '@commonplace/api'
import { KIND_SECTIONS, type Kind } from '@commonplace/domain'
import { headingsOf } from './headings-of.ts'
import { useRoute } from './use-route.ts'

/**
 * The headings that a new page of a kind begins with: what a host wrote for it, or those of the kind. Asked for also so that they are on
 * this device when a page is begun without a network.
 */
export function useSections(slug: string, kind: Kind): readonly string[] {
  const template = useRoute(routes.readTemplates, { params: { slug } }).data?.items.find((one) => one.kind === kind)
  return template ? headingsOf(template.markdown) : KIND_SECTIONS[kind]
}
