import { routes } from '@commonplace/api'
import type { CreditId } from '@commonplace/domain'
import { must } from '@commonplace/kit'
import { useCase } from '../../ports/use-case.ts'
import { absent, openCommunity, writerOf } from '../shared/doors.ts'

/** Takes a credit back; only who gave it knows of it. */
export const takeCredit = useCase(routes.takeCredit, async ({ store }, asking) => {
  const by = writerOf(asking)
  await store.change(async (writes) => {
    const credit = await writes.credits.byId(asking.params.id as CreditId)
    if (!credit || credit.by !== by) throw absent('credit')
    const community = must(await writes.communities.byId(credit.communityId), 'a credit is in a community')
    await openCommunity(writes, asking.actor, 'follow', community.slug)
    await writes.credits.setUndone(credit.id, asking.now)
  })
  return {}
})
