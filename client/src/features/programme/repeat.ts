import { dayOf } from '../../words/dates.ts'
import { moments } from '../../words/en.ts'
import { programmeWords } from '../../words/programme.ts'

// Rules as people choose them, and as RFC 5545 writes them.

export const REPEATS = ['once', 'weekly', 'fortnightly', 'nth', 'last', 'monthDay', 'own'] as const
export type Repeat = (typeof REPEATS)[number]

const DAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']
const WEEK = 7

const dateOf = (day: string): Date => new Date(`${day}T00:00:00Z`)
const isDay = (day: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(dateOf(day).getTime())

/** What a day can repeat as: a fifth Tuesday is a last one. */
export function repeatsFor(day: string): readonly Repeat[] {
  if (!isDay(day)) return ['once', 'own']
  const date = dateOf(day)
  const n = Math.ceil(date.getUTCDate() / WEEK)
  const inMonth = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  const isLast = date.getUTCDate() + WEEK > inMonth
  return REPEATS.filter((one) => (one !== 'nth' || n <= 4) && (one !== 'last' || isLast))
}

/** The rule of a choice, without an end; null for once, and for what is written by hand. */
export function ruleOf(repeat: Repeat, day: string): string | null {
  if (!isDay(day)) return null
  const date = dateOf(day)
  const weekday = DAYS[date.getUTCDay()]
  switch (repeat) {
    case 'weekly':
      return `FREQ=WEEKLY;BYDAY=${weekday}`
    case 'fortnightly':
      return `FREQ=WEEKLY;INTERVAL=2;BYDAY=${weekday}`
    case 'nth':
      return `FREQ=MONTHLY;BYDAY=${Math.ceil(date.getUTCDate() / WEEK)}${weekday}`
    case 'last':
      return `FREQ=MONTHLY;BYDAY=-1${weekday}`
    case 'monthDay':
      return `FREQ=MONTHLY;BYMONTHDAY=${date.getUTCDate()}`
    default:
      return null
  }
}

export const withUntil = (rule: string, until: string): string =>
  isDay(until) ? `${rule};UNTIL=${until.replaceAll('-', '')}` : rule

export interface Chosen {
  readonly repeat: Repeat
  /** The last day by the clock of the zone; empty where there is none. */
  readonly until: string
}

/** A kept rule as it was chosen, for a gathering that begins on this day. */
export function chosenOf(rule: string | null, day: string, zone: string): Chosen {
  if (rule === null) return { repeat: 'once', until: '' }
  const bare = rule.replace(/;?UNTIL=[^;]*/, '')
  const repeat = repeatsFor(day).find((one) => ruleOf(one, day) === bare)
  return repeat ? { repeat, until: untilOf(rule, zone) } : { repeat: 'own', until: '' }
}

/** The last day of a kept rule, by the clock of the zone; empty where it names none. */
function untilOf(rule: string, zone: string): string {
  const [, y, m, d, h, min, s] = /UNTIL=(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z/.exec(rule) ?? []
  if (y === undefined) return ''
  const end = Date.parse(`${y}-${m}-${d}T${h}:${min}:${s}Z`)
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(end)
}

const dayNames = new Intl.DateTimeFormat(moments.locale, { weekday: 'long', timeZone: 'UTC' })

/** A choice in words. */
export function repeatWords(repeat: Repeat, day: string): string {
  const { repeat: said } = programmeWords
  if (repeat === 'once' || repeat === 'own' || !isDay(day)) return repeat === 'once' ? said.once : said.own
  const date = dateOf(day)
  const name = dayNames.format(date)
  if (repeat === 'nth') return said.nth(Math.ceil(date.getUTCDate() / WEEK), name)
  return repeat === 'monthDay' ? said.monthDay(date.getUTCDate()) : said[repeat](name)
}

/** A kept rule in words; one that no sentence of these says, as it is written. */
export function ruleWords(rule: string, first: string, zone: string): string {
  const { repeat: said } = programmeWords
  const day = first.slice(0, 10)
  const { repeat } = chosenOf(rule, day, zone)
  const words = repeat === 'own' ? ownWords(rule, day) : repeatWords(repeat, day)
  if (words === null) return `${said.own}: ${rule}`
  const until = untilOf(rule, zone)
  return until ? said.until(words, dayOf(dateOf(until).getTime(), 'UTC')) : words
}

const UNITS: Readonly<Record<string, 'day' | 'week' | 'month' | 'year'>> = {
  ...{ DAILY: 'day', WEEKLY: 'week', MONTHLY: 'month', YEARLY: 'year' },
}
const SAID = new Set(['FREQ', 'INTERVAL', 'BYDAY', 'BYMONTHDAY', 'COUNT', 'UNTIL', 'WKST'])
/** A Sunday, to name the days of a week after it. */
const SUNDAY = Date.UTC(2026, 0, 4)
const lists = new Intl.ListFormat(moments.locale)

/** A rule that was written by hand, without its last day; null where it says more than is said here. */
function ownWords(rule: string, day: string): string | null {
  const parts = new Map(rule.split(';').map((part) => part.split('=') as [string, string]))
  const unit = UNITS[parts.get('FREQ') ?? '']
  if (!unit || !isDay(day) || [...parts.keys()].some((name) => !SAID.has(name))) return null
  const days = daysOf(parts, unit, dateOf(day))
  if (days === null) return null
  const { repeat: said } = programmeWords
  const every = said.every(Number(parts.get('INTERVAL') ?? 1), unit)
  const words = days.length > 0 ? said.on(every, lists.format(days)) : every
  const count = Number(parts.get('COUNT') ?? 0)
  return count > 0 ? said.times(words, count) : words
}

/** The days of such a rule by name, those of its first day where it names none. */
function daysOf(parts: ReadonlyMap<string, string>, unit: string, first: Date): string[] | null {
  const { repeat: said } = programmeWords
  const [byDay, byMonthDay] = [parts.get('BYDAY'), parts.get('BYMONTHDAY')]
  if (unit === 'day' || unit === 'year') return byDay || byMonthDay ? null : []
  if (byMonthDay) {
    if (byDay || byMonthDay.includes('-')) return null
    return byMonthDay.split(',').map((one) => said.inMonth(Number(one)))
  }
  if (!byDay) return [unit === 'week' ? dayNames.format(first) : said.inMonth(first.getUTCDate())]
  const named = byDay.split(',').map((one) => {
    const [, n = '', weekday = ''] = /^([+-]?\d)?([A-Z]{2})$/.exec(one) ?? []
    const name = dayNames.format(SUNDAY + DAYS.indexOf(weekday) * 24 * 60 * 60 * 1000)
    return n === '' ? name : Number(n) > 0 || Number(n) === -1 ? said.nthDay(Number(n), name) : null
  })
  return named.every((one) => one !== null) ? named : null
}
