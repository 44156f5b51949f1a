import { Refusal, routes } from '@commonplace/api'
import type { MemberId } from '@commonplace/domain'
import { useCase } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'
import { openCommunity } from '../shared/doors.ts'
import { thanksShapes } from './thanks-shape.ts'

/** What somebody was thanked for. */
export const listThanks = useCase(routes.listThanks, async ({ store: { read } }, { actor, params, query }) => {
  const community = await openCommunity(read, actor, 'see-members', params.slug)
  const member = params.id as MemberId
  if (!(await read.members.membership(community.id, member))) throw new Refusal('not-found', say('noMember'))
  const { limit = 20, cursor } = query
  const { items, next } = await read.thanks.to(community.id, member, { limit, cursor })
  return { items: await thanksShapes(read, actor, community, items), next }
})
