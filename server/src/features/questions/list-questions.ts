import { Refusal, routes } from '@commonplace/api'
import { can, type PageId } from '@commonplace/domain'
import { useCase } from '../../ports/use-case.ts'
import { communityTarget, openCommunity } from '../shared/doors.ts'
import { questionRows } from '../shared/rows.ts'

/** Questions of a community; strangers of a gated one get titles and leads. */
export const listQuestions = useCase(routes.listQuestions, async ({ store }, { actor, params, query }) => {
  const community = await openCommunity(store.read, actor, 'see', params.slug)
  const show = query.show ?? 'all'
  if (show === 'mine' && actor.memberId === null)
    throw new Refusal('not-signed-in', 'Sign in to see the questions you asked.')
  const piece = await store.read.questions.list(community.id, {
    limit: query.limit ?? 50,
    cursor: query.cursor,
    show,
    by: show === 'mine' ? (actor.memberId ?? undefined) : undefined,
    tag: query.tag,
    page: query.page as PageId | undefined,
    sort: query.sort ?? 'new',
  })
  const shown = can(actor, 'read', communityTarget(community)) ? 'all' : 'lead'
  return { items: await questionRows(store.read, community, piece.items, shown), next: piece.next }
})
