import { Refusal } from '@commonplace/api'
import type { Instant } from '@commonplace/domain'

// How far a device has come. Two places, because pages and questions are read one after the other; each is the moment of the last change
// it has and, where several changed in the same moment, the id up to which it has them.

export interface Place {
  readonly at: Instant
  readonly id: string
}
export interface OfflineCursor {
  readonly pages: Place
  readonly questions: Place
  /** When the device began to get everything for the first time; 0 once it has. What went before that it never had. */
  readonly begun: Instant
}

const START: OfflineCursor = { pages: { at: 0, id: '' }, questions: { at: 0, id: '' }, begun: 0 }

export const writeCursor = ({ pages, questions, begun }: OfflineCursor): string =>
  Buffer.from(JSON.stringify([pages.at, pages.id, questions.at, questions.id, begun])).toString('base64url')

/** The cursor a device sent; without one it begins now. */
export function readCursor(text: string | undefined, now: Instant): OfflineCursor {
  if (text === undefined || text === '') return { ...START, begun: now }
  const [pagesAt, pagesId, questionsAt, questionsId, begun] = partsOf(text)
  return {
    pages: { at: numberOf(pagesAt), id: stringOf(pagesId) },
    questions: { at: numberOf(questionsAt), id: stringOf(questionsId) },
    begun: numberOf(begun),
  }
}

const refuse = (): Refusal =>
  new Refusal('bad-input', 'This cursor is not one of ours. Leave it out to begin anew.', { field: 'since' })

function partsOf(text: string): readonly unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    if (Array.isArray(parts) && parts.length === 5) return parts
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  throw refuse()
}

function numberOf(value: unknown): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value
  throw refuse()
}

function stringOf(value: unknown): string {
  if (typeof value === 'string' && value.length <= 64) return value
  throw refuse()
}

interface Changed {
  readonly id: string
  readonly changedAt: Instant
}

/** Up to `limit` things that changed after a place, in order. `read` gives those at or after an instant, in the same order. */
export async function changedAfter<T extends Changed>(
  read: (since: Instant, limit: number) => Promise<readonly T[]>,
  place: Place,
  limit: number,
): Promise<readonly T[]> {
  if (limit === 0) return []
  // What changed in the very moment of the cursor comes again and is passed over; an import can put many things into one moment.
  for (let take = limit + 50; ; take *= 4) {
    const all = await read(place.at, take)
    const later = all.filter((one) => one.changedAt > place.at || one.id > place.id)
    if (later.length >= limit || all.length < take) return later.slice(0, limit)
  }
}

/** The place after these. */
export function placeAfter(changed: readonly Changed[], before: Place): Place {
  const last = changed.at(-1)
  return last ? { at: last.changedAt, id: last.id } : before
}
