import type { Ask } from './ask.ts'
import { closer, holdsPhrases, LOOKED_AT, READ, type Text, toRead } from './closer.ts'
import { folded } from './folded.ts'
import { spellingsOf } from './languages.ts'
import { type Found, type Ranked, rank, type Wanted } from './rank.ts'
import { withRare } from './rare.ts'
import { matcher } from './snippet.ts'
import { EMPTY, type Language } from './stop-words.ts'
import { wordsOf } from './words.ts'

/** A query of more words is cut: nobody types so many, and each costs. */
const MOST_WORDS = 12
/** A query of so many words is long. */
const LONG = 5
/** Below this many hits the next, more forgiving tier is asked. */
const ENOUGH = 3
/** A last word is taken as the beginning of another from so many letters on; fewer would match half of everything. */
const PREFIX_FROM = 3
/** A single word of so few letters is probably half typed. */
const HALF_TYPED = 5
/** Where not all words need be there, so many of the rarest are asked for. */
const MOST_OF = 5
const ANY_OF = 4
/** Sections that hold a term are counted up to here; what more hold is broad. */
export const COUNTED = 1000
/** What fewer sections hold is a rare word; of very many words that begin alike so many are looked at. */
export const RARELY = 4
export const BEGINNING_ALIKE = 80

/** One asked word: any of these folded spellings (itself first, then its stems), the last word of a query also as the beginning of a longer one. */
export interface Term {
  readonly spellings: readonly string[]
  readonly prefix: boolean
}

/** All of the terms, all but one of them, or any. */
export type How = 'all' | 'most' | 'any'

/** What an index answers. */
export interface Index {
  /** The languages of the texts in it, by whose rules words are stemmed. */
  readonly languages: readonly Language[]
  /** Those of them whose empty words say nothing here, see `languagesAtHome`. */
  readonly atHome: readonly Language[]
  /** Sections that hold the terms, in their own words, their heading, the title or the tags they stand under. */
  find(terms: readonly Term[], how: How): Promise<readonly Found[]>
  /** Things whose title holds all of the terms, or is this (folded) text: found even where very many sections hold them. */
  called(terms: readonly Term[], exact: string): Promise<readonly Found[]>
  /** Things that hold each of the terms somewhere, not all in one section; by their first sections. Rough: it need not know every form of a word. */
  within(terms: readonly Term[]): Promise<readonly Found[]>
  /** What sections say, so many letters of each. */
  texts(sections: readonly number[], letters: number): Promise<ReadonlyMap<number, Text>>
  /** How many sections hold each of the terms, counted up to `COUNTED`. */
  counts(terms: readonly Term[]): Promise<readonly number[]>
  /** Words that begin so and that fewer than `RARELY` sections hold, with those sections. */
  rareWords(start: string): Promise<readonly RareWord[]>
  /** For each of the words what it was probably meant to be: up to three, the likeliest first. */
  corrections(words: readonly string[]): Promise<readonly (readonly string[])[]>
}

/** A word that hardly anything holds, and the sections that do. */
export interface RareWord {
  readonly word: string
  readonly sections: readonly number[]
}

interface Held {
  readonly term: Term
  readonly count: number
}

export type Tiered = Ranked & { readonly terms: readonly Term[] }

/** The words that say what is looked for; all of them where none does. */
function tellingIn(text: string, languages: readonly Language[]): string[] {
  const words = [...new Set(wordsOf(text))]
  const telling = words.filter((word, i) => i === words.length - 1 || !languages.some((one) => EMPTY[one].has(word)))
  const last = telling.at(-1) ?? ''
  // The last word may be half typed; where it is whole and says nothing it counts only if there is no other.
  const dropped = telling.length > 1 && languages.some((one) => EMPTY[one].has(last)) ? telling.slice(0, -1) : telling
  return dropped.slice(0, MOST_WORDS)
}

/**
 * Search in tiers: first every word, the last one as far as it is typed; with fewer than three hits, words that nothing holds are corrected
 * to near ones, or left out where there are none; with still fewer, near ones of all words, then all words but one, then any will do.
 */
