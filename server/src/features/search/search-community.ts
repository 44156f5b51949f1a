import { Refusal, routes } from '@commonplace/api'
import { useCase } from '../../ports/use-case.ts'
import { openCommunity } from '../shared/doors.ts'
import { hitShape } from './hit-shape.ts'

const CURSOR = /^o(\d{1,5})$/

/** What holds the words, best first. The cursor counts hits: a list of hits is read from its beginning, not kept. */
export const searchCommunity = useCase(routes.search, async ({ store }, { actor, params, query }) => {
  const community = await openCommunity(store.read, actor, 'read', params.slug)
  const text = query.q.trim()
  if (text === '') return { items: [], next: null, total: 0 }
  const offset = offsetOf(query.cursor)
  const limit = query.limit ?? 20
  const { kind, tag, status } = query
  const found = await store.read.search.find({ communityId: community.id, text, kind, tag, status, limit, offset })
  const reached = offset + found.hits.length
  const more = found.hits.length === limit && reached < found.total
  return {
    items: found.hits.map((hit) => hitShape(community, hit)),
    next: more ? `o${reached}` : null,
    total: found.total,
  }
})

function offsetOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0
  const found = CURSOR.exec(cursor)?.[1]
  if (found === undefined) throw new Refusal('bad-input', 'This cursor is not one of this list.', { field: 'cursor' })
  return Number(found)
}
