import { expect, test } from 'vitest'
import { challengeStateAt, isEarned, mayEnterKind, sameTerms } from './challenge.ts'
import type { MemberId } from './ids.ts'
import { KINDS } from './page.ts'

const [amina, bo, chioma, dana] = ['amina', 'bo', 'chioma', 'dana'] as MemberId[] as [
  MemberId,
  MemberId,
  MemberId,
  MemberId,
]
const entry = { memberId: amina, earnedAt: null }

test('[CB3] an entry is earned when two peers who belong here confirmed it: not its writer, and nobody twice', () => {
  const here = new Set([amina, bo, chioma])
  expect(isEarned(entry, [], here)).toBe(false)
  expect(isEarned(entry, [bo], here)).toBe(false)
  expect(isEarned(entry, [bo, amina], here)).toBe(false)
  expect(isEarned(entry, [bo, bo], here)).toBe(false)
  expect(isEarned(entry, [bo, dana], here)).toBe(false)
  expect(isEarned(entry, [bo, chioma], here)).toBe(true)
})

test('[CB5] what was earned stays earned, whoever leaves', () => {
  expect(isEarned({ memberId: amina, earnedAt: 5 }, [bo, chioma], new Set())).toBe(true)
})

test('a challenge comes, is open and is over by its two instants', () => {
  const challenge = { opensAt: 10, closesAt: 20 }
  expect([9, 10, 19, 20].map((at) => challengeStateAt(challenge, at))).toEqual(['coming', 'open', 'open', 'over'])
})

test('stories, practices, methods and tools may be entered', () => {
  expect(KINDS.filter(mayEnterKind).toSorted()).toEqual(['method', 'practice', 'story', 'tool'])
})

test('words are the same only where all of them are', () => {
  const terms = { title: 'a', goal: 'b', how: 'c', badge: 'd' }
  expect(sameTerms(terms, { ...terms })).toBe(true)
  for (const name of ['title', 'goal', 'how', 'badge'] as const)
    expect(sameTerms(terms, { ...terms, [name]: 'other' })).toBe(false)
})
