import { seededRandom } from '@commonplace/kit'
import { expect, test } from 'vitest'
import { positionBetween } from './positions.ts'

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
