import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Exception, GatheringId, When } from '../index.ts'
import {
  endingAt,
  instantOf,
  instantsOf,
  isZone,
  keysBetween,
  lastOccurrence,
  nextOccurrences,
  nextStanding,
  occurrenceAt,
  occurrencesBetween,
  type Planned,
  readRule,
  transitionsOf,
  wallOf,
} from './index.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const ZONES = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'America/Sao_Paulo', 'UTC']
const plan = (more: Partial<Planned>): Planned => ({
  ...{ start: '2026-03-03T18:00', minutes: 60, zone: 'Europe/Berlin', rule: 'FREQ=WEEKLY;BYDAY=TU', cancelled: null },
  ...more,
})
const exception = (key: string, more: Partial<Exception>): Exception => ({
  gatheringId: 'g' as GatheringId,
  ...{ key, start: null, cancelled: null, hostId: null, turn: null, pageId: null, closed: null, ...more },
})

const clocks = new Map(
  ZONES.map((zone) => [
    zone,
    new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: zone }),
  ]),
)
/** What clocks show, asked of Intl alone. */
const shown = (at: number, zone: string) => (clocks.get(zone)?.format(at) ?? '').replace(' ', 'T')

/** All instants between two at which clocks show this time of day on one of these weekdays, found by looking at every quarter of an hour. */
function looked(when: When, days: readonly number[], every: number, from: number, to: number): number[] {
  const found: number[] = []
  const monday = (day: string) => Math.floor((Date.parse(day) / DAY + 3) / 7)
  const first = monday(when.start.slice(0, 10))
  let last = ''
  for (let at = from; at <= to; at += HOUR / 4) {
    const wall = shown(at, when.zone)
    const day = wall.slice(0, 10)
    if (wall.slice(11) !== when.start.slice(11) || wall < when.start || day === last) continue
    if (!days.includes(new Date(Date.parse(day)).getUTCDay()) || (monday(day) - first) % every !== 0) continue
    found.push(at)
    last = day
  }
  return found
}

test('[RH1] a weekly rule gives what clocks of the zone show, over every change of them, as a look at each quarter of an hour finds it', () => {
  const names = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']
  const wanted = fc.record({
    zone: fc.constantFrom(...ZONES),
    day: fc.integer({ min: 0, max: 364 }),
    quarter: fc.integer({ min: 0, max: 95 }),
    every: fc.integer({ min: 1, max: 3 }),
  })
  fc.assert(
    fc.property(wanted, ({ zone, day, quarter, every }) => {
      const date = new Date(Date.UTC(2026, 0, 1) + day * DAY + quarter * (HOUR / 4)).toISOString().slice(0, 16)
      const weekday = new Date(Date.parse(`${date}Z`)).getUTCDay()
      fc.pre(instantsOf(date, zone).length > 0)
      const when = plan({ start: date, zone, rule: `FREQ=WEEKLY;INTERVAL=${every};BYDAY=${names[weekday]}` })
      const from = instantOf(date, zone)
      const to = from + 60 * DAY
      const given = keysBetween(when, from, to).map((key) => instantOf(key, zone))
      expect(given).toEqual(looked(when, [weekday], every, from, to))
    }),
    { numRuns: 80, seed: 11 },
  )
})

test('[RH1] a time that is skipped does not take place, and one that comes twice takes place once, the first time', () => {
  const spring = plan({ start: '2026-03-15T02:30', rule: 'FREQ=WEEKLY;BYDAY=SU' })
  expect(occurrencesBetween(spring, [], Date.UTC(2026, 2, 20), Date.UTC(2026, 3, 12)).map(({ key }) => key)).toEqual([
    '2026-03-22T02:30',
    '2026-04-05T02:30',
  ])
  const autumn = plan({ start: '2026-10-18T02:30', rule: 'FREQ=WEEKLY;BYDAY=SU' })
  const [one, ...more] = occurrencesBetween(autumn, [], Date.UTC(2026, 9, 24), Date.UTC(2026, 9, 27))
  expect([one?.start, more]).toEqual([Date.UTC(2026, 9, 25, 0, 30), []])
})

test('[RH1] the same clock means another instant after the clocks changed, and monthly rules count weekdays', () => {
  const weekly = occurrencesBetween(plan({}), [], Date.UTC(2026, 2, 23), Date.UTC(2026, 3, 1))
  expect(weekly.map(({ start }) => new Date(start).getUTCHours())).toEqual([17, 16])
  const monthly = plan({ start: '2026-01-29T18:00', zone: 'America/New_York', rule: 'FREQ=MONTHLY;BYDAY=-1TH' })
  expect(nextOccurrences(monthly, [], Date.UTC(2026, 1, 1), 3).map(({ key }) => key)).toEqual([
    '2026-02-26T18:00',
    '2026-03-26T18:00',
    '2026-04-30T18:00',
  ])
})

