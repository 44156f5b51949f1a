import type { Term } from '@commonplace/domain/search'
import type { Kysely } from 'kysely'
import type { Context } from '../repositories/context.ts'
import type { Schema } from '../schema.ts'

// Broad words are the dear ones to count, and they stay broad: which ones are is remembered for a while. What fewer sections hold is
// counted anew each time, so that what nothing holds any more is known at once.

const REMEMBERED = 10 * 60 * 1000
const MOST_REMEMBERED = 20_000

/** By database, until when a term is taken to be held as often as it was counted. */
const broad = new WeakMap<Kysely<Schema>, Map<string, number>>()

/** How many sections of a community hold each of the terms, counted up to `cap`. */
export async function countsOf(
  { db, index, clock }: Context,
  community: number,
  terms: readonly Term[],
  cap: number,
): Promise<readonly number[]> {
  const known = broad.get(db) ?? new Map<string, number>()
  broad.set(db, known)
  const keyOf = ({ spellings, prefix }: Term) => `${community} ${cap} ${prefix} ${spellings.join(' ')}`
  const now = clock.now()
  const isBroad = (term: Term) => cap > 1 && (known.get(keyOf(term)) ?? 0) > now
  const asked = terms.filter((term) => !isBroad(term))
  const counts = asked.length > 0 ? await index.counts(db, community, asked, cap) : []
  const counted = new Map(asked.map((term, i) => [term, counts[i] ?? 0]))
  if (known.size >= MOST_REMEMBERED) known.clear()
  for (const [term, count] of counted) if (cap > 1 && count >= cap) known.set(keyOf(term), now + REMEMBERED)
  return terms.map((term) => counted.get(term) ?? cap)
}
