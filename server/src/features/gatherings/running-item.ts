import { Refusal, routes } from '@commonplace/api'
import type { Instant } from '@commonplace/domain'
import { tellOfTime } from '../../derive/tell-of-time.ts'
import { useCase } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'
import { writerOf } from '../shared/doors.ts'
import { type OpenOccurrence, openOccurrence } from './open-gathering.ts'
import { areTogether, togetherShape } from './together.ts'

/** Refuses what is done while people are together, when they are not. */
export function refuseApart(opened: OpenOccurrence, now: Instant): void {
  if (areTogether(opened, now)) return
  const { occurrence, exception } = opened
  if (occurrence.cancelled !== null) throw new Refusal('conflict', say('offBecause', occurrence.cancelled))
  if (exception?.closed) throw new Refusal('gone', say('isClosed'))
  if (occurrence.end <= now) throw new Refusal('gone', say('isOver'))
  throw new Refusal('conflict', say('notOnYet'))
}

/** Begins the time of something. What is on already goes on from when it began, for as long as is said now. */
export const startItem = useCase(routes.startItem, async (services, asking) => {
  const { store } = services
  const { actor, params, input, now } = asking
  const by = writerOf(asking)
  await store.change(async (writes) => {
    const opened = await openOccurrence(writes, actor, 'host', params, now)
    refuseApart(opened, now)
    const { gathering, occurrence } = opened
    const before = await writes.together.running(gathering.id, occurrence.key)
    const { item, minutes } = input
    if (before?.item === item && before.minutes === minutes) return
    const startedAt = before?.item === item ? before.startedAt : now
    await writes.together.setRunning({ gatheringId: gathering.id, key: occurrence.key, item, minutes, startedAt, by })
    await tellOfTime(writes, 'item-started', opened, by, now)
  })
  return togetherShape(services, actor, await openOccurrence(store.read, actor, 'host', params, now), now)
})

/** Ends the time of what is on; where nothing is, nothing happens. */
export const stopItem = useCase(routes.stopItem, async (services, asking) => {
  const { store } = services
  const { actor, params, now } = asking
  const by = writerOf(asking)
  await store.change(async (writes) => {
    const opened = await openOccurrence(writes, actor, 'host', params, now)
    const { gathering, occurrence } = opened
    if ((await writes.together.running(gathering.id, occurrence.key)) === null) return
    await writes.together.stopRunning(gathering.id, occurrence.key)
    await tellOfTime(writes, 'item-stopped', opened, by, now)
  })
  return togetherShape(services, actor, await openOccurrence(store.read, actor, 'host', params, now), now)
})
