import type { Thanks, ThanksId } from '@commonplace/domain'
import { expect, test } from 'vitest'
import { AMINA, AT, BO, id, NURSES, type OpenedStore, TEACHERS } from './place.ts'

/** Words of thanks from one member to another. */
export function tellThanks(opened: () => OpenedStore): void {
  const change = (fn: Parameters<OpenedStore['store']['change']>[0]) => opened().store.change(fn)
  const read = () => opened().store.read.thanks
  const thanks = (n: number, more: Partial<Thanks> = {}): Thanks => ({
    ...{
      id: id<ThanksId>('thanks', n),
      communityId: NURSES,
      from: BO,
      to: AMINA,
      words: `Thank you ${n}.`,
      at: AT + n,
    },
    subject: { kind: 'page', id: `page${n}` },
    ...more,
  })
  const add = (...all: Thanks[]) =>
    change(async (writes) => {
      for (const one of all) await writes.thanks.add(one)
    })

  test('thanks are read by whom they are for, the latest first', async () => {
    await add(thanks(1), thanks(2), thanks(3, { from: AMINA, to: BO }), thanks(4, { communityId: TEACHERS }))
    expect(await read().byId(thanks(1).id)).toEqual(thanks(1))
    expect(await read().to(NURSES, AMINA, { limit: 9 })).toEqual({ items: [thanks(2), thanks(1)], next: null })
    const first = await read().to(NURSES, AMINA, { limit: 1 })
    const rest = await read().to(NURSES, AMINA, { limit: 1, cursor: first.next ?? undefined })
    expect([...first.items, ...rest.items]).toEqual([thanks(2), thanks(1)])
    expect([...(await read().many([thanks(3).id, id<ThanksId>('thanks', 9)])).values()]).toEqual([
      thanks(3, { from: AMINA, to: BO }),
    ])
    expect((await read().many([])).size).toBe(0)
  })

  test('[TH2] counted is how often somebody thanked, also where they took it back', async () => {
    await add(thanks(1))
    const tell = (communityId: typeof NURSES, by: typeof BO, type: 'thanks-given' | 'thanks-taken', at: number) =>
      change(({ events }) => events.tell({ communityId, type, by, subject: null, data: {} }, at))
    await tell(NURSES, BO, 'thanks-given', AT + 1)
    await tell(NURSES, BO, 'thanks-given', AT + 2)
    await tell(NURSES, AMINA, 'thanks-given', AT + 2)
    await tell(TEACHERS, BO, 'thanks-given', AT + 2)
    await change((writes) => writes.thanks.remove(thanks(1).id))
    await tell(NURSES, BO, 'thanks-taken', AT + 2)
    expect(await read().countFrom(NURSES, BO, AT)).toBe(2)
    expect(await read().countFrom(NURSES, BO, AT + 1)).toBe(1)
  })

  test('[TH2] of one thing one member thanks another once; taken back, the words are gone and may be said anew', async () => {
    await add(thanks(1))
    expect(await read().said(BO, AMINA, thanks(1).subject)).toEqual(thanks(1))
    expect(await read().said(AMINA, BO, thanks(1).subject)).toBeNull()
    await expect(add(thanks(2, { subject: thanks(1).subject }))).rejects.toMatchObject({ code: 'conflict' })
    await change(({ thanks: all }) => all.remove(thanks(1).id))
    expect(await read().byId(thanks(1).id)).toBeNull()
    await add(thanks(2, { subject: thanks(1).subject }))
  })
}
