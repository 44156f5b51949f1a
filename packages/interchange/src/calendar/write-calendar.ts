import type { Exception, Gathering, Instant } from '@commonplace/domain'
import {
  basicUtc,
  basicWall,
  endingAt,
  ends,
  instantOf,
  keysBetween,
  occurrenceAt,
} from '@commonplace/domain/recurrence'
import { escapeText, fold } from './lines.ts'
import { zoneLines } from './zone.ts'

const DAY = 24 * 60 * 60 * 1000
/** How far ahead a calendar says what the clocks of its zones do; programs ask again long before. */
const AHEAD = 5 * 366 * DAY

/** A gathering with all that calendars are told of it. */
export interface CalendarEntry {
  readonly gathering: Gathering
  readonly exceptions: readonly Exception[]
  readonly url: string
  /** Where it is online, for whoever may know. */
  readonly link: string
  /** A line about who hosts it. */
  readonly host: string | null
}

export interface CalendarOptions {
  readonly name: string
  /** Where this installation is: what makes its names unique in the world. */
  readonly host: string
  readonly now: Instant
}

/** `DTSTART;TZID=Europe/Berlin:20260106T180000`; UTC is written as UTC. */
const timed = (name: string, zone: string, wall: string): string =>
  zone === 'UTC' ? `${name}:${basicWall(wall)}Z` : `${name};TZID=${zone}:${basicWall(wall)}`

/** The rule as far as it was not called off; null where nothing of it ever took place. */
function standingRule({ start, zone, rule, minutes, cancelled }: Gathering): string | null {
  if (rule === null || cancelled === null) return cancelled ? null : rule
  const ended = endingAt(rule, cancelled.at - 1000)
  const at = instantOf(start, zone)
  return keysBetween({ start, zone, minutes, rule: ended }, at, at).length > 0 ? ended : null
}

function wordsOf({ gathering, url, link, host }: CalendarEntry): string[] {
  const { title, about, place } = gathering
  const told = [about, host ?? '', link, url].filter((one) => one !== '').join('\n\n')
  const where = place || link
  return [
    `SUMMARY:${escapeText(title)}`,
    `DESCRIPTION:${escapeText(told)}`,
    ...(where ? [`LOCATION:${escapeText(where)}`] : []),
    `URL:${url}`,
  ]
}

function eventsOf(entry: CalendarEntry, { host }: CalendarOptions): string[] {
  const { gathering, exceptions } = entry
  const { id, zone, start, minutes, rule, cancelled, sequence, createdAt, changedAt } = gathering
  const standing = standingRule(gathering)
  const isOff = cancelled !== null && standing === null
  const known = exceptions.filter(({ key }) => occurrenceAt(gathering, exceptions, key) !== null)
  const head = [
    'BEGIN:VEVENT',
    `UID:${id}@${host}`,
    `DTSTAMP:${basicUtc(changedAt)}`,
    `CREATED:${basicUtc(createdAt)}`,
    `LAST-MODIFIED:${basicUtc(changedAt)}`,
    `SEQUENCE:${sequence}`,
  ]
  const tail = [`DURATION:PT${minutes}M`, ...wordsOf(entry)]
  if (rule === null) {
    const [only] = known
    const off = isOff || (only?.cancelled ?? null) !== null
    return [
      ...head,
      timed('DTSTART', zone, only?.start ?? start),
      ...tail,
      `STATUS:${off ? 'CANCELLED' : 'CONFIRMED'}`,
      'END:VEVENT',
    ]
  }
  const away = known.filter((one) => one.cancelled !== null)
  const moved = known.filter((one) => one.cancelled === null && one.start !== null)
  const isLate = ({ key, start: to }: Exception) => cancelled !== null && instantOf(to ?? key, zone) >= cancelled.at
  // Moved forward over the end of its rule: programs would not look for what the rule does not name.
  const beyond = moved.filter((one) => {
    const at = instantOf(one.key, zone)
    return !isLate(one) && keysBetween({ start, zone, minutes, rule: standing ?? rule }, at, at).length === 0
  })
  return [
    ...head,
    timed('DTSTART', zone, start),
    `RRULE:${standing ?? rule}`,
    ...beyond.map(({ key }) => timed('RDATE', zone, key)),
    ...away.map(({ key }) => timed('EXDATE', zone, key)),
    ...tail,
    `STATUS:${isOff ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
    ...moved.flatMap((one) => [
      ...head,
      timed('RECURRENCE-ID', zone, one.key),
      timed('DTSTART', zone, one.start ?? one.key),
      ...tail,
      `STATUS:${isLate(one) ? 'CANCELLED' : 'CONFIRMED'}`,
      'END:VEVENT',
    ]),
  ]
}

/** Gatherings as a calendar (RFC 5545), for the programs that people keep their days in. */
export function writeCalendar(entries: readonly CalendarEntry[], options: CalendarOptions): string {
  const { name, now } = options
  const zones = Map.groupBy(entries, ({ gathering }) => gathering.zone)
  zones.delete('UTC')
  const zoned = [...zones].flatMap(([zone, of]) => {
    const firsts = of.map(({ gathering }) => instantOf(gathering.start, zone))
    const endless = of.some(({ gathering: { rule } }) => rule !== null && !ends(rule))
    const last = Math.max(now, ...firsts) + (endless ? AHEAD : 366 * DAY)
    return zoneLines(zone, Math.min(...firsts) - DAY, last)
  })
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Commonplace//Programme//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escapeText(name)}`,
    `X-WR-CALNAME:${escapeText(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    ...zoned,
    ...entries.flatMap((entry) => eventsOf(entry, options)),
    'END:VCALENDAR',
  ]
  return lines.map(fold).join('')
}
