import { routes } from '@commonplace/api'
import { useCase } from '../../ports/use-case.ts'
import { openCommunity } from '../shared/doors.ts'
import { hitShape } from './hit-shape.ts'

/** Questions and sections of pages like a text: shown while somebody types a question, so that asking finds first. */
export const findSimilar = useCase(routes.findSimilar, async ({ store }, { actor, params, query }) => {
  const community = await openCommunity(store.read, actor, 'read', params.slug)
  const text = query.text.trim()
  const hits = text === '' ? [] : await store.read.search.similar(community.id, text, 8)
  return { items: hits.map((hit) => hitShape(community, hit)) }
})
