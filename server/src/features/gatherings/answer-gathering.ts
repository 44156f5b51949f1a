import { routes } from '@commonplace/api'
import { tellOfTime } from '../../derive/tell-of-time.ts'
import { useCase } from '../../ports/use-case.ts'
import { writerOf } from '../shared/doors.ts'
import { openOccurrence, toCome } from './open-gathering.ts'

/** Says whether one comes. Said again, the last word counts, and what was said before is no news. */
export const answerGathering = useCase(routes.answerGathering, async ({ store }, asking) => {
  const { actor, params, now } = asking
  const by = writerOf(asking)
  const { answer } = asking.input
  return store.change(async (writes) => {
    const opened = await openOccurrence(writes, actor, 'attend', params, now)
    const { gathering, occurrence } = opened
    toCome(opened, now)
    const before = (await writes.gatherings.rsvps(gathering.id, occurrence.key)).find(({ memberId }) => memberId === by)
    if (before?.answer !== answer) {
      await writes.gatherings.answer({ gatheringId: gathering.id, key: occurrence.key, memberId: by, answer, at: now })
      await tellOfTime(writes, 'gathering-answered', opened, by, now)
    }
    const all = await writes.gatherings.rsvps(gathering.id, occurrence.key)
    return { answer, coming: all.filter((one) => one.answer === 'yes').length }
  })
})
