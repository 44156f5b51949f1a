import { expect, test } from 'vitest'
import { RENEWAL_AHEAD, renewalDue, renewalOf, signatureState } from './charter.ts'

test('[CH2] a signature holds until a later version changes what the charter means', () => {
  const signed = { version: 4, at: 1000 }
  expect(signatureState(signed, 0, 500)).toBe('holds')
  expect(signatureState(signed, 4, 500)).toBe('holds')
  expect(signatureState(signed, 5, 500)).toBe('outdated')
})

test('[CH5] a signature is of a membership: it does not come back with whoever left', () => {
  const signed = { version: 4, at: 1000 }
  expect(signatureState(signed, 0, null)).toBe('left')
  expect(signatureState(signed, 0, 1001)).toBe('left')
  expect(signatureState(signed, 0, 1000)).toBe('holds')
})

test('[CH6] a charter is due two weeks before the day it names; what is no day is none', () => {
  const day = Date.UTC(2027, 2, 1, 12)
  const on = (renewal: string) => ({ extra: { renewal } })
  expect(renewalOf(on('2027-03-01'))).toBe(day)
  for (const other of ['', 'in spring', '2027-02-30', '2027-13-01', '2027-3-1']) expect(renewalOf(on(other))).toBeNull()
  expect(renewalOf({ extra: {} })).toBeNull()
  expect(renewalDue(on('2027-03-01'), day - RENEWAL_AHEAD - 1)).toBe(false)
  expect(renewalDue(on('2027-03-01'), day - RENEWAL_AHEAD)).toBe(true)
  expect(renewalDue(on('in spring'), day)).toBe(false)
})
