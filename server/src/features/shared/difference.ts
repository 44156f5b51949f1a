import { type DocNode, diffToHtml, doc } from '@commonplace/document'
import type { Actor, Community } from '@commonplace/domain'
import type { Services } from '../../ports/use-case.ts'
import { renderJson } from './render-body.ts'

/** What changed between two texts as this asker may read them; null stands for no text. */
export async function differenceOf(
  services: Services,
  actor: Actor,
  community: Community,
  before: DocNode | null,
  after: DocNode | null,
): Promise<string> {
  const a = await renderJson(services, actor, community, JSON.stringify(before ?? doc()))
  const b = await renderJson(services, actor, community, JSON.stringify(after ?? doc()))
  return diffToHtml(await services.comparing.compare(a.json, b.json), b.options)
}
