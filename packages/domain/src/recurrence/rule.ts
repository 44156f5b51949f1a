import { RRuleTemporal } from 'rrule-temporal'
import type { WallTime, When } from '../gathering.ts'
import type { Instant } from '../ids.ts'
import { instantOf, wallOf } from './zones.ts'

// The one place that knows the library of rules. Rules are read strictly before they come to it.

/** What a rule may say: no more often than daily, and nothing about hours, which are those of the start. */
const PARTS: Readonly<Record<string, RegExp>> = {
  FREQ: /^(DAILY|WEEKLY|MONTHLY|YEARLY)$/,
  INTERVAL: /^[1-9]\d?$/,
  COUNT: /^[1-9]\d{0,2}$/,
  UNTIL: /^\d{8}(T\d{6}Z)?$/,
  BYDAY: /^(([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU))(,([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)){0,6}$/,
  BYMONTHDAY: /^-?([1-9]|[12]\d|3[01])(,-?([1-9]|[12]\d|3[01])){0,30}$/,
  BYMONTH: /^([1-9]|1[0-2])(,([1-9]|1[0-2])){0,11}$/,
  BYSETPOS: /^-?[1-5]$/,
  WKST: /^(MO|SU)$/,
}

/**
 * A rule as it is kept, or null where it is none of ours. A last day (`UNTIL=20261231`) is meant by the clocks of the zone, and is kept
 * as the instant it ends at, as RFC 5545 wants it beside a start with a zone.
 */
export function readRule(text: string, zone: string): string | null {
  const parts = new Map<string, string>()
  for (const part of text.trim().toUpperCase().split(';')) {
    const [name = '', value = '', ...more] = part.split('=')
    if (more.length > 0 || parts.has(name) || !Object.hasOwn(PARTS, name) || !PARTS[name]?.test(value)) return null
    parts.set(name, value)
  }
  const frequency = parts.get('FREQ')
  if (frequency === undefined || (parts.has('COUNT') && parts.has('UNTIL'))) return null
  const counted = /\d/.test(parts.get('BYDAY') ?? '')
  if (counted && frequency !== 'MONTHLY') return null
  if (frequency === 'WEEKLY' && parts.has('BYMONTHDAY')) return null
  // Written as monthly or yearly, these say the same without a look at each day.
  if (frequency === 'DAILY' && (parts.has('BYMONTHDAY') || parts.has('BYMONTH'))) return null
  const until = parts.get('UNTIL')
  if (until?.length === 8) {
    const day = `${until.slice(0, 4)}-${until.slice(4, 6)}-${until.slice(6)}`
    if (Number.isNaN(Date.parse(day))) return null
    parts.set('UNTIL', basicUtc(instantOf(`${day}T23:59`, zone)))
  } else if (until !== undefined && instantFrom(until) === null) return null
  return [...parts].map(([name, value]) => `${name}=${value}`).join(';')
}

/** `20261126T170000Z`. */
export const basicUtc = (at: Instant): string => `${new Date(at).toISOString().replace(/[-:]|\.\d+Z/g, '')}Z`
/** `20261126T180000`. */
export const basicWall = (wall: WallTime): string => `${wall.replace(/[-:]/g, '')}00`

function instantFrom(basic: string): Instant | null {
  const [, y, m, d, h, min, s] = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/.exec(basic) ?? []
  const at = Date.parse(`${y}-${m}-${d}T${h}:${min}:${s}Z`)
  return Number.isNaN(at) ? null : at
}

/** The rule with a last instant in the place of whatever ended it. */
export const endingAt = (rule: string, at: Instant): string =>
  [...rule.split(';').filter((part) => !/^(COUNT|UNTIL)=/.test(part)), `UNTIL=${basicUtc(at)}`].join(';')

/** Whether a rule comes to an end by itself. */
export const ends = (rule: string): boolean => /(^|;)(COUNT|UNTIL)=/.test(rule)

const compiled = new Map<string, RRuleTemporal>()
const MOST_COMPILED = 500

function compile({ start, zone, rule }: When): RRuleTemporal {
  const text = `DTSTART;TZID=${zone}:${basicWall(start)}\nRRULE:${rule}`
  const known = compiled.get(text)
  if (known) return known
  const made = new RRuleTemporal({ rruleString: text })
  if (compiled.size >= MOST_COMPILED) compiled.delete(compiled.keys().next().value ?? '')
  compiled.set(text, made)
  return made
}

/** The wall times that name what a gathering has between two instants, both included, in order. */
export function keysBetween(when: When, from: Instant, to: Instant): readonly WallTime[] {
  if (from > to) return []
  if (when.rule === null) {
    const at = instantOf(when.start, when.zone)
    return at >= from && at <= to ? [when.start] : []
  }
  return compile(when)
    .between(new Date(from), new Date(to), true)
    .map(({ epochMilliseconds }) => wallOf(epochMilliseconds, when.zone))
}
