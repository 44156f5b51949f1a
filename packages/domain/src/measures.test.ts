import { expect, test } from 'vitest'
import { dayNumber, firstDayOf, lookAt, medianOf, NO_DAY, ninthOf, partsOf, sumOfDays, weekOfDay } from './measures.ts'

const at = (date: string) => dayNumber(Date.parse(`${date}T12:00:00Z`))

test('[MS1] a week begins on Monday, by UTC', () => {
  expect(weekOfDay(at('2026-11-22'))).toBe(weekOfDay(at('2026-11-16')))
  expect(weekOfDay(at('2026-11-23'))).toBe(weekOfDay(at('2026-11-22')) + 1)
  expect(firstDayOf(weekOfDay(at('2026-11-26')))).toBe(at('2026-11-23'))
})

test('[MS1] twelve weeks and a year end with the present week; all begins with the first there is anything of', () => {
  const now = Date.parse('2026-11-26T12:00:00Z')
  const twelve = lookAt('12w', now, at('2020-01-01'))
  expect(twelve.spans).toHaveLength(12)
  expect(twelve.whole).toEqual({ from: at('2026-09-07'), to: at('2026-11-30') })
  expect(twelve.before).toEqual({ from: at('2026-06-15'), to: at('2026-09-07') })
  expect(lookAt('year', now, null)).toMatchObject({ weeksEach: 1, spans: { length: 52 } })
  const all = lookAt('all', now, at('2026-11-10'))
  expect([all.spans.length, all.whole.from, all.before]).toEqual([3, at('2026-11-09'), null])
  const long = lookAt('all', now, at('2010-01-01'))
  expect(long.spans.length).toBeLessThanOrEqual(60)
  expect(long.whole.from).toBeLessThanOrEqual(at('2010-01-01'))
  expect(long.spans.at(-1)?.to).toBe(at('2026-11-30'))
  expect(lookAt('all', now, null).spans).toHaveLength(1)
})

test('[MS2] the median of an even number is the middle of two; nine in ten is a value that is there; of none there is neither', () => {
  expect([medianOf([]), medianOf([5]), medianOf([9, 1]), medianOf([3, 100, 1])]).toEqual([null, 5, 5, 3])
  expect([ninthOf([]), ninthOf([5]), ninthOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])]).toEqual([null, 5, 9])
})

test('[MS2] days are put together, each question by the day it was asked', () => {
  const days = new Map([
    [1, { ...NO_DAY, asked: 2, first: [5], pages: 1 }],
    [2, { ...NO_DAY, asked: 1, first: [7], resolved: [9] }],
    [3, { ...NO_DAY, asked: 40 }],
  ])
  expect(sumOfDays(days, { from: 1, to: 3 })).toEqual({ ...NO_DAY, asked: 3, pages: 1, first: [5, 7], resolved: [9] })
})

test('[MS4] core wrote in six weeks of twelve or more, active in two to five, occasional in one', () => {
  const people = new Map([
    [1, 7],
    [2, 3],
    [5, 1],
    [6, 2],
    [12, 1],
  ])
  expect(partsOf(people)).toEqual({ core: 3, active: 4, occasional: 7 })
})
