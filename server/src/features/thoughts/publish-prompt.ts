import { Refusal, routes } from '@commonplace/api'
import { isZone, nextWeekly } from '@commonplace/domain/recurrence'
import { publishThought } from '../../derive/publish-thought.ts'
import { useCase } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'
import { openCommunity, writerOf } from '../shared/doors.ts'
import { openPrompt, tellChanged } from './fill-queue.ts'
import { thoughtsOf } from './read-thoughts.ts'

/** Publishes a thought at once. Its day stays: the next one comes then. */
export const publishPrompt = useCase(routes.publishPrompt, async (services, asking) => {
  const { store } = services
  const { actor, now, params } = asking
  const by = writerOf(asking)
  const { community, prompt } = await openPrompt(store.read, actor, params.id)
  const page = await publishThought(services, community, prompt, now, by, async (reads) => {
    await openPrompt(reads, actor, params.id)
    return true
  })
  if (page === null) throw new Refusal('conflict', say('promptMoved'))
  return thoughtsOf(store.read, actor, community)
})

/** Says when thoughts are published, or that they are not by themselves. What is over today comes in a week. */
export const setThoughtTime = useCase(routes.setThoughtTime, async ({ store }, asking) => {
  const { actor, now, params, input } = asking
  const by = writerOf(asking)
  const { time } = input
  if (time && !isZone(time.zone)) throw new Refusal('bad-input', say('noZone'), { field: 'zone' })
  const community = await store.change(async (writes) => {
    const there = await openCommunity(writes, actor, 'prompt', params.slug)
    const before = await writes.thoughts.holdPlan(there.id)
    const kept = before ?? { weekday: 'MO' as const, hour: 9, zone: 'UTC' }
    const { weekday, hour, zone } = time ?? kept
    const nextAt = time ? nextWeekly(time, now) : null
    await writes.thoughts.setPlan({ communityId: there.id, weekday, hour, zone, nextAt })
    await tellChanged(writes, there, by, now)
    return there
  })
  return thoughtsOf(store.read, actor, community)
})
