// Times as people say them. Everything takes the clock and the zone as arguments, so that server and browser can agree on the first view.

const LOCALE = 'en-GB'
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

type Zone = string | undefined

const formats = new Map<string, Intl.DateTimeFormat>()
function format(name: string, options: Intl.DateTimeFormatOptions, zone: Zone): Intl.DateTimeFormat {
  const key = `${name} ${zone ?? ''}`
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(LOCALE, { ...options, ...(zone ? { timeZone: zone } : {}) })
  formats.set(key, made)
  return made
}

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })

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
  if (past < MINUTE) return 'just now'
  if (past < HOUR) return relative.format(-Math.floor(past / MINUTE), 'minute')
  if (past < DAY) return relative.format(-Math.floor(past / HOUR), 'hour')
  if (past < 28 * DAY) return relative.format(-Math.floor(past / DAY), 'day')
  return dayOf(at, zone)
}

/** How long something has been open: "2 days", "5 hours". */
export function lasting(from: number, now: number): string {
  const past = Math.max(0, now - from)
  const [count, unit] =
    past < HOUR
      ? [Math.max(1, Math.floor(past / MINUTE)), 'minute']
      : past < DAY
        ? [Math.floor(past / HOUR), 'hour']
        : [Math.floor(past / DAY), 'day']
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}

/** When somebody was last here, inside a sentence: "on Thursday", "yesterday", "on 3 November". */
export function since(at: number, now: number, zone?: Zone): string {
  const days = Math.floor((now - at) / DAY)
  if (days < 1) return 'earlier today'
  if (days < 2) return 'yesterday'
  if (days < 7) return `on ${format('weekday', { weekday: 'long' }, zone).format(at)}`
  return `on ${format('short', { day: 'numeric', month: 'long' }, zone).format(at)}`
}
