import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextWeekly, wallOf } from './recurrence/index.ts'
import { movedBefore, type ThoughtTime, WEEKDAYS } from './thought.ts'

const at = (iso: string) => Date.parse(iso)
const DAY = 24 * 60 * 60 * 1000
const NAMES = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const dayIn = (instant: number, zone: string) =>
  NAMES.indexOf(new Intl.DateTimeFormat('en-US', { weekday: 'short', timeZone: zone }).format(instant))

test('[RH51] nine on a Monday in Berlin stays nine when the clocks change', () => {
  const time: ThoughtTime = { weekday: 'MO', hour: 9, zone: 'Europe/Berlin' }
  expect(nextWeekly(time, at('2026-03-23T08:00Z'))).toBe(at('2026-03-30T07:00Z'))
  expect(nextWeekly(time, at('2026-03-23T07:59Z'))).toBe(at('2026-03-23T08:00Z'))
  expect(nextWeekly(time, at('2026-10-25T12:00Z'))).toBe(at('2026-10-26T08:00Z'))
})

test('[RH51] an hour that is skipped does not take the week with it, and one that comes twice counts once', () => {
  const time: ThoughtTime = { weekday: 'SU', hour: 2, zone: 'Europe/Berlin' }
  const skipped = nextWeekly(time, at('2026-03-28T12:00Z'))
  expect(new Date(skipped).toISOString()).toBe('2026-03-29T01:00:00.000Z')
  const twice = nextWeekly(time, at('2026-10-24T12:00Z'))
  expect(new Date(twice).toISOString()).toBe('2026-10-25T00:00:00.000Z')
  expect(nextWeekly(time, twice)).toBe(at('2026-11-01T01:00Z'))
})

test('[RH51] in any zone the next is on its day at its hour, later than now, and within eight days', () => {
  const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Auckland', 'Pacific/Kiritimati']
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.constantFrom(...WEEKDAYS),
      fc.integer({ min: 4, max: 23 }),
      fc.integer({ min: at('2020-01-01T00:00Z'), max: at('2040-01-01T00:00Z') }),
      (zone, weekday, hour, now) => {
        const next = nextWeekly({ weekday, hour, zone }, now)
        expect(next).toBeGreaterThan(now)
        expect(next - now).toBeLessThan(7 * DAY + 2 * 60 * 60 * 1000)
        expect(wallOf(next, zone).slice(11)).toBe(`${String(hour).padStart(2, '0')}:00`)
        expect(dayIn(next, zone)).toBe((WEEKDAYS.indexOf(weekday) + 1) % 7)
      },
    ),
  )
})

test('[RH50] moved, each is still there once and all others are in their order', () => {
  const some = fc.uniqueArray(fc.integer({ min: 0, max: 20 }), { maxLength: 8 })
  fc.assert(
    fc.property(
      some,
      fc.integer({ min: 0, max: 20 }),
      fc.option(fc.integer({ min: 0, max: 20 })),
      (ids, id, before) => {
        const now = movedBefore(ids, id, before)
        expect([...now].sort()).toEqual([...ids].sort())
        expect(now.filter((one) => one !== id)).toEqual(ids.filter((one) => one !== id))
        if (ids.includes(id) && before === null) expect(now.at(-1)).toBe(id)
        if (ids.includes(id) && before !== null && before !== id && ids.includes(before))
          expect(now[now.indexOf(id) + 1]).toBe(before)
      },
    ),
  )
  expect(movedBefore(['a', 'b'], 'a', 'gone')).toEqual(['a', 'b'])
})
