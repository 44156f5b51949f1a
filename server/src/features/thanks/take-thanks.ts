import { routes } from '@commonplace/api'
import type { ThanksId } from '@commonplace/domain'
import { must } from '@commonplace/kit'
import { useCase } from '../../ports/use-case.ts'
import { absent, communityTarget, judge, writerOf } from '../shared/doors.ts'
import { removeThanks } from '../shared/remove-thanks.ts'

/** Takes thanks away: whoever gave them, whoever they were said to and does not want them, or a host. */
export const takeThanks = useCase(routes.takeThanks, async ({ store }, asking) => {
  const { actor, params, now } = asking
  const by = writerOf(asking)
  await store.change(async (writes) => {
    const thanks = await writes.thanks.byId(params.id as ThanksId)
    if (!thanks) throw absent('thanks')
    const community = must(await writes.communities.byId(thanks.communityId), 'thanks have a community')
    // Words on one's profile are nobody's to leave there; who became a guest still has a profile.
    const own = thanks.from === by || thanks.to === by
    judge(actor, own ? 'see-members' : 'moderate', communityTarget(community), 'thanks')
    await removeThanks(writes, thanks.id, by, now)
  })
  return {}
})
