import {
  BEGINNING_ALIKE,
  isCorrectable,
  LANGUAGES,
  type Language,
  languagesAtHome,
  likeliest,
  type Near,
  nearest,
  RARELY,
  type RareWord,
  SPOKEN,
  slipsIn,
  slipsOf,
  type Term,
} from '@commonplace/domain/search'
import { must } from '@commonplace/kit'
import { sql } from 'kysely'
import type { Context } from '../repositories/context.ts'
import { piecesOf } from '../rows.ts'
import { countsOf } from './counts.ts'

// Mistyped words are put right with the words of the same community. A word and its misspelling that are one slip apart become equal
// when a letter is left out of one or both (Garbe's symmetric deletion), so that candidates are found by key, on either engine.

/** Words near all that was typed are looked at up to here, and the sections that hold each counted so far: enough to tell which is likeliest. */
const NEAR = 5000
const ENOUGH_TO_COMPARE = 500

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

/** What each of the words was probably meant to be: up to three words of the community, the likeliest first. All of them are looked up at once. */
export async function corrections(
  context: Context,
  community: number,
  typed: readonly string[],
): Promise<readonly (readonly string[])[]> {
  const slips = typed.map((word) => (isCorrectable(word) ? slipsOf(word, slipsIn(word)) : []))
  const known = await wordsBySlip(context, community, [...new Set(slips.flat())])
  const near = typed.map((word, i) => nearest(word, new Set((slips[i] ?? []).flatMap((slip) => known.get(slip) ?? []))))
  const held = new Map<string, number>()
  const count = async (words: Iterable<string>, cap: number) => {
    const asked = [...new Set(words)]
    const terms = asked.map((word): Term => ({ spellings: [word], prefix: false }))
    const counts = await countsOf(context, community, terms, cap)
    for (const [i, word] of asked.entries()) held.set(word, counts[i] ?? 0)
  }
  // A word that is held is meant as it stands: only where it is not the others are counted.
  const itself = (some: readonly Near[]) => some.filter(({ slips }) => slips === 0).map(({ word }) => word)
  await count(near.flatMap(itself), 1)
  const unheld = near.filter((some) => itself(some).every((word) => held.get(word) === 0))
  await count(
    unheld.flatMap((some) => some.map(({ word }) => word)),
    ENOUGH_TO_COMPARE,
  )
  return near.map((some) =>
    likeliest(
      some,
      some.map(({ word }) => held.get(word) ?? 0),
    ),
  )
}

async function wordsBySlip({ db }: Context, community: number, slips: readonly string[]) {
  const known = new Map<string, string[]>()
  if (slips.length === 0) return known
  const rows = await db
    .selectFrom('search_slips')
    .select(['slip', 'word'])
    .where('community', '=', community)
    .where('slip', 'in', slips)
    .limit(NEAR)
    .execute()
  for (const { slip, word } of rows) {
    const list = known.get(slip)
    if (list) list.push(word)
    else known.set(slip, [word])
  }
  return known
}

/** Words of the community that begin so and that hardly anything holds. */
export async function rareWords(
  { db, index }: Context,
  community: number,
  start: string,
): Promise<readonly RareWord[]> {
  const rows = await db
    .selectFrom('search_words')
    .select('word')
    .where('community', '=', community)
    .where('word', '>', start)
    .where('word', '<', `${start}\u{10FFFF}`)
    // Long words are the rarer ones.
    .orderBy(sql`length(word)`, 'desc')
    .orderBy('word')
    .limit(BEGINNING_ALIKE)
    .execute()
  const words = rows.map(({ word }) => word)
  const held = await index.holding(db, community, words, RARELY)
  return words
    .map((word, i): RareWord => ({ word, sections: held[i] ?? [] }))
    .filter(({ sections }) => sections.length > 0 && sections.length < RARELY)
}

/** What the index knows of a community: its number, and the languages of its texts. */
export interface IndexedCommunity {
  readonly n: number
  readonly languages: readonly Language[]
  /** Those that it writes in, and does not merely quote. */
  readonly atHome: readonly Language[]
}

/** `en:200 it:3`: languages with how many sections of each were put, up to `SPOKEN`. Without a number, as it once was, it is one of many. */
function sectionsIn(kept: string): Map<Language, number> {
  const parts = kept.split(' ').map((part) => part.split(':'))
  const counts = new Map(parts.map(([language, count]) => [language, count === undefined ? SPOKEN : Number(count)]))
  return new Map(LANGUAGES.flatMap((one) => (counts.has(one) ? [[one, counts.get(one) ?? 0]] : [])))
}

const keptOf = ({ db }: Context, community: string) =>
  db
    .selectFrom('search_communities')
    .select(['n', 'languages'])
    .where('community_id', '=', community)
    .executeTakeFirst()

/** Null where nothing was ever put. */
export async function communityOf(context: Context, community: string): Promise<IndexedCommunity | null> {
  const row = await keptOf(context, community)
  if (!row) return null
  const sections = sectionsIn(row.languages)
  return { n: row.n, languages: [...sections.keys()], atHome: languagesAtHome(sections) }
}

/** The number of the community as something is put into it, with the language of each of its sections: made where it is new. */
export async function communityWith(
  context: Context,
  community: string,
  languages: readonly Language[],
): Promise<number> {
  const { db } = context
  await sql`insert into search_communities (community_id, languages) values (${community}, '') on conflict do nothing`.execute(
    db,
  )
  const { n, languages: kept } = must(await keptOf(context, community), 'a community is there once it was put in')
  const sections = sectionsIn(kept)
  for (const one of languages) sections.set(one, Math.min(SPOKEN, (sections.get(one) ?? 0) + 1))
  const now = [...sections].map(([language, count]) => `${language}:${count}`).join(' ')
  if (now !== kept) await db.updateTable('search_communities').set({ languages: now }).where('n', '=', n).execute()
  return n
}
