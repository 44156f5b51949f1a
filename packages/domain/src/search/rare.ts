import type { Ask } from './ask.ts'
import { folded } from './folded.ts'
import { type Found, rank } from './rank.ts'
import { matcher } from './snippet.ts'
import type { Index, RareWord, Tiered } from './tiers.ts'

/** Of the first hits that are shown so many are for rare words. */
const SHOWN = 20
const RARE = 14

/**
 * One word of which little is typed: behind the first hits come things that hold rare words that begin so, which nobody would otherwise see
 * for all that holds the common ones. Each such word counts for a thing the more, the fewer others hold it; so the few places lead to most words.
 */
export async function withRare(
  hits: Tiered[],
  words: readonly RareWord[],
  ask: Pick<Ask, 'text'>,
  index: Index,
): Promise<Tiered[]> {
  if (hits.length <= SHOWN || words.length === 0) return hits
  const terms = [{ spellings: words.map(({ word }) => word), prefix: false }]
  const wanted = { exact: folded(ask.text), weights: [1], match: matcher(terms, []) }
  const first = hits.slice(0, SHOWN - RARE)
  const there = new Set(first.map(({ doc }) => doc))
  const found = await index.find(terms, 'all')
  const rarity = rarityOf(words, found, there)
  const rare = rank(found, wanted)
    .filter(({ doc }) => rarity.has(doc))
    .sort((a, b) => (rarity.get(b.doc) ?? 0) - (rarity.get(a.doc) ?? 0))
    .slice(0, RARE)
  const put = new Set([...there, ...rare.map(({ doc }) => doc)])
  return [...first, ...rare.map((one) => ({ ...one, terms })), ...hits.filter(({ doc }) => !put.has(doc))]
}

/** How much each thing has of rare words that none of those has which are there anyway. */
function rarityOf(
  words: readonly RareWord[],
  found: readonly Found[],
  there: ReadonlySet<number>,
): Map<number, number> {
  const docOf = new Map(found.map(({ section, doc }) => [section, doc]))
  const rarity = new Map<number, number>()
  for (const { sections } of words) {
    const docs = new Set(sections.flatMap((section) => docOf.get(section) ?? []))
    if ([...docs].some((doc) => there.has(doc))) continue
    for (const doc of docs) rarity.set(doc, (rarity.get(doc) ?? 0) + 1 / docs.size)
  }
  return rarity
}
