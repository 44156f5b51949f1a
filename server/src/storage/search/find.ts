import type { Hit, SearchQuery } from '../../ports/search.ts'
import type { Context } from '../repositories/context.ts'
import { hitsOf } from './hits.ts'
import { type Ranked, rank } from './rank.ts'
import type { Filter, Found, Term, Wanted } from './search-index.ts'
import { matcher } from './snippet.ts'
import { communityNumber, corrections } from './vocabulary.ts'
import { wordsOf } from './words.ts'

/** A query of more words is cut: nobody types so many, and each costs. */
const MOST_WORDS = 12
/** Sections looked at for one answer: of very broad words the newest, and whatever is called so. */
const CAP = 2000
const FILTERED_CAP = 20_000
const ENOUGH = 3

/** Under this many letters a last word alone would match half of everything. */
const termsOf = (words: readonly string[]): Term[] =>
  words.map((word, i) => ({
    spellings: [word],
    prefix: i === words.length - 1 && (word.length > 1 || words.length === 1),
  }))

/** The search of `SearchReads.find`, in its three tiers. */
export async function find(context: Context, query: SearchQuery): Promise<{ hits: Hit[]; total: number }> {
  const words = [...new Set(wordsOf(query.text))].slice(0, MOST_WORDS)
  const community = await communityNumber(context, query.communityId, false)
  if (words.length === 0 || community === null) return { hits: [], total: 0 }

  const exact = termsOf(words)
  const tiers: { ranked: Ranked[]; terms: readonly Term[] }[] = []
  const seen = new Set<number>()
  const add = async (terms: readonly Term[], how: Wanted['how']) => {
    const found = await sections(context, community, terms, how, query)
    const ranked = rank(found, query.text, terms.length, matcher(terms)).filter(({ doc }) => !seen.has(doc))
    for (const { doc } of ranked) seen.add(doc)
    tiers.push({ ranked, terms })
  }

  await add(exact, 'all')
  if (seen.size < ENOUGH) {
    const held = await context.index.counts(context.db, community, exact, 1)
    const put: Term[] = []
    for (const [i, term] of exact.entries()) put.push(held[i] === 0 ? await putRight(context, community, term) : term)
    if (put.some((term, i) => term !== exact[i])) await add(put, 'all')
    if (seen.size < ENOUGH && put.length > 1) await add(put, 'any')
  }

  const inOrder = tiers.flatMap(({ ranked, terms }, tier) =>
    // A tier's hits stand behind all of the tiers before.
    ranked.map((thing) => ({ ...thing, score: thing.score - tier * 10, terms })),
  )
  const shown = inOrder.slice(query.offset, query.offset + query.limit)
  return { hits: await hitsOf(context, shown), total: inOrder.length }
}

async function sections(
  { db, index }: Context,
  community: number,
  terms: readonly Term[],
  how: Wanted['how'],
  filter: Filter,
): Promise<readonly Found[]> {
  const filtered = filter.kind !== undefined || filter.tag !== undefined || filter.status !== undefined
  const cap = filtered ? FILTERED_CAP : CAP
  const found = await index.find(db, community, { terms, how, inTitle: false }, filter, cap)
  if (found.length < cap) return found
  const called = await index.find(db, community, { terms, how, inTitle: true }, filter, CAP / 4)
  return [...new Map([...found, ...called].map((one) => [one.section, one])).values()]
}

/** A term that nothing holds, with the words it may have been meant to be; the same where there are none. */
async function putRight(context: Context, community: number, term: Term): Promise<Term> {
  const spellings = await corrections(context, community, term.spellings[0] ?? '')
  return spellings.length === 0 ? term : { spellings, prefix: false }
}
