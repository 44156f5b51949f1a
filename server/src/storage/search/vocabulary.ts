import {
  isCorrectable,
  LANGUAGES,
  type Language,
  likeliest,
  nearest,
  slipsIn,
  slipsOf,
  type Term,
} from '@commonplace/domain/search'
import { must } from '@commonplace/kit'
import { sql } from 'kysely'
import type { Context } from '../repositories/context.ts'
import { piecesOf } from '../rows.ts'

// Mistyped words are put right with the words of the same community. A word and its misspelling that are one slip apart become equal
// when a letter is left out of one or both (Garbe's symmetric deletion), so that candidates are found by key, on either engine.

/** Learns the words of a text. Words are never forgotten: a proposal counts only while the index still holds it. */
export async function learnWords({ db }: Context, community: number, words: Iterable<string>): Promise<void> {
  const worth = [...new Set(words)].filter((word) => isCorrectable(word) && !/^\p{N}+$/u.test(word))
  // Most words of a text are known already, and looking is cheaper than trying to insert.
  for (const some of piecesOf(worth.sort(), 1000)) {
    const known = await db
      .selectFrom('search_words')
      .select('word')
      .where('community', '=', community)
      .where('word', 'in', some)
      .execute()
    const knows = new Set(known.map(({ word }) => word))
    const fresh = some.filter((word) => !knows.has(word))
    if (fresh.length === 0) continue
    await db
      .insertInto('search_words')
      .values(fresh.map((word) => ({ community, word })))
      .onConflict((it) => it.doNothing())
      .execute()
    const slips = fresh.flatMap((word) => slipsOf(word, 1).map((slip) => ({ community, slip, word })))
    for (const part of piecesOf(slips, 2000))
      await db
        .insertInto('search_slips')
        .values(part)
        .onConflict((it) => it.doNothing())
        .execute()
  }
}

/** What a word that nothing holds was probably meant to be: up to three words of the community, the likeliest first. */
export async function corrections(context: Context, community: number, word: string): Promise<readonly string[]> {
  if (!isCorrectable(word)) return []
  const rows = await context.db
    .selectFrom('search_slips')
    .select('word')
    .distinct()
    .where('community', '=', community)
    .where('slip', 'in', slipsOf(word, slipsIn(word)))
    .limit(500)
    .execute()
  const near = nearest(
    word,
    rows.map((row) => row.word),
  )
  const terms = near.map((one): Term => ({ spellings: [one.word], prefix: false }))
  return likeliest(near, await context.index.counts(context.db, community, terms, 500))
}

/** Words counted, and how many sections may hold a rare one. */
const LOOKED_THROUGH = 80
const RARE = 4

/** Words of the community that begin so and that hardly anything holds, the rarest first. */
export async function rareWords({ db, index }: Context, community: number, start: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('search_words')
    .select('word')
    .where('community', '=', community)
    .where('word', '>', start)
    .where('word', '<', `${start}\u{10FFFF}`)
    // Long words are the rarer ones.
    .orderBy(sql`length(word)`, 'desc')
    .limit(LOOKED_THROUGH)
    .execute()
  const terms = rows.map(({ word }): Term => ({ spellings: [word], prefix: false }))
  const counts = await index.counts(db, community, terms, RARE)
  return rows
    .map(({ word }, i) => ({ word, count: counts[i] ?? 0 }))
    .filter(({ count }) => count > 0 && count < RARE)
    .sort((a, b) => a.count - b.count)
    .map(({ word }) => word)
}

/** What the index knows of a community: its number, and the languages of its texts. */
export interface IndexedCommunity {
  readonly n: number
  readonly languages: readonly Language[]
}

/** Null where nothing was ever put. */
export async function communityOf({ db }: Context, community: string): Promise<IndexedCommunity | null> {
  const row = await db
    .selectFrom('search_communities')
    .select(['n', 'languages'])
    .where('community_id', '=', community)
    .executeTakeFirst()
  return row ? { n: row.n, languages: LANGUAGES.filter((one) => row.languages.split(' ').includes(one)) } : null
}

/** The community as something is put into it: made where it is new, with the languages of what is put. */
export async function communityWith(
  context: Context,
  community: string,
  languages: readonly Language[],
): Promise<IndexedCommunity> {
  const { db } = context
  await sql`insert into search_communities (community_id, languages) values (${community}, '') on conflict do nothing`.execute(
    db,
  )
  const known = must(await communityOf(context, community), 'a community is there once it was put in')
  const all = LANGUAGES.filter((one) => known.languages.includes(one) || languages.includes(one))
  if (all.length === known.languages.length) return known
  await db
    .updateTable('search_communities')
    .set({ languages: all.join(' ') })
    .where('n', '=', known.n)
    .execute()
  return { ...known, languages: all }
}
