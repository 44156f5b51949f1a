import { expect, test } from 'vitest'
import { chosenOf, REPEATS, repeatsFor, repeatWords, ruleOf, ruleWords, withUntil } from './repeat.ts'

test('[RH3] what a day can repeat as is offered, written as a rule, and read back as it was chosen', () => {
  expect(repeatsFor('2026-01-27')).toEqual(REPEATS)
  expect(repeatsFor('2026-01-06')).not.toContain('last')
  expect(repeatsFor('2026-09-29')).not.toContain('nth')
  expect(repeatsFor('')).toEqual(['once', 'own'])
  for (const day of ['2026-01-27', '2026-01-06', '2026-09-29', '2028-02-29'])
    for (const repeat of repeatsFor(day)) {
      const rule = ruleOf(repeat, day)
      if (rule) expect(chosenOf(rule, day, 'UTC')).toEqual({ repeat, until: '' })
    }
  expect(ruleOf('nth', '2026-01-13')).toBe('FREQ=MONTHLY;BYDAY=2TU')
  expect(chosenOf('FREQ=DAILY;COUNT=3', '2026-01-13', 'UTC')).toEqual({
    repeat: 'own',
    until: '',
  })
})

test('[RH3] a last day is read by the clock of the zone, and a rule is said in words', () => {
  const kept = 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20260701T035900Z'
  expect(chosenOf(kept, '2026-01-06', 'America/New_York').until).toBe('2026-06-30')
  expect(withUntil('FREQ=WEEKLY;BYDAY=TU', '2026-06-30')).toBe('FREQ=WEEKLY;BYDAY=TU;UNTIL=20260630')
  expect(withUntil('FREQ=WEEKLY;BYDAY=TU', '')).toBe('FREQ=WEEKLY;BYDAY=TU')
  expect(ruleWords(kept, '2026-01-06T18:00', 'America/New_York')).toBe('Every week on Tuesday, until 30 June 2026')
  expect(repeatWords('nth', '2026-01-13')).toBe('Every month on the second Tuesday')
  expect(repeatWords('monthDay', '2026-01-13')).toBe('Every month on day 13')
})

test('[RH3] a rule that was written by hand is said in words too, and one that is beyond them as it is written', () => {
  const said = (rule: string) => ruleWords(rule, '2026-01-06T18:00', 'UTC')
  expect(said('FREQ=WEEKLY;INTERVAL=4;BYDAY=TH')).toBe('Every 4 weeks on Thursday')
  expect(said('FREQ=WEEKLY;BYDAY=SU,TU,TH')).toBe('Every week on Sunday, Tuesday and Thursday')
  expect(said('FREQ=WEEKLY;INTERVAL=3;UNTIL=20260630T215900Z')).toBe('Every 3 weeks on Tuesday, until 30 June 2026')
  expect(said('FREQ=MONTHLY;BYDAY=1MO,-1TH')).toBe('Every month on the first Monday and the last Thursday')
  expect(said('FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=1,15')).toBe('Every 2 months on day 1 and day 15')
  expect(said('FREQ=MONTHLY;COUNT=1')).toBe('Every month on day 6, 1 time')
  expect(said('FREQ=DAILY;COUNT=3')).toBe('Every day, 3 times')
  expect(said('FREQ=YEARLY')).toBe('Every year')
  for (const beyond of ['FREQ=MONTHLY;BYDAY=MO;BYSETPOS=-1', 'FREQ=MONTHLY;BYMONTHDAY=-1', 'FREQ=MONTHLY;BYDAY=-2MO'])
    expect(said(beyond)).toBe(`By a rule of its own: ${beyond}`)
})
