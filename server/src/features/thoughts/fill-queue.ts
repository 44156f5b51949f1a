import { Refusal, routes } from '@commonplace/api'
import {
  type Actor,
  type Community,
  type Instant,
  type MemberId,
  MOST_PROMPTS,
  movedBefore,
  type Prompt,
  type PromptId,
  type ThoughtPlan,
} from '@commonplace/domain'
import { isZone, nextWeekly } from '@commonplace/domain/recurrence'
import { mintId, must } from '@commonplace/kit'
import type { Reads, Writes } from '../../ports/store.ts'
import { useCase } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'
import { absent, communityTarget, judge, openCommunity, writerOf } from '../shared/doors.ts'
import { thoughtsOf } from './read-thoughts.ts'

/** The one door to what waits: nobody but those who fill the queue knows of it. */
export async function openPrompt(
  reads: Reads,
  actor: Actor,
  id: string,
): Promise<{ readonly community: Community; readonly prompt: Prompt }> {
  const prompt = await reads.thoughts.prompt(id as PromptId)
  if (!prompt) throw absent('prompt')
  const community = must(await reads.communities.byId(prompt.communityId), 'every prompt has a community')
  judge(actor, 'prompt', communityTarget(community), 'prompt')
  return { community, prompt }
}

/** Tells that the queue, or its day, is another one. It holds no word of it: not everybody who hears of this may know. */
export const tellChanged = (writes: Writes, { id }: Community, by: MemberId, now: Instant): Promise<unknown> =>
  writes.events.tell({ communityId: id, type: 'thoughts-changed', by, subject: null, data: {} }, now)

/** One line: it is the title of a page later. */
const oneLine = (words: string): string => words.replace(/\s+/g, ' ')

/** Mondays at nine, where nobody ever said otherwise. */
const usual = (communityId: Community['id'], zone: string, now: Instant): ThoughtPlan => {
  const time = { weekday: 'MO', hour: 9, zone } as const
  return { communityId, ...time, nextAt: nextWeekly(time, now) }
}

/** Puts a thought at the end of the queue. Sent twice under the same id by the same person, it is there once. */
export const addPrompt = useCase(routes.addPrompt, async ({ store, clock, random }, asking) => {
  const { actor, input, now, params } = asking
  const by = writerOf(asking)
  const id = (input.id ?? mintId(clock, random)) as PromptId
  const { zone } = input
  if (zone !== undefined && !isZone(zone)) throw new Refusal('bad-input', say('noZone'), { field: 'zone' })
  const community = await store.change(async (writes) => {
    const there = await openCommunity(writes, actor, 'prompt', params.slug)
    const before = await writes.thoughts.prompt(id)
    if (before) {
      if (before.communityId !== there.id || before.by !== by)
        throw new Refusal('conflict', say('idTaken'), { field: 'id' })
      return there
    }
    const plan = await writes.thoughts.holdPlan(there.id)
    const queue = await writes.thoughts.queue(there.id)
    if (queue.length >= MOST_PROMPTS) throw new Refusal('too-many', say('manyPrompts', MOST_PROMPTS))
    const place = (queue.at(-1)?.place ?? -1) + 1
    const said = { words: oneLine(input.words), more: input.more ?? '' }
    const added = await writes.thoughts.add({ id, communityId: there.id, ...said, by, at: now, place })
    if (!added) throw new Refusal('conflict', say('idTaken'), { field: 'id' })
    if (plan === null && zone !== undefined) await writes.thoughts.setPlan(usual(there.id, zone, now))
    await tellChanged(writes, there, by, now)
    return there
  })
  return thoughtsOf(store.read, actor, community)
})

/** Changes a thought that waits. It is published under the name of whoever put it in: nobody else puts words there. */
export const changePrompt = useCase(routes.changePrompt, async ({ store }, asking) => {
  const { actor, input, now, params } = asking
  const by = writerOf(asking)
  const community = await store.change(async (writes) => {
    const opened = await openPrompt(writes, actor, params.id)
    if (opened.prompt.by !== by) throw new Refusal('not-allowed', say('promptOfAnother'))
    const words = input.words === undefined ? {} : { words: oneLine(input.words) }
    await writes.thoughts.change(opened.prompt.id, {
      ...words,
      ...(input.more === undefined ? {} : { more: input.more }),
    })
    await tellChanged(writes, opened.community, by, now)
    return opened.community
  })
  return thoughtsOf(store.read, actor, community)
})

/** Puts a thought ahead of another one, or at the end of the queue. */
export const movePrompt = useCase(routes.movePrompt, async ({ store }, asking) => {
  const { actor, input, now, params } = asking
  const by = writerOf(asking)
  const community = await store.change(async (writes) => {
    const opened = await openPrompt(writes, actor, params.id)
    const queue = await writes.thoughts.queue(opened.community.id)
    const order = movedBefore<string>(
      queue.map(({ id }) => id),
      params.id,
      input.before,
    )
    for (const { id, place } of queue) {
      const at = order.indexOf(id)
      if (at !== place) await writes.thoughts.change(id, { place: at })
    }
    await tellChanged(writes, opened.community, by, now)
    return opened.community
  })
  return thoughtsOf(store.read, actor, community)
})

/** Takes a thought out of the queue. */
export const removePrompt = useCase(routes.removePrompt, async ({ store }, asking) => {
  const { actor, now, params } = asking
  const by = writerOf(asking)
  await store.change(async (writes) => {
    const { community, prompt } = await openPrompt(writes, actor, params.id)
    await writes.thoughts.remove(prompt.id)
    await tellChanged(writes, community, by, now)
  })
  return {}
})
