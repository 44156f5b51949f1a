import { routes } from '@commonplace/api'
import { can, type MemberId, TRASH_KEPT } from '@commonplace/domain'
import { useCase } from '../../ports/use-case.ts'
import { communityTarget, judge, openCommunity } from '../shared/doors.ts'
import { pageRows } from '../shared/rows.ts'

/** Pages of a community; strangers of a gated one get titles and leads. The trash is for those who may take pages out of it. */
export const listPages = useCase(routes.listPages, async ({ store }, { actor, now, params, query }) => {
  const community = await openCommunity(store.read, actor, 'see', params.slug)
  const deleted = query.deleted === 'true'
  if (deleted) judge(actor, 'undelete', communityTarget(community), 'community')
  // What strangers of a gated community are not shown they do not learn by asking for it either.
  if (query.tag !== undefined || query.steward !== undefined)
    judge(actor, 'read', communityTarget(community), 'community')
  const piece = await store.read.pages.list(community.id, {
    limit: query.limit ?? 50,
    cursor: query.cursor,
    kind: query.kind,
    tag: query.tag,
    status: query.status,
    steward: query.steward as MemberId | undefined,
    sort: query.sort,
    deleted,
    deletedSince: deleted ? now - TRASH_KEPT : undefined,
    pinned: query.pinned === 'true',
  })
  const shown = can(actor, 'read', communityTarget(community)) ? 'all' : 'lead'
  return { items: await pageRows(store.read, community, piece.items, now, shown), next: piece.next }
})