test('[RH2] an occurrence that was moved is where it was moved to, one that was called off says why, and both keep their name', () => {
  const changes = [
    exception('2026-03-10T18:00', { start: '2026-03-25T09:00' }),
    exception('2026-03-17T18:00', { cancelled: 'Fair week' }),
  ]
  const found = occurrencesBetween(plan({}), changes, Date.UTC(2026, 2, 4), Date.UTC(2026, 2, 26))
  expect(found.map(({ key, moved, cancelled }) => [key, moved, cancelled])).toEqual([
    ['2026-03-17T18:00', false, 'Fair week'],
    ['2026-03-24T18:00', false, null],
    ['2026-03-10T18:00', true, null],
  ])
  expect(occurrenceAt(plan({}), changes, '2026-03-10T18:00')?.start).toBe(Date.UTC(2026, 2, 25, 8))
  expect(occurrenceAt(plan({}), [exception('2026-03-11T18:00', {})], '2026-03-11T18:00')).toBeNull()
  expect(occurrenceAt(plan({}), [], 'nonsense')).toBeNull()
})

test('[RH2] what is called off as a whole is off from then on; what was, was', () => {
  const off = plan({ cancelled: { at: Date.UTC(2026, 2, 12), why: 'Nobody comes' } })
  const found = occurrencesBetween(off, [], Date.UTC(2026, 2, 8), Date.UTC(2026, 2, 20))
  expect(found.map(({ cancelled }) => cancelled)).toEqual([null, 'Nobody comes'])
  expect(lastOccurrence(off, [], Date.UTC(2026, 2, 12))?.key).toBe('2026-03-10T18:00')
})

test('[RH2] the next that takes place is found behind all that are called off', () => {
  const now = Date.UTC(2026, 2, 4)
  const keys = nextOccurrences(plan({}), [], now, 30).map(({ key }) => key)
  const off = keys.slice(0, 25).map((key) => exception(key, { cancelled: 'Summer' }))
  expect(nextStanding(plan({}), off, now)?.key).toBe(keys[25])
  expect(nextStanding(plan({}), off, now, instantOf(keys[25] ?? '', 'Europe/Berlin'))?.key).toBe(keys[26])
  expect(nextStanding(plan({ cancelled: { at: now, why: 'Nobody comes' } }), off, now)).toBeNull()
  const later = plan({ cancelled: { at: now + 30 * DAY, why: 'Nobody comes' } })
  expect(nextStanding(later, [], now)?.key).toBe('2026-03-10T18:00')
  const once = plan({ rule: null })
  expect(nextStanding(once, [], Date.UTC(2026, 1, 1))?.key).toBe('2026-03-03T18:00')
  expect(nextStanding(once, [exception('2026-03-03T18:00', { cancelled: 'Ill' })], Date.UTC(2026, 1, 1))).toBeNull()
})

test('[RH3] a rule is taken as far as it means days, and a last day ends with that day of the zone', () => {
  const read = (text: string) => readRule(text, 'America/New_York')
  expect(read('freq=weekly;byday=tu,th')).toBe('FREQ=WEEKLY;BYDAY=TU,TH')
  expect(read('FREQ=MONTHLY;BYDAY=-1TH;UNTIL=20260630')).toBe('FREQ=MONTHLY;BYDAY=-1TH;UNTIL=20260701T035900Z')
  const refused = [
    '',
    'FREQ=HOURLY',
    'FREQ=DAILY;BYHOUR=1',
    'FREQ=DAILY;COUNT=0',
    'FREQ=DAILY;BYMONTHDAY=1;COUNT=999',
    'FREQ=WEEKLY;FREQ=DAILY',
    'INTERVAL=2',
  ]
  refused.push(
    'FREQ=DAILY;COUNT=2;UNTIL=20260101',
    'FREQ=WEEKLY;BYDAY=2TU',
    'FREQ=DAILY;UNTIL=20261399',
    'FREQ=DAILY\nX:1',
  )
  for (const text of refused) expect(read(text), text).toBeNull()
  const counted = plan({ rule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=9' })
  const ended = { ...counted, rule: endingAt(counted.rule ?? '', Date.UTC(2026, 2, 18)) }
  expect(keysBetween(ended, 0, Date.UTC(2027, 0, 1))).toHaveLength(3)
})

test('[RH1] zones are known by name, and when their clocks change', () => {
  expect(['Europe/Berlin', 'UTC', 'America/Argentina/Salta'].every(isZone)).toBe(true)
  expect(['', 'Berlin', '+02:00', 'Mars/Base', 'a/b;c', 'constructor'].some(isZone)).toBe(false)
  const changes = transitionsOf('Europe/Berlin', Date.UTC(2026, 0, 1), Date.UTC(2027, 0, 1))
  expect(changes.map(({ at, after }) => [at, after / HOUR])).toEqual([
    [Date.UTC(2026, 2, 29, 1), 2],
    [Date.UTC(2026, 9, 25, 1), 1],
  ])
  expect(wallOf(Date.UTC(2026, 6, 1, 12, 5), 'Asia/Kolkata')).toBe('2026-07-01T17:35')
})
