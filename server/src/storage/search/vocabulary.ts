import { sql } from 'kysely'
import type { Context } from '../repositories/context.ts'
import { piecesOf } from '../rows.ts'
import type { Term } from './search-index.ts'
import { slipsBetween, slipsOf } from './words.ts'

// Mistyped words are put right with the words of the same community. A word and its misspelling that are one slip apart become equal
// when a letter is left out of one or both (Garbe's symmetric deletion), so that candidates are found by key, on either engine.

const SHORTEST = 4
const LONGEST = 24

/** Learns the words of a text. Words are never forgotten: a proposal counts only while the index still holds it. */
export async function learnWords({ db }: Context, community: number, words: Iterable<string>): Promise<void> {
  const worth = [...new Set(words)].filter(
    (word) => word.length >= SHORTEST && word.length <= LONGEST && !/^\p{N}+$/u.test(word),
  )
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
  if (word.length < SHORTEST || word.length > LONGEST) return []
  const allowed = word.length >= 8 ? 2 : 1
  const rows = await context.db
    .selectFrom('search_slips')
    .select('word')
    .distinct()
    .where('community', '=', community)
    .where('slip', 'in', slipsOf(word, allowed))
    .limit(500)
    .execute()
  const near = rows
    .map((row) => ({ word: row.word, slips: slipsBetween(word, row.word, allowed) }))
    .filter(({ slips }) => slips <= allowed)
    // Few people mistype the first letter.
    .sort((a, b) => a.slips - b.slips || Number(b.word[0] === word[0]) - Number(a.word[0] === word[0]))
    .slice(0, 8)
  const terms = near.map((one): Term => ({ spellings: [one.word], prefix: false }))
  const held = await context.index.counts(context.db, community, terms, 500)
  const counted = near.map((one, i) => ({ ...one, held: held[i] ?? 0 })).filter((one) => one.held > 0)
  const least = Math.min(...counted.map(({ slips }) => slips))
  return counted
    .filter(({ slips }) => slips === least)
    .sort((a, b) => b.held - a.held)
    .slice(0, 3)
    .map((one) => one.word)
}

/** The number of a community, made at its first entry; null where nothing was ever put and nothing shall be made. */
export async function communityNumber({ db }: Context, community: string, make: boolean): Promise<number | null> {
  const find = () => db.selectFrom('search_communities').select('n').where('community_id', '=', community)
  const known = await find().executeTakeFirst()
  if (known || !make) return known?.n ?? null
  await sql`insert into search_communities (community_id) values (${community}) on conflict do nothing`.execute(db)
  return (await find().executeTakeFirstOrThrow()).n
}
