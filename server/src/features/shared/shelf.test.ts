import { expect, test } from 'vitest'
import { bytesOf, Shelf, shortKey } from './shelf.ts'

interface Thing {
  readonly name: string
}
const thing = (name: string) => (): Thing => ({ name })

test('a shelf holds no more bytes than it may, and what was not asked for longest goes first', () => {
  const shelf = new Shelf<Thing>(30_000, 20_000)
  const take = (name: string, bytes = 8000) => shelf.take(name, thing(name), () => bytes)
  const a = take('a')
  take('b')
  take('c')
  expect(take('a')).toBe(a)
  take('d')
  expect(shelf.bytes).toBeLessThanOrEqual(30_000)
  expect(take('a')).toBe(a)
  const tooLarge = take('e', 19_000)
  expect(take('e', 19_000)).not.toBe(tooLarge)
  expect(take('a')).toBe(a)
})

test('what a thing grows by counts too, and a thing that is not there any more grows by nothing', () => {
  const shelf = new Shelf<Thing>(30_000, 20_000)
  const a = shelf.take('a', thing('a'), () => 1000)
  const b = shelf.take('b', thing('b'), () => 1000)
  const before = shelf.bytes
  expect(shelf.grow('b', b, 18_000)).toBe(false)
  expect(shelf.bytes).toBe(before)
  expect(shelf.grow('b', b, 16_000)).toBe(true)
  expect(shelf.grow('a', a, 16_000)).toBe(false)
  expect(shelf.grow('a', a, 1)).toBe(false)
  expect(shelf.take('b', thing('b'), () => 1000)).toBe(b)
  expect(shelf.bytes).toBe(before - 3000 + 16_000)
})

test('a key is short, whatever it is of', () => {
  const long = 'x'.repeat(2_000_000)
  expect(bytesOf(shortKey(long))).toBeLessThan(100)
  expect(shortKey(long)).not.toBe(shortKey(`${long}x`))
})
