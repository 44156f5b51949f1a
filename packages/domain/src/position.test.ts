import { seededRandom } from '@commonplace/kit'
import { expect, test } from 'vitest'
import { positionBetween, positionKeys } from './position.ts'

test('pages moved to and fro keep the order they were put in', () => {
  const random = seededRandom(11)
  const order = ['4TQx1aV']
  for (let i = 0; i < 2000; i++) {
    const at = random.int(order.length + 1)
    order.splice(at, 0, positionBetween(order[at - 1] ?? null, order[at] ?? null))
  }
  expect([...order].sort()).toEqual(order)
  expect(new Set(order).size).toBe(order.length)
})

test('always moving to the front stays possible', () => {
  let first = 'a'
  for (let i = 0; i < 500; i++) {
    const next = positionBetween(null, first)
    expect(next < first).toBe(true)
    first = next
  }
})

test('what is brought in at once stands in its order, with room between any two and ahead of the first', () => {
  for (const count of [1, 2, 61, 62, 500]) {
    const keys = positionKeys(count)
    expect([...keys].sort()).toEqual(keys)
    expect(new Set(keys).size).toBe(count)
    const [first = '', second = null] = keys
    expect(positionBetween(null, first) < first).toBe(true)
    if (second) expect(positionBetween(first, second) > first && positionBetween(first, second) < second).toBe(true)
  }
})
