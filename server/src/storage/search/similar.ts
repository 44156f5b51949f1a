import type { Hit } from '../../ports/search.ts'
import type { Context } from '../repositories/context.ts'
import { hitsOf } from './hits.ts'
import { rank } from './rank.ts'
import type { Term } from './search-index.ts'
import { matcher } from './snippet.ts'
import { communityNumber } from './vocabulary.ts'
import { wordsOf } from './words.ts'

// Words that say nothing about what a text is about. Rare words decide anyway; leaving these out saves looking them up.
const EMPTY_WORDS = new Set(
  `a an and any are as at be been but by can could did do does for from had has have how i if in into is it its me my of on or our
  should so some than that the their them there these they this to us was we were what when where which who why will with would you
  your`.split(/\s+/),
)
/** Sections in which a word counts as broad; nothing is counted further. */
const BROAD = 500
const LOOKED_UP = 16
const USED = 8
const CAP = 2000

/** The search of `SearchReads.similar`: any of the rarer words, by how well they fit. */
export async function similar(context: Context, communityId: string, text: string, limit: number): Promise<Hit[]> {
  const community = await communityNumber(context, communityId, false)
  if (community === null) return []
  const words = [...new Set(wordsOf(text))].filter((word) => word.length > 1 && !EMPTY_WORDS.has(word))
  const asked = words.slice(0, LOOKED_UP).map((word): Term => ({ spellings: [word], prefix: false }))
  const counts = await context.index.counts(context.db, community, asked, BROAD)
  const known = asked
    .map((term, i) => ({ term, held: counts[i] ?? 0 }))
    .filter(({ held }) => held > 0)
    .sort((a, b) => a.held - b.held)
  const rare = known.filter(({ held }) => held < BROAD)
  const terms = (rare.length > 0 ? rare : known).slice(0, USED).map(({ term }) => term)
  if (terms.length === 0) return []
  const found = await context.index.find(context.db, community, { terms, how: 'any', inTitle: false }, {}, CAP)
  const ranked = rank(found, text, terms.length, matcher(terms)).slice(0, limit)
  return hitsOf(
    context,
    ranked.map((thing) => ({ ...thing, terms })),
  )
}
