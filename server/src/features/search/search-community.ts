import { Refusal, routes } from '@commonplace/api'
import { type Actor, type Community, can, type MemberId } from '@commonplace/domain'
import { type Ask, isUnfiltered, readAsk } from '@commonplace/domain/search'
import type { Reads } from '../../ports/store.ts'
import { useCase } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'
import { communityTarget, openCommunity } from '../shared/doors.ts'
import { personOf } from '../shared/people.ts'
import { hitShape } from './hit-shape.ts'

const CURSOR = /^o(\d{1,5})$/
/** People who are shown beside what was found, and who may be meant by one name. */
const PEOPLE = 5
const NAMESAKES = 50

/** What holds the words, best first. The cursor counts hits: a list of hits is read from its beginning, not kept. */
export const searchCommunity = useCase(routes.search, async ({ store }, { actor, params, query }) => {
  const community = await openCommunity(store.read, actor, 'read', params.slug)
  const { q, kind, tag, status, limit = 20 } = query
  const typed = readAsk(q)
  const ask: Ask = { ...typed, kind: kind ?? typed.kind, tag: tag ?? typed.tag, status: status ?? typed.status }
  if (ask.text === '' && isUnfiltered(typed)) return { items: [], people: [], next: null, total: 0 }
  const offset = offsetOf(query.cursor)
  const [writers, stewards] = [await meantBy(store.read, ask.by), await meantBy(store.read, ask.steward)]
  const wanted = { ...ask, writers, stewards, communityId: community.id, limit, offset }
  const found = await store.read.search.find(wanted)
  const reached = offset + found.hits.length
  const more = found.hits.length === limit && reached < found.total
  return {
    items: found.hits.map((hit) => hitShape(community, hit)),
    people: offset === 0 && isUnfiltered(ask) ? await peopleCalled(store.read, actor, community, ask.text) : [],
    next: more ? `o${reached}` : null,
    total: found.total,
  }
})

/** Everybody who may be meant by a name in `by:` or `steward:`. Only what they wrote here can be found by it, which names them anyway. */
const meantBy = async (reads: Reads, name: string | undefined): Promise<readonly MemberId[] | undefined> =>
  name === undefined ? undefined : await reads.members.named(name, NAMESAKES)

/** Members whose name begins so, for those who may see who is here. */
async function peopleCalled(reads: Reads, actor: Actor, community: Community, text: string) {
  if (text.length < 2 || !can(actor, 'see-members', communityTarget(community))) return []
  const { items } = await reads.members.listOf(community.id, { limit: PEOPLE, q: text })
  return items.map(personOf)
}

function offsetOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0
  const found = CURSOR.exec(cursor)?.[1]
  if (found === undefined) throw new Refusal('bad-input', say('otherList'), { field: 'cursor' })
  return Number(found)
}
