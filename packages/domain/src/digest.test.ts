import { expect, test } from 'vitest'
import { lastDigest, nextDigest, WEEK } from './digest.ts'

test('[NT24] the digest goes out on Mondays at eight', () => {
  const monday = Date.UTC(2026, 0, 5, 8)
  expect(new Date(monday).getUTCDay()).toBe(1)
  expect([lastDigest(monday), nextDigest(monday)]).toEqual([monday, monday + WEEK])
  expect([lastDigest(monday - 1), nextDigest(monday - 1)]).toEqual([monday - WEEK, monday])
  expect(nextDigest(Date.UTC(2026, 0, 8))).toBe(monday + WEEK)
})
