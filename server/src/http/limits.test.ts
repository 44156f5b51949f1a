import { Refusal } from '@commonplace/api'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openLimits } from './limits.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const wrong = () => Promise.reject(new Refusal('wrong-credentials', 'No.'))
const attempt = async (limits: ReturnType<typeof openLimits>, address = 'here') => {
  try {
    return await limits.guess('signIn', address, 'amina@example.org', wrong)
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

test('[SA31] who goes on guessing after a wait waits twice as long the next time', async () => {
  const limits = openLimits(null, '')
  for (let i = 0; i < 6; i++) expect(await attempt(limits, `from ${i}`)).toMatchObject({ code: 'wrong-credentials' })
  const waits: number[] = []
  for (let i = 0; i < 8; i++) {
    const { retryAfter = 0 } = (await attempt(limits, `again ${i}`)) as Refusal
    waits.push(Math.round(retryAfter / 60))
    vi.advanceTimersByTime(retryAfter * 1000 + 1)
    expect(await attempt(limits, `after ${i}`)).toMatchObject({ code: 'wrong-credentials' })
  }
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60])
})

test('[SA31] a thousand guesses sent at once are no more than the few that are free', async () => {
  const limits = openLimits(null, '')
  let tried = 0
  const run = async () => {
    tried++
    await Promise.resolve()
    return wrong()
  }
  const all = Array.from({ length: 1000 }, (_, i) =>
    limits.guess('signIn', `from ${i}`, 'amina@example.org', run).catch(({ code }: Refusal) => code),
  )
  const codes = await Promise.all(all)
  expect(tried).toBe(6)
  expect(codes.filter((code) => code === 'too-many')).toHaveLength(994)
})

test('[SA31] who signs in is free of what failed before', async () => {
  const limits = openLimits(null, '')
  for (let i = 0; i < 5; i++) await attempt(limits)
  expect(await limits.guess('signIn', 'here', 'amina@example.org', async () => 'in')).toBe('in')
  for (let i = 0; i < 5; i++) expect(await attempt(limits)).toMatchObject({ code: 'wrong-credentials' })
})
