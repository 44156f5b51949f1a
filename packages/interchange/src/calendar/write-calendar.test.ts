import type { Exception, Gathering } from '@commonplace/domain'
import { occurrencesBetween } from '@commonplace/domain/recurrence'
import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { type CalendarEntry, writeCalendar } from './write-calendar.ts'

const NOW = Date.UTC(2026, 0, 5, 9)
const DAY = 24 * 60 * 60 * 1000
const gathering = (more: Partial<Gathering> = {}): Gathering =>
  ({
    ...{ id: 'gathering0000001', communityId: 'c', kind: 'show-and-tell', title: 'Show & Tell', about: '' },
    ...{ start: '2026-02-03T18:00', minutes: 90, zone: 'Europe/Berlin', rule: 'FREQ=WEEKLY;BYDAY=TU', place: 'Room 2' },
    ...{
      link: '',
      hostId: null,
      inTurn: false,
      sheet: '',
      sequence: 3,
      createdBy: 'm',
      createdAt: NOW,
      changedAt: NOW,
    },
    ...{ cancelled: null, continuesAs: null, ...(more as object) },
  }) as Gathering
const exception = (key: string, more: Partial<Exception>): Exception =>
  ({
    gatheringId: 'g',
    key,
    start: null,
    cancelled: null,
    hostId: null,
    pageId: null,
    ...more,
  }) as Exception
const entry = (one: Gathering, exceptions: readonly Exception[] = []): CalendarEntry => ({
  ...{ gathering: one, exceptions, url: 'https://cop.example/fixers/programme/g', link: '', host: 'Host: Bo' },
})
const written = (...entries: CalendarEntry[]) =>
  writeCalendar(entries, { name: 'The Fixers', host: 'cop.example', now: NOW })

/** When a calendar program that knows no zones but those in the file says that things are. */
function readBack(text: string, until: number): { start: number; minutes: number; uid: string; status: string }[] {
  const calendar = new ICAL.Component(ICAL.parse(text))
  ICAL.TimezoneService.reset()
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone)
  const events = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one))
  const masters = events.filter((event) => !event.isRecurrenceException())
  const found = masters.flatMap((event) => {
    const { uid } = event
    const status = String(event.component.getFirstPropertyValue('status'))
    const told = (start: ICAL.Time, minutes: number) => ({ start: start.toJSDate().getTime(), minutes, uid, status })
    if (!event.isRecurring()) return [told(event.startDate, event.duration.toSeconds() / 60)]
    for (const other of events) if (other.uid === uid && other.isRecurrenceException()) event.relateException(other)
    const all: ReturnType<typeof told>[] = []
    const iterator = event.iterator()
    for (let next = iterator.next(); next; next = iterator.next()) {
      if (next.toJSDate().getTime() > until) break
      const details = event.getOccurrenceDetails(next)
      all.push(told(details.startDate, details.item.duration.toSeconds() / 60))
    }
    return all
  })
  return found.sort((a, b) => a.start - b.start)
}

const YEAR_END = Date.UTC(2026, 11, 31)

test.each(['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'UTC'])(
  '[RH20] a calendar program reads the same instants as the programme shows, over a year of changing clocks, in %s',
  (zone) => {
    const exceptions = [
      exception('2026-03-31T18:00', { cancelled: 'Fair week' }),
      exception('2026-10-27T18:00', { start: '2026-10-24T09:30' }),
    ]
    const one = gathering({ zone })
    const shown = occurrencesBetween(one, exceptions, 0, YEAR_END).filter(({ cancelled }) => cancelled === null)
    const read = readBack(written(entry(one, exceptions)), YEAR_END)
    expect(read.map(({ start }) => start)).toEqual(shown.map(({ start }) => start))
    expect(shown).toHaveLength(47)
    expect(new Set(read.map(({ minutes, uid }) => `${minutes} ${uid}`))).toEqual(
      new Set(['90 gathering0000001@cop.example']),
    )
  },
)

test('[RH20] what is called off stays as far as it took place; what never did is marked as cancelled', () => {
  const cancelled = { at: Date.UTC(2026, 1, 18), why: 'Nobody comes' }
  const partly = readBack(written(entry(gathering({ cancelled }))), YEAR_END)
  expect(partly.map(({ start, status }) => [start, status])).toEqual(
    [3, 10, 17].map((day) => [Date.UTC(2026, 1, day, 17), 'CONFIRMED']),
  )
  const moved = [exception('2026-02-24T18:00', { start: '2026-02-25T18:00' })]
  const late = readBack(written(entry(gathering({ cancelled }), moved)), YEAR_END)
  expect(late.filter(({ status }) => status !== 'CANCELLED')).toHaveLength(3)
  const never = { cancelled: { at: NOW, why: 'No room' } }
  expect(readBack(written(entry(gathering(never))), NOW + 40 * DAY)[0]?.status).toBe('CANCELLED')
  expect(readBack(written(entry(gathering({ ...never, rule: null }))), YEAR_END)[0]?.status).toBe('CANCELLED')
})

test('[RH20] what was moved forward over the end of its rule is read where it took place', () => {
  const one = gathering({ rule: 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20260212T000000Z' })
  const exceptions = [exception('2026-02-24T18:00', { start: '2026-02-11T18:00' })]
  const shown = occurrencesBetween(one, exceptions, 0, YEAR_END).map(({ start }) => start)
  expect(shown).toEqual([3, 10, 11].map((day) => Date.UTC(2026, 1, day, 17)))
  expect(readBack(written(entry(one, exceptions)), YEAR_END).map(({ start }) => start)).toEqual(shown)
})

test('[RH20] names are unique in the world, a change counts up, and lines are folded and escaped so that no title begins another', () => {
  const title = 'Tea; cakes, \\o/\r\nBEGIN:VEVENT 茶とお菓子をたくさん用意してお待ちしております、どうぞお越しください'
  const text = written(
    entry(gathering({ title, about: 'a\nb' })),
    entry(gathering({ id: 'gathering0000002' as Gathering['id'], rule: null })),
  )
  expect(text.split('\r\n').every((line) => new TextEncoder().encode(line).length <= 75)).toBe(true)
  expect(text.replaceAll('\r\n', '')).not.toContain('\n')
  const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent')
  expect(events.map((one) => one.getFirstPropertyValue('summary'))).toEqual([title.replace('\r', ''), 'Show & Tell'])
  expect(events[0]?.getFirstPropertyValue('sequence')).toBe(3)
  expect(events.map((one) => String(one.getFirstPropertyValue('uid')))).toEqual([
    'gathering0000001@cop.example',
    'gathering0000002@cop.example',
  ])
  expect(String(events[0]?.getFirstPropertyValue('description'))).toContain('a\nb\n\nHost: Bo')
})
