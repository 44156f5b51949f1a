import { expect, test } from 'vitest'
import { backoff, FakeClock, isId, KeyedQueue, mintId, must, seededRandom } from './index.ts'

test('ids sort by the moment they were minted and are accepted as ids', () => {
  const clock = new FakeClock()
  const random = seededRandom(1)
  const ids = Array.from({ length: 50 }, () => {
    clock.advance(1)
    return mintId(clock, random)
  })
  expect([...ids].sort()).toEqual(ids)
  expect(new Set(ids).size).toBe(50)
  expect(ids.every(isId)).toBe(true)
})

test('only our own ids and lower-case UUIDs are ids', () => {
  expect(isId('0190c7a1-51b4-7d7a-8f7e-3c1f0a1b2c3d')).toBe(true)
  for (const wrong of ['', 'short', '../../etc/passwd', 'a'.repeat(41), 'with space 12345', '__proto__']) {
    expect(isId(wrong)).toBe(false)
  }
})

test('a fake clock fires timers in order of time, also those set on the way', () => {
  const clock = new FakeClock(0)
  const told: string[] = []
  clock.after(20, () => told.push('second'))
  clock.after(10, () => {
    told.push('first')
    clock.after(5, () => told.push('between'))
  })
  clock.after(15, () => told.push('cancelled')).cancel()
  clock.advance(30)
  expect(told).toEqual(['first', 'between', 'second'])
  expect(clock.pending).toBe(0)
})

test('a keyed queue keeps order within a key, survives a failure and forgets idle keys', async () => {
  const queue = new KeyedQueue<string>()
  const told: string[] = []
  const failed = queue.run('page', async () => {
    told.push('one')
    throw new Error('no')
  })
  const after = queue.run('page', async () => told.push('two'))
  await expect(failed).rejects.toThrow('no')
  await after
  await queue.idle()
  expect(told).toEqual(['one', 'two'])
  expect(queue.size).toBe(0)
})

test('backoff grows to its ceiling and starts again after a success', () => {
  const wait = backoff(seededRandom(7), { first: 100, longest: 1000 })
  const waits = Array.from({ length: 8 }, () => wait.next())
  expect(Math.max(...waits)).toBeLessThanOrEqual(1000)
  wait.reset()
  expect(wait.next()).toBeLessThanOrEqual(100)
})

test('must names the broken promise', () => {
  expect(() => must(undefined, 'a page has a document')).toThrow('a page has a document')
})