export async function inTiers(ask: Pick<Ask, 'text' | 'phrases'>, index: Index): Promise<Tiered[]> {
  const all = [...new Set(wordsOf(ask.text))].slice(0, MOST_WORDS)
  const telling = tellingIn(ask.text, index.atHome)
  const found = await inTiersOf(telling, ask, index)
  // "How to do it", and a word that stands nowhere: better those that say little than nothing.
  return found.length === 0 && all.length > telling.length ? inTiersOf(all, ask, index) : found
}

async function inTiersOf(
  words: readonly string[],
  ask: Pick<Ask, 'text' | 'phrases'>,
  index: Index,
): Promise<Tiered[]> {
  const { languages } = index
  if (words.length === 0) return []
  const last = wordsOf(ask.text).at(-1)
  const exact = words.map(
    (word, i): Term => ({
      spellings: spellingsOf(word, languages),
      prefix: i === words.length - 1 && word === last && word.length >= PREFIX_FROM,
    }),
  )
  const holding = await holdingPhrases(ask.phrases, index)
  const tiers: Tiered[][] = []
  const seen = new Set<number>()
  const exactly = folded(ask.text)
  // What does not wait for one another is asked at once.
  const look = (terms: readonly Term[], how: How) =>
    Promise.all([index.find(terms, how), how === 'all' ? wholes(index, terms, exactly) : []])
  const add = async (terms: readonly Term[], counts: readonly number[] | null, how: How, looked = look(terms, how)) => {
    const wanted: Wanted = { exact: exactly, weights: weightsOf(terms, counts), match: matcher(terms, languages) }
    const [sections, things] = await looked
    const [found, whole] = [within(sections, holding), within(things, holding)]
    const there = new Set(found.map(({ doc }) => doc))
    let ranked = rank([...found, ...whole.filter(({ doc }) => !there.has(doc))], wanted).filter(
      ({ doc }) => !seen.has(doc),
    )
    const first = LOOKED_AT[how]
    const texts = await index.texts(toRead(ranked, first), READ)
    ranked = closer(ranked, first, wanted, texts)
    for (const { doc } of ranked) seen.add(doc)
    // A tier's hits stand behind all of the tiers before.
    tiers.push(ranked.map((thing) => ({ ...thing, score: thing.score - tiers.length * 20, terms })))
  }

  const [only] = exact
  const halfTyped = exact.length === 1 && only?.prefix && (words[0]?.length ?? 0) <= HALF_TYPED ? only : null
  // So many words are seldom all there, so few letters seldom few: what is needed next is asked besides.
  const [early, begun] = await Promise.all([
    exact.length >= LONG ? index.counts(exact) : null,
    halfTyped ? index.rareWords(halfTyped.spellings[0] ?? '') : [],
    add(exact, null, 'all'),
  ])
  if (holding && seen.size > 0) return tiers.flat()
  if (seen.size >= ENOUGH) return halfTyped ? withRare(tiers.flat(), begun, ask, index) : tiers.flat()
  const counts = early ?? (await index.counts(exact))
  const isHeld = (i: number) => (counts[i] ?? 0) > 0
  const meant = await putRight(
    index,
    exact.filter((_, i) => !isHeld(i)),
    false,
  )
  const held = exact.flatMap((term, i): Held[] => {
    const right = isHeld(i) ? term : meant.get(term)
    return right ? [{ term: right, count: counts[i] ?? 0 }] : []
  })
  const put = held.map(({ term }) => term)
  const rare = held.map(({ count }) => count)
  if (put.length === 0) return tiers.flat()
  const isChanged = put.length < exact.length || put.some((term, i) => term !== exact[i])
  if (isChanged) await add(put, rare, 'all')
  // A slip may have made another word of it, or one that somebody else mistyped alike.
  if (seen.size < ENOUGH) {
    // What so many say is no slip.
    const some = held.flatMap(({ term, count }) => (count < COUNTED ? [term] : []))
    const near = await putRight(index, some, true)
    const wide = put.map((term) => near.get(term) ?? term)
    if (wide.some((term, i) => term !== put[i])) await add(wide, rare, 'all')
  }
  const any = rarest(held, ANY_OF)
  let looked: ReturnType<typeof look> | undefined
  if (seen.size < ENOUGH && held.length > 2) {
    if (held.length >= LONG) looked = look(any[0], 'any')
    await Promise.all([looked, add(...rarest(held, MOST_OF), 'most')])
  }
  if (seen.size < ENOUGH && held.length > 1) await add(...any, 'any', looked)
  return tiers.flat()
}

