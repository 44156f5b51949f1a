// Times as people say them. Everything takes the clock and the zone as arguments, so that server and browser can agree on the first view.
import { moments } from './en.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

type Zone = string | undefined

const formats = new Map<string, Intl.DateTimeFormat>()
function format(name: string, options: Intl.DateTimeFormatOptions, zone: Zone): Intl.DateTimeFormat {
  const key = `${name} ${zone ?? ''}`
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(moments.locale, { ...options, ...(zone ? { timeZone: zone } : {}) })
  formats.set(key, made)
  return made
}

/** Made when it is first asked for, as the forms of the words are. */
let relative: Intl.RelativeTimeFormat | null = null
function backBy(count: number, unit: Intl.RelativeTimeFormatUnit): string {
  relative ??= new Intl.RelativeTimeFormat(moments.locale, { numeric: 'auto' })
  return relative.format(-Math.floor(count), unit)
}

/** "3 November 2026". */
export function dayOf(at: number, zone?: Zone): string {
  return format('day', { day: 'numeric', month: 'long', year: 'numeric' }, zone).format(at)
}

/** "Sunday 22 November". */
export function todayLine(at: number, zone?: Zone): string {
  return format('today', { weekday: 'long', day: 'numeric', month: 'long' }, zone).format(at)
}

/** "3 November 2026 at 14:02". */
export function exactly(at: number, zone?: Zone): string {
  return format('exact', { dateStyle: 'long', timeStyle: 'short' }, zone).format(at)
}

/** "14:02". */
export function clockTime(at: number, zone?: Zone): string {
  return format('clock', { hour: '2-digit', minute: '2-digit' }, zone).format(at)
}

/** "just now", "12 minutes ago", "yesterday", "5 days ago", and past four weeks the day itself. */
export function ago(at: number, now: number, zone?: Zone): string {
  const past = now - at
  if (past < MINUTE) return moments.justNow
  if (past < HOUR) return backBy(past / MINUTE, 'minute')
  if (past < DAY) return backBy(past / HOUR, 'hour')
  if (past < 28 * DAY) return backBy(past / DAY, 'day')
  return dayOf(at, zone)
}

/** When a time said as "3 minutes ago" or "2 hours" is said otherwise than it is now. */
export function nextStep(at: number, now: number): number {
  const past = Math.max(0, now - at)
  const step = past < HOUR ? MINUTE : past < DAY ? HOUR : DAY
  return at + (Math.floor(past / step) + 1) * step
}

/** The same of `ago`, which past four weeks says the day and never another. */
export const nextAgo = (at: number, now: number): number =>
  now - at < 28 * DAY ? nextStep(at, now) : Number.POSITIVE_INFINITY

const long = (count: number, unit: 'minute' | 'hour' | 'day'): string =>
  new Intl.NumberFormat(moments.locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count)

/** How long something has been open: "2 days", "5 hours". */
export function lasting(from: number, now: number): string {
  const past = Math.max(0, now - from)
  if (past < HOUR) return long(Math.max(1, Math.floor(past / MINUTE)), 'minute')
  return past < DAY ? long(Math.floor(past / HOUR), 'hour') : long(Math.floor(past / DAY), 'day')
}

/** When somebody was last here, inside a sentence: "on Thursday", "yesterday", "on 3 November". */
export function since(at: number, now: number, zone?: Zone): string {
  const days = Math.floor((now - at) / DAY)
  if (days < 1) return moments.earlierToday
  if (days < 2) return moments.yesterday
  if (days < 7) return moments.on(format('weekday', { weekday: 'long' }, zone).format(at))
  return moments.on(format('short', { day: 'numeric', month: 'long' }, zone).format(at))
}

const weekdayOf = (at: number, zone: Zone): string =>
  format('weekday-day', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }, zone).format(at)

/** "Tuesday 6 January 2026, 18:00". */
export const beginning = (at: number, zone?: Zone): string => `${weekdayOf(at, zone)}, ${clockTime(at, zone)}`

/** "Tuesday 6 January 2026, 18:00–19:00"; with both days where it goes past midnight. */
export function fromTo(start: number, end: number, zone?: Zone): string {
  const sameDay = weekdayOf(start, zone) === weekdayOf(end, zone)
  return `${beginning(start, zone)}–${sameDay ? clockTime(end, zone) : beginning(end, zone)}`
}

/** "Tue", "6" and "Jan 2026", for the date in front of a row. */
export function dayParts(at: number, zone?: Zone): { weekday: string; day: string; month: string } {
  return {
    weekday: format('short-weekday', { weekday: 'short' }, zone).format(at),
    day: format('day-number', { day: 'numeric' }, zone).format(at),
    month: format('short-month', { month: 'short', year: 'numeric' }, zone).format(at),
  }
}
