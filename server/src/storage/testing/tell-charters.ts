import { expect, test } from 'vitest'
import { AMINA, AT, addPage, BO, NURSES, type OpenedStore, pageId, TEACHERS } from './place.ts'

/** Who signed a charter at which version, and what asks them anew. */
export function tellCharters(opened: () => OpenedStore): void {
  const change = (fn: Parameters<OpenedStore['store']['change']>[0]) => opened().store.change(fn)
  const read = () => opened().store.read.charters
  const charter = pageId(1)
  const make = () => change((writes) => addPage(writes, 1, { kind: 'charter' }))
  const sign = (memberId: typeof AMINA, version: number, at: number) =>
    change(({ charters }) => charters.sign({ pageId: charter, memberId, version, at }))
  const all = { limit: 9 }

  test('who signs again signs in place of what they signed before', async () => {
    await make()
    expect(await read().signature(charter, BO)).toBeNull()
    await sign(BO, 2, AT + 1)
    await sign(AMINA, 2, AT + 2)
    await sign(BO, 5, AT + 3)
    expect(await read().signature(charter, BO)).toEqual({ pageId: charter, memberId: BO, version: 5, at: AT + 3 })
    const { items } = await read().signatures(NURSES, charter, all)
    expect(items.map(({ memberId, version, joinedAt }) => [memberId, version, joinedAt])).toEqual([
      [BO, 5, AT],
      [AMINA, 2, AT],
    ])
    const first = await read().signatures(NURSES, charter, { limit: 1 })
    const rest = await read().signatures(NURSES, charter, { limit: 1, cursor: first.next ?? undefined })
    expect([first, rest].map((piece) => piece.items.map(({ memberId }) => memberId))).toEqual([[BO], [AMINA]])
    expect(rest.next).toBeNull()
    expect(await read().signers(charter)).toEqual([AMINA, BO])
  })

  test('what a charter means is the last change of it; counted is who signed since, and who has not is told', async () => {
    await make()
    expect(await read().meaning(charter)).toBeNull()
    await sign(BO, 2, AT + 1)
    await sign(AMINA, 3, AT + 1)
    expect(await read().counts(NURSES, charter, 0)).toEqual({ signed: 2, members: 2 })
    const means = (version: number) =>
      change(({ charters }) => charters.addMeaning({ pageId: charter, version, by: BO, at: AT + version, why: 'So.' }))
    await means(3)
    await means(2)
    expect(await read().meaning(charter)).toEqual({ pageId: charter, version: 3, by: BO, at: AT + 3, why: 'So.' })
    expect(await read().counts(NURSES, charter, 3)).toEqual({ signed: 1, members: 2 })
    expect((await read().unsigned(NURSES, charter, 3, all)).items).toEqual([
      { memberId: BO, role: 'member', version: 2 },
    ])
    expect((await read().unsigned(NURSES, charter, 4, all)).items.map(({ version }) => version)).toEqual([3, 2])
    const first = await read().unsigned(NURSES, charter, 4, { limit: 1 })
    const rest = await read().unsigned(NURSES, charter, 4, { limit: 1, cursor: first.next ?? undefined })
    expect([...first.items, ...rest.items].map(({ memberId }) => memberId)).toEqual([AMINA, BO])
  })

  test('[CH5] whoever left is not counted, and coming back they are asked anew; guests are not asked', async () => {
    await make()
    await sign(BO, 2, AT + 1)
    await change(({ members }) => members.removeMembership(NURSES, BO))
    expect(await read().counts(NURSES, charter, 0)).toEqual({ signed: 0, members: 1 })
    expect((await read().signatures(NURSES, charter, all)).items[0]).toMatchObject({ memberId: BO, joinedAt: null })
    await change(({ members }) => members.setRole(NURSES, BO, 'member', AT + 9))
    expect(await read().counts(NURSES, charter, 0)).toEqual({ signed: 0, members: 2 })
    expect((await read().unsigned(NURSES, charter, 0, all)).items[1]).toMatchObject({ memberId: BO, version: null })
    await change(({ members }) => members.setRole(NURSES, BO, 'guest', AT + 9))
    expect(await read().counts(NURSES, charter, 0)).toEqual({ signed: 0, members: 1 })
    expect((await read().unsigned(TEACHERS, charter, 0, all)).items).toEqual([])
  })

  test('[CH4] members from whom a charter is kept, itself or by what it stands below, are neither counted nor asked', async () => {
    await make()
    await sign(BO, 2, AT + 1)
    const keep = (floor: 'member' | 'host', people: readonly (typeof BO)[]) =>
      change(({ pages }) => pages.change(charter, { audience: { floor, people } }))
    const asked = async () => (await read().unsigned(NURSES, charter, 3, all)).items.map(({ memberId }) => memberId)
    await keep('host', [])
    expect(await read().counts(NURSES, charter, 0)).toEqual({ signed: 0, members: 1 })
    expect(await asked()).toEqual([AMINA])
    await keep('host', [BO])
    expect(await read().counts(NURSES, charter, 0)).toEqual({ signed: 1, members: 2 })
    expect(await asked()).toEqual([AMINA, BO])
    await keep('member', [])
    expect(await asked()).toEqual([AMINA, BO])
    await change(async (writes) => {
      await addPage(writes, 2, { audience: { floor: 'host', people: [] } })
      await writes.pages.change(charter, { audience: null, parentId: pageId(2) })
    })
    expect(await asked()).toEqual([AMINA])
  })

  test('[CH6] of a day on which it is to be renewed hosts are told once', async () => {
    await make()
    const tell = (day: number) => opened().store.change(({ charters }) => charters.tellRenewal(charter, day))
    expect([await tell(AT), await tell(AT), await tell(AT + 1)]).toEqual([true, false, true])
  })
}
