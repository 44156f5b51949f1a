import type { DomainEvent, Instant, NewEvent } from '@commonplace/domain'
import { expect, test } from 'vitest'
import type { Writes } from '../../ports/store.ts'
import { AMINA, AT, addPage, NURSES, type OpenedStore, pageId, TEACHERS } from './place.ts'

const happened = (n: number): NewEvent => ({
  communityId: NURSES,
  type: 'page-changed',
  by: AMINA,
  subject: { kind: 'page', id: pageId(n) },
  data: { n, first: n === 1, why: 'because', nothing: null },
})
const order = (events: readonly DomainEvent[]) => events.map(({ data }) => data.n)

/** One transaction, whole or not at all; events in the order in which they became durable. */
export function tellChanges(opened: () => OpenedStore): void {
  const store = () => opened().store

  test('[ST1] what a change wrote is seen inside it at once and outside only once it is done', async () => {
    await store().change(async (writes) => {
      await addPage(writes, 1)
      expect((await writes.pages.byId(pageId(1)))?.fields.title).toBe('Page 1')
      expect(await store().read.pages.byId(pageId(1))).toBeNull()
    })
    expect(await store().read.pages.byId(pageId(1))).not.toBeNull()
  })

  test('[ST1] a change that throws leaves nothing behind, tells nothing and hands on what was thrown', async () => {
    const heard: DomainEvent[] = []
    store().onEvents((events) => heard.push(...events))
    const failing = store().change(async (writes) => {
      await addPage(writes, 1)
      await writes.events.tell(happened(1), AT)
      throw new RangeError('changed my mind')
    })
    await expect(failing).rejects.toThrow(RangeError)
    expect(await store().read.pages.byId(pageId(1))).toBeNull()
    expect(await store().read.documents.seq('dpage000000000001' as never)).toBe(0)
    expect(await store().read.events.last()).toBe(0)
    expect(heard).toEqual([])
    await store().change(async (writes) => void (await addPage(writes, 1)))
  })

  test('[ST20] what tells that nothing was written changes when something was, by whichever process', async () => {
    const other = await opened().again()
    const before = store().mark()
    await store().read.pages.byId(pageId(1))
    expect(store().mark()).toBe(before)
    await store().change(async (writes) => void (await addPage(writes, 1)))
    const after = store().mark()
    if (before !== null) expect(after).not.toBe(before)
    await other.change((writes) => writes.pages.change(pageId(1), { words: 7 }))
    if (before !== null) expect(store().mark()).not.toBe(after)
    await other[Symbol.asyncDispose]()
  })

  test('[ST2] changes made at the same time do not lose each other', async () => {
    await store().change(async (writes) => void (await addPage(writes, 1, { words: 0 })))
    const add = (writes: Writes) =>
      writes.pages.byId(pageId(1)).then((page) => writes.pages.change(pageId(1), { words: (page?.words ?? 0) + 1 }))
    const other = await opened().again()
    await Promise.all(Array.from({ length: 20 }, (_, i) => (i % 2 ? store() : other).change(add)))
    expect((await store().read.pages.byId(pageId(1)))?.words).toBe(20)
    await other[Symbol.asyncDispose]()
  })

  test('[ST3] a second thing under the same id, slug or address is refused as a conflict, in words', async () => {
    const again = (what: (writes: Writes) => Promise<unknown>) => expect(store().change(what)).rejects
    await again((writes) =>
      writes.communities.add({ id: TEACHERS, slug: 'x', visibility: 'public', createdAt: AT }),
    ).toMatchObject({ code: 'conflict' })
    await again((writes) =>
      writes.communities.add({ id: pageId(1) as never, slug: 'nurses', visibility: 'public', createdAt: AT }),
    ).toMatchObject({ code: 'conflict', field: 'slug', message: expect.stringContaining('address is taken') })
    await again((writes) =>
      writes.members.add({
        id: pageId(1) as never,
        name: 'A',
        email: 'AMINA@example.org',
        joinedAt: AT,
        passwordHash: null,
      }),
    ).toMatchObject({ code: 'conflict', field: 'email' })
  })

  test('a page whose community does not exist cannot be kept', async () => {
    await expect(
      store().change(async (writes) => void (await addPage(writes, 1, { communityId: 'nowherenowhere01' as never }))),
    ).rejects.toThrow()
    expect(await store().read.pages.byId(pageId(1))).toBeNull()
  })

  test('[ST4] events are heard in order once they are durable, until the listener stops', async () => {
    const heard: DomainEvent[] = []
    const stop = store().onEvents((events) => heard.push(...events))
    await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        store().change(async (writes) => {
          await writes.events.tell(happened(i), AT + i)
          // Some take longer than others.
          for (let n = 0; n < i % 4; n++) await writes.pages.counts(NURSES)
        }),
      ),
    )
    const kept = await store().read.events.after(0, 100)
    expect(heard.map(({ seq }) => seq)).toEqual(kept.map(({ seq }) => seq))
    expect(order(heard).sort((a, b) => Number(a) - Number(b))).toEqual(Array.from({ length: 12 }, (_, i) => i))
    expect(kept[1]).toMatchObject({ ...happened(Number(kept[1]?.data.n)), at: AT + Number(kept[1]?.data.n) })
    stop()
    await store().change((writes) => writes.events.tell(happened(99), AT))
    expect(heard).toHaveLength(12)
  })

  test('events can be followed from a place and looked back at since an instant', async () => {
    const tell = (n: number, at: Instant) => store().change((writes) => writes.events.tell(happened(n), at))
    for (const n of [1, 2, 3]) await tell(n, AT + n)
    const [first] = await store().read.events.after(0, 1)
    expect(order(await store().read.events.after(first?.seq ?? 0, 10))).toEqual([2, 3])
    expect(order(await store().read.events.since(NURSES, AT + 2, 10))).toEqual([3, 2])
    expect(order(await store().read.events.since(NURSES, AT + 1, 1, AT + 2))).toEqual([2])
    await store().change((writes) => writes.events.tell({ ...happened(4), type: 'member-left' }, AT + 2))
    expect(order(await store().read.events.since(NURSES, AT + 2, 1, AT + 2, [happened(2).type]))).toEqual([2])
    expect(await store().read.events.since(TEACHERS, 0, 10)).toEqual([])
    expect(await store().read.events.last()).toBe((await store().read.events.after(0, 10)).at(-1)?.seq)
  })

  test('a listener that throws takes nothing from the change or from other listeners', async () => {
    const heard: DomainEvent[] = []
    store().onEvents(() => {
      throw new Error('a listener with a bug')
    })
    store().onEvents((events) => heard.push(...events))
    await store().change((writes) => writes.events.tell(happened(1), AT))
    expect(heard).toHaveLength(1)
  })

  test('a store that can be written says so', async () => {
    expect(await store().check()).toEqual({ writable: true, reason: null })
  })
}
