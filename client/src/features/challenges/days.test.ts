import { expect, test } from 'vitest'
import { dayIn, endOf, startOf } from './days.ts'

test('a day goes from its first moment to the first of the next, by the clock of whoever says it', () => {
  const begins = startOf('2026-10-25')
  expect(dayIn(begins)).toBe('2026-10-25')
  expect(dayIn(endOf('2026-10-25') - 1)).toBe('2026-10-25')
  expect(endOf('2026-10-25')).toBe(startOf('2026-10-26'))
  expect(endOf('2026-12-31')).toBe(startOf('2027-01-01'))
  expect(dayIn(startOf('2026-03-01') - 1)).toBe('2026-02-28')
})