/** Things that hold all of the terms in their title, or here and there. */
async function wholes(index: Index, terms: readonly Term[], exact: string): Promise<Found[]> {
  const [called, within] = await Promise.all([index.called(terms, exact), terms.length > 1 ? index.within(terms) : []])
  return [...new Map([...within, ...called].map((one) => [one.doc, one])).values()]
}

/** The rarest of the terms in their order, with how many hold each. */
function rarest(held: readonly Held[], most: number): [Term[], number[]] {
  const kept = new Set([...held].sort((a, b) => a.count - b.count).slice(0, most))
  const few = held.filter((one) => kept.has(one))
  return [few.map(({ term }) => term), few.map(({ count }) => count)]
}

/** Each term's part of the whole; where not all need be there, rare ones count for more. */
function weightsOf(terms: readonly Term[], counts: readonly number[] | null): number[] {
  const weights = terms.map((_, i) => (counts ? Math.log(2 + COUNTED / (1 + (counts[i] ?? 0))) : 1))
  const sum = weights.reduce((sum, weight) => sum + weight, 0)
  return weights.map((weight) => weight / sum)
}

/** Sections are read for what stood between quotation marks so many at a time, and nearly always to their end. */
const READ_AT_ONCE = 200
const TO_THE_END = 200_000

type Holding = ReadonlyMap<number, readonly Found[]>

/**
 * The things that hold all that stood between quotation marks, each phrase somewhere, with the sections that do. Null where there is no
 * phrase, and where nothing holds it: then its words alone are looked for.
 */
async function holdingPhrases(phrases: readonly string[], index: Index): Promise<Holding | null> {
  let holding: Map<number, readonly Found[]> | null = null
  for (const phrase of phrases) {
    const terms = phrase.split(' ').map((word): Term => ({ spellings: [word], prefix: false }))
    const found = [...(await index.find(terms, 'all')), ...(await index.called(terms, phrase))]
    const here = new Map<number, Found[]>()
    for (let at = 0; at < found.length; at += READ_AT_ONCE) {
      const some = found.slice(at, at + READ_AT_ONCE)
      const texts = await index.texts(
        some.map(({ section }) => section),
        TO_THE_END,
      )
      for (const one of some) {
        const text = texts.get(one.section)
        if (!text || !holdsPhrases(text, one.title, [phrase])) continue
        const list = here.get(one.doc)
        if (!list) here.set(one.doc, [one])
        else if (!list.some(({ section }) => section === one.section)) list.push(one)
      }
    }
    const before: Holding = holding ?? here
    holding = new Map(
      [...here].flatMap(([doc, list]) => {
        const known = before.get(doc)
        return known === undefined ? [] : [[doc, holding === null ? list : [...known, ...list]] as const]
      }),
    )
  }
  return holding !== null && holding.size > 0 ? holding : null
}

/** Of what was found the sections that hold the phrases; a thing that was found by others is told by those that do. */
function within(found: readonly Found[], holding: Holding | null): readonly Found[] {
  if (holding === null) return found
  const docs = new Set(found.map(({ doc }) => doc))
  const kept = found.filter(({ doc, section }) => holding.get(doc)?.some((one) => one.section === section))
  const told = new Set(kept.map(({ doc }) => doc))
  return [...kept, ...[...docs].flatMap((doc) => (told.has(doc) ? [] : (holding.get(doc) ?? [])))]
}

/** The terms with the words they may have been meant to be; those without such words are left as they are if they are held, else left out. */
async function putRight(index: Index, terms: readonly Term[], isHeld: boolean): Promise<ReadonlyMap<Term, Term>> {
  if (terms.length === 0) return new Map()
  const near = await index.corrections(terms.map(({ spellings: [word = ''] }) => word))
  return new Map(
    terms.flatMap((term, i): [Term, Term][] => {
      const words = near[i] ?? []
      if (words.length === 0) return isHeld ? [[term, term]] : []
      const spellings = words.flatMap((one) => spellingsOf(one, index.languages))
      const all = [...new Set([...(isHeld ? term.spellings : []), ...spellings])]
      return [[term, { spellings: all, prefix: isHeld && term.prefix }]]
    }),
  )
}
