import { expect, test } from 'vitest'
import type { Starred } from '../../ports/stars.ts'
import { AMINA, AT, BO, NURSES, type OpenedStore, pageId, questionId, TEACHERS } from './place.ts'

const page = (n: number): Starred => ({ kind: 'page', id: pageId(n) })
const question = (n: number): Starred => ({ kind: 'question', id: questionId(n) })

/** What members mark for themselves. */
export function tellStars(opened: () => OpenedStore): void {
  const store = () => opened().store
  const read = () => opened().store.read.stars
  const star = (thing: Starred, on: boolean, at: number) =>
    store().change(({ stars }) => stars.set(NURSES, BO, thing, on, at))

  test('a star is given once, taken back, and is one member’s own in one community', async () => {
    await star(page(1), true, AT)
    await star(page(1), true, AT + 5)
    expect(await read().has(NURSES, BO, page(1))).toBe(true)
    expect(await read().has(NURSES, AMINA, page(1))).toBe(false)
    expect(await read().has(TEACHERS, BO, page(1))).toBe(false)
    expect((await read().list(NURSES, BO, { limit: 5 })).items).toEqual([{ ...page(1), at: AT }])
    await star(page(1), false, AT + 6)
    await star(question(1), false, AT + 6)
    expect(await read().has(NURSES, BO, page(1))).toBe(false)
    expect((await read().list(NURSES, BO, { limit: 5 })).items).toEqual([])
    await star(page(1), true, AT + 7)
    expect((await read().list(NURSES, BO, { limit: 5 })).items).toEqual([{ ...page(1), at: AT + 7 }])
  })

  test('stars are listed the latest first, a piece at a time', async () => {
    for (const n of [1, 2]) await star(page(n), true, AT + n)
    await star(question(3), true, AT + 3)
    const first = await read().list(NURSES, BO, { limit: 2 })
    expect(first.items.map(({ id }) => id)).toEqual([questionId(3), pageId(2)])
    const rest = await read().list(NURSES, BO, { limit: 2, cursor: first.next ?? '' })
    expect(rest).toEqual({ items: [{ ...page(1), at: AT + 1 }], next: null })
    expect((await read().list(NURSES, AMINA, { limit: 2 })).items).toEqual([])
  })

  test('a device hears what was starred and what lost its star since, in order', async () => {
    await star(page(1), true, AT)
    const [first] = await read().changedSince(NURSES, BO, 0, 5)
    expect(first).toMatchObject(page(1))
    await star(question(1), true, AT)
    await star(page(1), false, AT)
    const changed = await read().changedSince(NURSES, BO, first?.changedAt ?? 0, 5)
    expect(changed.map(({ id }) => id).sort()).toEqual([pageId(1), questionId(1)].sort())
    expect(changed.every((one, n) => n === 0 || one.changedAt >= (changed[n - 1]?.changedAt ?? 0))).toBe(true)
    expect(await read().changedSince(NURSES, BO, 0, 1)).toHaveLength(1)
    expect(await read().changedSince(NURSES, AMINA, 0, 5)).toEqual([])
  })
}
