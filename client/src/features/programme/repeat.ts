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
  const [, y, m, d, h, min, s] = /UNTIL=(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z/.exec(rule) ?? []
  const bare = rule.replace(/;?UNTIL=[^;]*/, '')
  const repeat = repeatsFor(day).find((one) => ruleOf(one, day) === bare)
  if (!repeat) return { repeat: 'own', until: '' }
  const end = y === undefined ? null : Date.parse(`${y}-${m}-${d}T${h}:${min}:${s}Z`)
  const until = end === null ? '' : new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(end)
  return { repeat, until }
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

/** A kept rule in words; one that nobody chose from the list, as it is written. */
export function ruleWords(rule: string, first: string, zone: string): string {
  const day = first.slice(0, 10)
  const { repeat, until } = chosenOf(rule, day, zone)
  if (repeat === 'own') return rule
  const said = repeatWords(repeat, day)
  return until ? programmeWords.repeat.until(said, dayOf(dateOf(until).getTime(), 'UTC')) : said
}
