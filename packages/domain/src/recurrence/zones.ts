import type { WallTime } from '../gathering.ts'
import type { Instant } from '../ids.ts'

// Time zones as the runtime knows them. Nothing here knows a rule of summer time: it is all read from Intl.

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** A zone by name, without offsets and without what only some runtimes know. */
const ZONE_NAME = /^(UTC|[A-Za-z_]+(\/[A-Za-z0-9_+-]+){1,2})$/
export const WALL_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/

const formats = new Map<string, Intl.DateTimeFormat | null>()

function formatOf(zone: string): Intl.DateTimeFormat | null {
  const known = formats.get(zone)
  if (known !== undefined) return known
  let made: Intl.DateTimeFormat | null = null
  try {
    const number = 'numeric' as const
    const parts = { year: number, month: number, day: number, hour: number, minute: number, second: number }
    made = new Intl.DateTimeFormat('en-US', { ...parts, timeZone: zone, hourCycle: 'h23' })
  } catch (error) {
    // Intl says so of a name that it does not know.
    if (!(error instanceof RangeError)) throw error
  }
  // Whatever is sent here is remembered, so what is nonsense must not fill the memory.
  if (formats.size < 1000) formats.set(zone, made)
  return made
}

/** Whether this is the name of a time zone. */
export const isZone = (zone: string): boolean => ZONE_NAME.test(zone) && formatOf(zone) !== null

/** What the clocks of a zone are ahead of UTC at an instant, in milliseconds. */
export function offsetAt(at: Instant, zone: string): number {
  const format = formatOf(zone)
  if (format === null) throw new RangeError(`There is no time zone ${zone}.`)
  const of: Record<string, number> = {}
  for (const { type, value } of format.formatToParts(at)) of[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = of
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000
}

/** A wall time as if it were UTC; null for one that no calendar has. */
export function asUtc(wall: WallTime): number | null {
  if (!WALL_TIME.test(wall)) return null
  const at = Date.parse(`${wall}:00Z`)
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 16) !== wall ? null : at
}

/** What clocks in a zone show at an instant. */
export const wallOf = (at: Instant, zone: string): WallTime =>
  new Date(at + offsetAt(at, zone)).toISOString().slice(0, 16)

/** Every instant at which clocks in a zone show this: one, none where they are put forward over it, two where they are put back. */
export function instantsOf(wall: WallTime, zone: string): readonly Instant[] {
  const local = asUtc(wall)
  if (local === null) return []
  const offsets = new Set([offsetAt(local - DAY, zone), offsetAt(local + DAY, zone)])
  return [...offsets]
    .map((offset) => local - offset)
    .filter((at) => wallOf(at, zone) === wall)
    .sort((a, b) => a - b)
}

/** The first instant at which clocks show this; of a time that is skipped, the one that the clocks before would have shown it at. */
export function instantOf(wall: WallTime, zone: string): Instant {
  const [first] = instantsOf(wall, zone)
  if (first !== undefined) return first
  const local = asUtc(wall)
  if (local === null) throw new RangeError(`${wall} is no time.`)
  return local - offsetAt(local - DAY, zone)
}

export interface Transition {
  readonly at: Instant
  readonly before: number
  readonly after: number
}

/** When the clocks of a zone change between two instants, in order. */
export function transitionsOf(zone: string, from: Instant, to: Instant): readonly Transition[] {
  const found: Transition[] = []
  for (let at = from; at < to; at += 7 * DAY) {
    const end = Math.min(at + 7 * DAY, to)
    const before = offsetAt(at, zone)
    const after = offsetAt(end, zone)
    if (before === after) continue
    let [low, high] = [at, end]
    while (high - low > 1000) {
      const middle = Math.floor((low + high) / 2000) * 1000
      if (offsetAt(middle, zone) === before) low = middle
      else high = middle
    }
    found.push({ at: high, before, after })
  }
  return found
}
