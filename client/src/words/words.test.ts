import { KIND_FIELDS, KINDS } from '@commonplace/domain'
import { describe, expect, test } from 'vitest'
import { ago, lasting, since } from './dates.ts'
import { words } from './en.ts'

const NOW = Date.UTC(2026, 10, 22, 12)
const HOUR = 3_600_000
const DAY = 24 * HOUR

describe('sentences', () => {
  test('Home says what happened in one sentence, and leaves out what did not', () => {
    const week = { people: 9, pagesChanged: 14, questionsAnswered: 6 }
    expect(words.home.sentence('on Thursday', week)).toBe(
      'Since you were here on Thursday, nine people changed 14 pages and answered six questions.',
    )
    expect(words.home.sentence(null, { people: 1, pagesChanged: 1, questionsAnswered: 0 })).toBe(
      'In the last week, one person changed one page.',
    )
  })

  test('every kind and every field of a kind has a word', () => {
    for (const kind of KINDS) {
      expect(words.kinds[kind].one).not.toBe('')
      for (const field of KIND_FIELDS[kind]) expect(words.pages.fields[field], field).toBeTruthy()
    }
  })
})

describe('times', () => {
  test('are said as people say them', () => {
    expect(ago(NOW - 20_000, NOW)).toBe('just now')
    expect(ago(NOW - 12 * 60_000, NOW)).toBe('12 minutes ago')
    expect(ago(NOW - 2 * HOUR, NOW)).toBe('2 hours ago')
    expect(ago(NOW - DAY, NOW)).toBe('yesterday')
    expect(ago(NOW - 40 * DAY, NOW, 'UTC')).toBe('13 October 2026')
    expect(ago(NOW + HOUR, NOW), 'a clock that runs ahead').toBe('just now')
  })

  test('a stay and a visit', () => {
    expect(lasting(NOW - 2 * DAY, NOW)).toBe('2 days')
    expect(lasting(NOW - 90 * 60_000, NOW)).toBe('1 hour')
    expect(since(NOW - 3 * DAY, NOW, 'UTC')).toBe('on Thursday')
    expect(since(NOW - DAY, NOW, 'UTC')).toBe('yesterday')
    expect(since(NOW - 19 * DAY, NOW, 'UTC')).toBe('on 3 November')
  })
})
