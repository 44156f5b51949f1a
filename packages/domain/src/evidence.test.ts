import { expect, test } from 'vitest'
import { RUNG_NUMBERS, rungOf, speaksAgainst, type Telling, type TrialOutcome, tallyOf } from './evidence.ts'
import type { MemberId, PageId } from './ids.ts'

let at = 0
const told = (teller: string, outcome: TrialOutcome): Telling => {
  at++
  return { story: `s${at}` as PageId, teller: teller as MemberId, outcome, at }
}
const worked = (...people: string[]) => people.map((one) => told(one, 'worked'))
const failed = (...people: string[]) => people.map((one) => told(one, 'did-not'))
const rung = (tellings: Telling[]) => rungOf(tellings, 'trusted', RUNG_NUMBERS)

test('[TR4] a practice climbs as it works for more people, by the numbers that are published', () => {
  expect(rung([])).toBe('idea')
  expect(rung(failed('a'))).toBe('tried')
  expect(rung(worked('a'))).toBe('tried')
  expect(rung(worked('a', 'b'))).toBe('repeated')
  expect(rung(worked('a', 'b', 'c', 'd'))).toBe('repeated')
  expect(rung(worked('a', 'b', 'c', 'd', 'e'))).toBe('proven')
  expect(rungOf(worked('a', 'b', 'c'), 'trusted', { repeated: 2, proven: 3, share: 80 })).toBe('proven')
  expect(rungOf(worked('a', 'b', 'c', 'd', 'e'), 'retired', RUNG_NUMBERS)).toBe('retired')
})

test('[TR4] what speaks against it lowers it: below the share it is repeated, and where it fails as often, tried', () => {
  const five = worked('a', 'b', 'c', 'd', 'e')
  expect(rung([...five, told('f', 'mixed')])).toBe('proven')
  expect(rung([...five, ...failed('f', 'g')])).toBe('repeated')
  expect(rung([...five, ...failed('f', 'g', 'h', 'i', 'j')])).toBe('tried')
})

test('[TR5] each person counts once for the rung, by their latest story; the tally counts every story', () => {
  const again = worked('a', 'a', 'a', 'a', 'a')
  expect(rung(again)).toBe('tried')
  expect(tallyOf(again)).toEqual({ worked: 5, mixed: 0, didNot: 0 })
  const two = worked('a', 'b')
  expect(rung([...two, ...failed('a')])).toBe('tried')
  const learned = [...failed('a'), ...worked('a', 'b')]
  expect(rung(learned)).toBe('repeated')
  // In whatever order they are looked at.
  expect(rung(learned.reverse())).toBe('repeated')
})

test('[TR6] news against a practice is an outcome that is worse than what the same story said before', () => {
  expect(speaksAgainst(undefined, 'did-not')).toBe(true)
  expect(speaksAgainst(undefined, 'mixed')).toBe(true)
  expect(speaksAgainst('worked', 'mixed')).toBe(true)
  expect(speaksAgainst(undefined, 'worked')).toBe(false)
  expect(speaksAgainst('did-not', 'mixed')).toBe(false)
  expect(speaksAgainst('mixed', 'mixed')).toBe(false)
  expect(speaksAgainst('did-not', undefined)).toBe(false)
})
