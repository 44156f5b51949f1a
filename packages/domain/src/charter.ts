import type { Instant, MemberId, PageId } from './ids.ts'
import type { PageFields } from './page.ts'

// A charter is signed at a version. Edits of every day leave what was signed standing; a version that changes its meaning asks again.

/** Which version of a charter somebody signed last. */
export interface Signature {
  readonly pageId: PageId
  readonly memberId: MemberId
  readonly version: number
  readonly at: Instant
}

/** That a version of a charter means something else than the ones before it: who said so, and what is another now. */
export interface MeaningChange {
  readonly pageId: PageId
  readonly version: number
  readonly by: MemberId
  readonly at: Instant
  readonly why: string
}

/** How a signature stands: it holds, its charter means something else since, or its member is not here any more. */
export const SIGNATURE_STATES = ['holds', 'outdated', 'left'] as const
export type SignatureState = (typeof SIGNATURE_STATES)[number]

/** The longest sentence of what a new version means. */
export const LONGEST_MEANING = 200

/**
 * How a signature stands. It is of a membership: whoever left and comes back signs anew, because what is asked of them may be another thing.
 * `meaning` is the last version that changed what the charter means, 0 where none did.
 */
export function signatureState(
  { version, at }: Pick<Signature, 'version' | 'at'>,
  meaning: number,
  joinedAt: Instant | null,
): SignatureState {
  if (joinedAt === null || at < joinedAt) return 'left'
  return version >= meaning ? 'holds' : 'outdated'
}

const DAY = 24 * 60 * 60 * 1000
/** So long before its day hosts are reminded that a charter is to be renewed. */
export const RENEWAL_AHEAD = 14 * DAY

const A_DAY = /^(\d{4})-(\d{2})-(\d{2})$/

/** The day a charter says it is to be renewed, at noon in UTC so that it is that day nearly everywhere; null where it says none, or in other words. */
export function renewalOf({ extra }: Pick<PageFields, 'extra'>): Instant | null {
  const [, year, month, day] = A_DAY.exec(extra.renewal ?? '') ?? []
  if (year === undefined) return null
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day), 12)
  return new Date(at).toISOString().startsWith(`${year}-${month}-${day}`) ? at : null
}

/** Whether it is time to renew a charter. */
export function renewalDue(fields: Pick<PageFields, 'extra'>, now: Instant): boolean {
  const at = renewalOf(fields)
  return at !== null && now >= at - RENEWAL_AHEAD
}
