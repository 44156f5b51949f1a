import { Refusal, routes } from '@commonplace/api'
import { can, MOST_SHOWINGS, type ShowingId } from '@commonplace/domain'
import { mintId } from '@commonplace/kit'
import { tellOfTime } from '../../derive/tell-of-time.ts'
import { useCase } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'
import { absent, writerOf } from '../shared/doors.ts'
import { gatheringTarget } from '../shared/gathering-rows.ts'
import { gatheringNow } from './gathering-shape.ts'
import { openOccurrence, toCome } from './open-gathering.ts'

/** Signs up to show something. Sent twice under the same id by the same person, it stands there once. */
export const addShowing = useCase(routes.addShowing, async ({ store, clock, random }, asking) => {
  const { actor, input, params, now } = asking
  const by = writerOf(asking)
  const id = (input.id ?? mintId(clock, random)) as ShowingId
  await store.change(async (writes) => {
    const opened = await openOccurrence(writes, actor, 'attend', params, now)
    const { gathering, occurrence } = opened
    const before = await writes.gatherings.showing(id)
    if (before) {
      if (before.memberId !== by || before.title !== input.title || before.gatheringId !== gathering.id)
        throw new Refusal('conflict', say('idTaken'), { field: 'id' })
      return
    }
    toCome(opened, now)
    if ((await writes.gatherings.showings(gathering.id, occurrence.key)).length >= MOST_SHOWINGS)
      throw new Refusal('too-many', say('manyShown', MOST_SHOWINGS))
    const { title, minutes } = input
    const where = { gatheringId: gathering.id, key: occurrence.key }
    await writes.gatherings.addShowing({ id, ...where, memberId: by, title, minutes, at: now })
    await tellOfTime(writes, 'showing-added', opened, by, now)
  })
  return gatheringNow(store.read, actor, params, now)
})

/** Takes a showing back. */
export const withdrawShowing = useCase(routes.withdrawShowing, async ({ store }, asking) => {
  const { actor, now } = asking
  const by = writerOf(asking)
  await store.change(async (writes) => {
    const showing = await writes.gatherings.showing(asking.params.id as ShowingId)
    if (!showing) throw absent('showing')
    const which = { id: showing.gatheringId, at: showing.key }
    const opened = await openOccurrence(writes, actor, 'attend', which, now, 'showing')
    const { community, gathering, host } = opened
    if (showing.memberId !== by && !can(actor, 'host', gatheringTarget(community, gathering, host)))
      throw new Refusal('not-allowed', say('notYourShowing'))
    if (opened.occurrence.end <= now) throw new Refusal('gone', say('shownStays'))
    await writes.gatherings.removeShowing(showing.id)
    await tellOfTime(writes, 'showing-withdrawn', opened, by, now)
  })
  return {}
})
