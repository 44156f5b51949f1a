import { expect, test } from 'vitest'
import { type Audience, areWithin } from './audience.ts'
import type { MemberId } from './ids.ts'

const seen = (floor: Audience['floor'], ...people: string[]): Audience => ({ floor, people: people as MemberId[] })
const HOSTS = seen('host')
const MEMBERS = seen('member')

test('who is let in by narrower audiences is let in by wider ones, and by what narrows nothing', () => {
  expect(areWithin([], [])).toBe(true)
  expect(areWithin([HOSTS], [])).toBe(true)
  expect(areWithin([HOSTS], [MEMBERS])).toBe(true)
  expect(areWithin([MEMBERS, seen('host', 'bo')], [seen('host', 'bo', 'amina'), MEMBERS])).toBe(true)
})

test('somebody more is let in where nothing narrows, the floor is lower or somebody else is named', () => {
  expect(areWithin([], [MEMBERS])).toBe(false)
  expect(areWithin([MEMBERS], [HOSTS])).toBe(false)
  expect(areWithin([seen('host', 'bo')], [HOSTS])).toBe(false)
  expect(areWithin([HOSTS], [MEMBERS, seen('host', 'bo')])).toBe(true)
})
