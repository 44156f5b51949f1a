import { Refusal } from '@commonplace/api'
import type { Instant, When } from '@commonplace/domain'
import {
  asUtc,
  instantOf,
  instantsOf,
  isZone,
  keysBetween,
  nextOccurrences,
  readRule,
} from '@commonplace/domain/recurrence'
import { say } from '../../words/say.ts'

/** When a gathering is, as it is kept. Refuses, in a sentence, what takes place never, or otherwise than its calendar would say. */
export function judgeWhen(given: When, now: Instant): When {
  const { start, zone } = given
  if (!isZone(zone)) throw new Refusal('bad-input', say('noZone'), { field: 'zone' })
  if (asUtc(start) === null) throw new Refusal('bad-input', say('noSuchDay'), { field: 'start' })
  refuseSkipped(start, zone)
  refuseFar(start, zone, now)
  const rule = given.rule === null ? null : readRule(given.rule, zone)
  if (given.rule !== null && rule === null)
    throw new Refusal('bad-input', say('badRule'), {
      field: 'rule',
    })
  const when = { ...given, rule }
  const at = instantOf(start, zone)
  if (!keysBetween(when, at, at).includes(start))
    throw new Refusal('bad-input', say('notOnRule'), {
      field: 'start',
    })
  if (nextOccurrences({ ...when, cancelled: null }, [], now, 1).length === 0)
    throw new Refusal('bad-input', say('noneToCome'), { field: 'start' })
  return when
}

const YEAR = 366 * 24 * 60 * 60 * 1000

/** Nobody plans by centuries; and a year that is far away would have calendars count the clocks of all years until then. */
export function refuseFar(wall: string, zone: string, now: Instant): void {
  const at = instantOf(wall, zone)
  if (at < now - 2 * YEAR || at > now + 10 * YEAR) throw new Refusal('bad-input', say('tooFarDay'), { field: 'start' })
}

/** A time that clocks do not show on that day. */
export function refuseSkipped(wall: string, zone: string): void {
  if (instantsOf(wall, zone).length > 0) return
  throw new Refusal('bad-input', say('skippedTime'), {
    field: 'start',
  })
}
