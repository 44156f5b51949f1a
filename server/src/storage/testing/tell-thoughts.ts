import type { PageId, Prompt, PromptId, ThoughtPlan } from '@commonplace/domain'
import { expect, test } from 'vitest'
import type { Writes } from '../../ports/store.ts'
import { AMINA, AT, BO, id, NURSES, type OpenedStore, TEACHERS } from './place.ts'

const prompt = (n: number, more: Partial<Prompt> = {}): Prompt => ({
  ...{ id: id<PromptId>('prompt', n), communityId: NURSES, words: `What about ${n}?`, more: '', by: AMINA },
  ...{ at: AT + n, place: n, ...more },
})
const plan: ThoughtPlan = { communityId: NURSES, weekday: 'MO', hour: 9, zone: 'Europe/Berlin', nextAt: AT + 100 }

/** The queue of prompts, what was published of it, and when. */
export function tellThoughts(opened: () => OpenedStore): void {
  const change = <T>(fn: (writes: Writes) => Promise<T>) => opened().store.change(fn)
  const read = () => opened().store.read.thoughts

  test('[RH50] the queue is in its order, and what is changed or taken out of it is', async () => {
    for (const one of [prompt(2), prompt(1), prompt(3, { communityId: TEACHERS })])
      expect(await change(({ thoughts }) => thoughts.add(one))).toBe(true)
    expect(await change(({ thoughts }) => thoughts.add(prompt(1, { words: 'Other' })))).toBe(false)
    expect(await read().queue(NURSES)).toEqual([prompt(1), prompt(2)])
    await change(async ({ thoughts }) => {
      await thoughts.change(prompt(1).id, { place: 9, words: 'And now?' })
      await thoughts.change(prompt(2).id, {})
    })
    expect((await read().queue(NURSES)).map(({ words }) => words)).toEqual(['What about 2?', 'And now?'])
    expect(await read().prompt(prompt(3).id)).toEqual(prompt(3, { communityId: TEACHERS }))
    const remove = () => change(({ thoughts }) => thoughts.remove(prompt(2).id))
    expect([await remove(), await remove()]).toEqual([true, false])
    expect(await read().prompt(prompt(2).id)).toBeNull()
  })

  test('[RH51] what is due is found until its plan says a later time, or none', async () => {
    expect([await read().plan(NURSES), await read().nextDue()]).toEqual([null, null])
    const set = (one: ThoughtPlan) => change(({ thoughts }) => thoughts.setPlan(one))
    await set(plan)
    await set({ ...plan, communityId: TEACHERS, nextAt: AT + 50 })
    expect(await read().plan(NURSES)).toEqual(plan)
    expect(await read().nextDue()).toBe(AT + 50)
    expect(await read().due(AT + 49, 9)).toEqual([])
    expect(await read().due(AT + 100, 9)).toEqual([TEACHERS, NURSES])
    expect(await read().due(AT + 100, 1)).toEqual([TEACHERS])
    await set({ ...plan, communityId: TEACHERS, nextAt: null })
    await change(async ({ thoughts }) => {
      expect(await thoughts.holdPlan(NURSES)).toEqual(plan)
      await thoughts.setPlan({ ...plan, nextAt: AT + 700, hour: 10 })
    })
    expect(await read().due(AT + 699, 9)).toEqual([])
    expect(await read().nextDue()).toBe(AT + 700)
  })

  test('[RH51] of two processes that see that one is due, one finds it in the queue', async () => {
    await change(async ({ thoughts }) => {
      await thoughts.setPlan(plan)
      await thoughts.add(prompt(1))
    })
    const take = () =>
      change(async ({ thoughts }) => {
        const held = await thoughts.holdPlan(NURSES)
        if (held?.nextAt === null) return false
        await thoughts.setPlan({ ...plan, nextAt: null })
        return thoughts.remove(prompt(1).id)
      })
    expect((await Promise.all([take(), take()])).sort()).toEqual([false, true])
  })

  test('[RH52] what was published is found by its page and by its community, the latest first', async () => {
    const thought = (n: number, at: number, communityId = NURSES) => ({
      pageId: id<PageId>('page', n),
      communityId,
      at,
    })
    const all = [thought(1, AT), thought(2, AT + 2), thought(3, AT + 9, TEACHERS)]
    await change(async ({ thoughts }) => {
      for (const one of all) await thoughts.publish(one)
    })
    expect(await read().published(NURSES, 9)).toEqual([all[1], all[0]])
    expect(await read().published(NURSES, 1)).toEqual([all[1]])
    expect(await read().ofPage(id<PageId>('page', 3))).toEqual(all[2])
    expect(await read().ofPage(id<PageId>('page', 4))).toBeNull()
  })

  test('[RH50] what somebody put into a queue is in the copy of their data; gone for good, it waits no more', async () => {
    await change(async ({ thoughts }) => {
      await thoughts.add(prompt(1, { more: 'Why?' }))
      await thoughts.add(prompt(2, { by: BO }))
    })
    const { profiles } = opened().store.read
    const { words, at } = prompt(1)
    expect((await profiles.kept(AMINA)).prompts).toEqual([{ community: NURSES, words, more: 'Why?', at }])
    await change((writes) => writes.profiles.forget(AMINA))
    expect(await read().queue(NURSES)).toEqual([prompt(2, { by: BO })])
  })
}
