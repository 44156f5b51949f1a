import { expect, test } from 'vitest'
import { type Adoption, adoptionState } from './adoption.ts'
import type { AnswerId } from './ids.ts'
import { hueOf, initialsOf } from './member.ts'
import { EMPTY_FIELDS, reviewDue } from './page.ts'
import { inReadingOrder } from './question.ts'

const DAY = 24 * 60 * 60 * 1000

test('an adoption says which side has moved on: detached before the answer, the answer before the page', () => {
  const woven = { pinnedRevision: 'a1', sectionRevision: 's1', detachedAt: null } as Adoption
  const state = (answerRevision: string | null, sectionRevision: string | null, adoption = woven) =>
    adoptionState(adoption, { answerRevision, sectionRevision })
  expect(state('a1', 's1')).toBe('current')
  expect(state('a1', 's2')).toBe('page-moved-on')
  expect(state('a2', 's2')).toBe('answer-changed')
  expect(state(null, 's1'), 'the answer was withdrawn').toBe('answer-changed')
  expect(state('a2', 's2', { ...woven, detachedAt: 1 })).toBe('detached')
})

test('answers are read accepted first, then by votes, then the older first', () => {
  const answer = (id: string, votes: number, answeredAt: number) => ({ id: id as AnswerId, votes, answeredAt })
  const all = [answer('late', 2, 9), answer('early', 2, 1), answer('liked', 5, 5), answer('taken', 0, 7)]
  expect(inReadingOrder(all, 'taken' as AnswerId).map(({ id }) => id)).toEqual(['taken', 'liked', 'early', 'late'])
  expect(inReadingOrder(all, null).map(({ id }) => id)).toEqual(['liked', 'early', 'late', 'taken'])
})

test('a review is due when its months have passed, and only for pages that somebody vouches for', () => {
  const page = { ...EMPTY_FIELDS, status: 'trusted' as const, reviewEvery: 6, reviewedAt: 0 }
  expect(reviewDue(page, 180 * DAY)).toBe(false)
  expect(reviewDue(page, 184 * DAY)).toBe(true)
  for (const status of ['draft', 'retired'] as const) expect(reviewDue({ ...page, status }, 999 * DAY)).toBe(false)
  expect(reviewDue({ ...page, reviewEvery: 0 }, 999 * DAY)).toBe(false)
})

test('everybody has initials and a colour, whatever their name is', () => {
  expect(initialsOf('Amina Bello')).toBe('AB')
  expect(initialsOf('  bert de vries ')).toBe('BV')
  expect(initialsOf('陳大文')).toBe('陳')
  expect(initialsOf('😀 Smile')).toBe('😀S')
  expect(initialsOf(' ')).toBe('?')
  expect(initialsOf('ilker ışık')).toBe('II')
  for (const id of ['', 'a', 'aminaaminaamina1']) {
    expect(hueOf(id)).toBeGreaterThanOrEqual(0)
    expect(hueOf(id)).toBeLessThan(12)
  }
})
