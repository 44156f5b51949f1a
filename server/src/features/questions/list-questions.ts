import { Refusal, routes } from '@commonplace/api'
import { can, LATE_AFTER, type PageId } from '@commonplace/domain'
import { useCase } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'
import { communityTarget, judge, openCommunity } from '../shared/doors.ts'
import { questionRows } from '../shared/rows.ts'

/** Questions of a community; strangers of a gated one get titles and leads. */
export const listQuestions = useCase(routes.listQuestions, async ({ store }, { actor, params, query, now }) => {
  const community = await openCommunity(store.read, actor, 'see', params.slug)
  const show = query.show ?? 'all'
  if ((show === 'mine' || show === 'followed') && actor.memberId === null)
    throw new Refusal('not-signed-in', say('signInForYours'))
  if (show === 'held') judge(actor, 'moderate', communityTarget(community), 'community')
  // What strangers of a gated community are not shown they do not learn by asking for it either.
  if (query.tag !== undefined || query.page !== undefined) judge(actor, 'read', communityTarget(community), 'community')
  const piece = await store.read.questions.list(community.id, {
    limit: query.limit ?? 50,
    cursor: query.cursor,
    show,
    by: actor.memberId ?? undefined,
    before: now - LATE_AFTER,
    tag: query.tag,
    page: query.page as PageId | undefined,
    sort: query.sort ?? 'new',
  })
  const shown = can(actor, 'read', communityTarget(community)) ? 'all' : 'lead'
  return { items: await questionRows(store.read, community, piece.items, shown), next: piece.next }
})
