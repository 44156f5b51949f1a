import { Refusal } from '@commonplace/api'
import type { Instant } from '@commonplace/domain'
import { say } from '../../words/say.ts'

// How far a device has come. Three places, because pages, questions and its owner's stars are read one after the other; each is the moment
// of the last change it has and, where several changed in the same moment, the id up to which it has them.

export interface Place {
  readonly at: Instant
  readonly id: string
}
export interface OfflineCursor {
  readonly pages: Place
  readonly questions: Place
  /** What was starred, or lost its star, is told like a change. */
  readonly stars: Place
  /** When the device began to get everything for the first time; 0 once it has. What went before that it never had. */
  readonly begun: Instant
  /** How much its owner was in the community. With another role everything is asked for anew: other pages may be theirs to see. */
  readonly rank: number
  /** Its owner was more than they are now, and what they may not see any more is told to be gone. */
  readonly fell: boolean
}

const START: Place = { at: 0, id: '' }

export const writeCursor = ({ pages, questions, stars, begun, rank, fell }: OfflineCursor): string =>
  Buffer.from(
    JSON.stringify([
      ...[pages.at, pages.id, questions.at, questions.id, begun],
      ...[rank, fell ? 1 : 0, stars.at, stars.id],
    ]),
  ).toString('base64url')

/** The cursor a device sent; without one it begins now. `rank` is how much its owner is in the community today. */
export function readCursor(text: string | undefined, now: Instant, rank: number): OfflineCursor {
  // What is starred by now comes with the pages and questions themselves.
  const anew = { pages: START, questions: START, stars: { at: now, id: '' }, rank }
  if (text === undefined || text === '') return { ...anew, begun: now, fell: false }
  const [pagesAt, pagesId, questionsAt, questionsId, begun, before = rank, fell = 0, starsAt = 0, starsId = ''] =
    partsOf(text)
  const was = numberOf(before)
  if (was !== rank) return { ...anew, begun: 0, fell: was > rank || numberOf(fell) === 1 }
  return {
    pages: { at: numberOf(pagesAt), id: stringOf(pagesId) },
    questions: { at: numberOf(questionsAt), id: stringOf(questionsId) },
    begun: numberOf(begun),
    rank,
    fell: numberOf(fell) === 1,
    stars: { at: numberOf(starsAt), id: stringOf(starsId) },
  }
}

const refuse = (): Refusal => new Refusal('bad-input', say('foreignSince'), { field: 'since' })

function partsOf(text: string): readonly unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    // Shorter ones are of a server that knew less yet.
    if (Array.isArray(parts) && [5, 7, 9].includes(parts.length)) return parts
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
