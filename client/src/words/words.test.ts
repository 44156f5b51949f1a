import { KIND_FIELDS, KINDS } from '@commonplace/domain'
import { seededRandom } from '@commonplace/kit'
import { describe, expect, test } from 'vitest'
import { arrangeWords } from './arranging.ts'
import { ago, beginning, fromTo, lasting, nextAgo, nextStep, since } from './dates.ts'
import { words } from './en.ts'
import { homeWords } from './home.ts'
import { measuresSentence } from './measures.ts'

const NOW = Date.UTC(2026, 10, 22, 12)
const HOUR = 3_600_000
const DAY = 24 * HOUR

describe('sentences', () => {
  test('Home says what happened in one sentence, and leaves out what did not', () => {
    const week = { people: 9, pagesChanged: 14, questionsAnswered: 6 }
    expect(homeWords.sentence('on Thursday', week)).toBe(
      'Since you were here on Thursday, nine people changed 14 pages and answered six questions.',
    )
    expect(homeWords.sentence(null, { people: 1, pagesChanged: 1, questionsAnswered: 0 })).toBe(
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

test('[LA3] one thing is said as one', () => {
  expect(arrangeWords.shownStays(1)).toBe('1 place shows this page or a section of it, and that stays so.')
  expect(arrangeWords.shownStays(2)).toBe('2 places show this page or a section of it, and that stays so.')
  const said = (count: number, of: number) =>
    measuresSentence({
      ...{
        range: '12w',
        before: null,
        unanswered: { count: 0, oldest: [] },
        trust: { pages: 0, trusted: 0, fresh: 0 },
      },
      whole: { writers: 2, resolved: { count, of, median: count > 0 ? 2 * DAY : null, ninth: null } },
    } as unknown as Parameters<typeof measuresSentence>[0])
  expect(said(1, 1)).toContain(', and the one question asked was resolved within 2 days.')
  expect(said(1, 5)).toContain(', and one of 5 questions was resolved, within 2 days.')
  expect(said(4, 5)).toContain(', and 4 of 5 questions were resolved, half of them within 2 days.')
  expect(said(0, 1)).toContain(', and one question was asked, and it is not resolved yet.')
})

describe('times', () => {
  test('a beginning, and how long from there', () => {
    const six = Date.UTC(2026, 0, 6, 18)
    // With a comma after the weekday or without, as the engine has it.
    const said = (text: string) => text.replaceAll('day, ', 'day ')
    expect(said(beginning(six, 'UTC'))).toBe('Tuesday 6 January 2026, 18:00')
    expect(said(fromTo(six, six + HOUR, 'UTC'))).toBe('Tuesday 6 January 2026, 18:00–19:00')
    expect(said(fromTo(six, six + DAY, 'UTC'))).toBe('Tuesday 6 January 2026, 18:00–Wednesday 7 January 2026, 18:00')
  })

  test('are said as people say them', () => {
    expect(ago(NOW - 20_000, NOW)).toBe('just now')
    expect(ago(NOW - 12 * 60_000, NOW)).toBe('12 minutes ago')
    expect(ago(NOW - 2 * HOUR, NOW)).toBe('2 hours ago')
    expect(ago(NOW - DAY, NOW)).toBe('yesterday')
    expect(ago(NOW - 40 * DAY, NOW, 'UTC')).toBe('13 October 2026')
    expect(ago(NOW + HOUR, NOW), 'a clock that runs ahead').toBe('just now')
  })

  test('are the same until the moment they are told to change', () => {
    const random = seededRandom(7)
    for (let n = 0; n < 400; n++) {
      const at = NOW - Math.floor(random.next() ** 6 * 60 * DAY) + HOUR
      for (const [said, next] of [
        [(now: number) => ago(at, now, 'UTC'), nextAgo(at, NOW)],
        [(now: number) => lasting(at, now), nextStep(at, NOW)],
      ] as const) {
        expect(next).toBeGreaterThan(NOW)
        const last = Math.min(next - 1, NOW + 400 * DAY)
        expect([said(last), said(NOW + Math.floor(random.next() * (last - NOW)))]).toEqual([said(NOW), said(NOW)])
      }
    }
    expect(ago(NOW - 60_000, nextAgo(NOW - 60_000, NOW))).toBe('2 minutes ago')
  })

  test('a stay and a visit', () => {
    expect(lasting(NOW - 2 * DAY, NOW)).toBe('2 days')
    expect(lasting(NOW - 90 * 60_000, NOW)).toBe('1 hour')
    expect(since(NOW - 3 * DAY, NOW, 'UTC')).toBe('on Thursday')
    expect(since(NOW - DAY, NOW, 'UTC')).toBe('yesterday')
    expect(since(NOW - 19 * DAY, NOW, 'UTC')).toBe('on 3 November')
  })
})
