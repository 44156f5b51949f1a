import {
  BEGINNING_ALIKE,
  COUNTED,
  type How,
  isCorrectable,
  likeliest,
  nearest,
  RARELY,
  type RareWord,
  slipsIn,
  type Term,
} from '@commonplace/domain/search'
import { placeOf } from './place-of.ts'
import { NOTHING_SAVED, putDown, SavedLists, type SavedPostings } from './saved-postings.ts'

/** A section's number stands above how much a word weighs in it, both in one small integer. */
const WEIGHT_BITS = 8
const MOST_WEIGHT = 2 ** WEIGHT_BITS - 1
/** Of Okapi's BM25, as the server's engines have them. */
const K = 1.2
const B = 0.75
/** What stands in more than half of all sections says next to nothing, but not the opposite. */
const LEAST_RARE = 1e-6
/** New words are looked through one by one until there are so many of them that sorting is worth its while. */
const UNSORTED = 500

export interface Fit {
  readonly section: number
  readonly fit: number
}

/** The inverted index: which word stands in which section, and how weightily. Sections are numbered from 0 and words come in folded. */
export class Postings {
  readonly #held = new Map<string, number[]>()
  /** The words that have a stem, by the stem, where it is another word. */
  readonly #forms = new Map<string, Set<string>>()
  /** Words in order, for beginnings, and those that came since. */
  #sorted: string[] = []
  #fresh: string[] = []
  readonly #alike = new Map<number, { readonly words: string[]; readonly letters: number[] }>()
  /** How many words each section has. */
  readonly #lengths: number[] = []
  #sections = 0
  #words = 0
  /** What was put down before: its lists are read when a word is first asked for. */
  #saved = new SavedLists(NOTHING_SAVED)
  /** Sections that were put down and taken out since. */
  readonly #dead = new Set<number>()
  /** Words that were put down and are not yet among `#alike`. */
  #unlearned: readonly string[] = []

  /** Goes on where posting lists were put down. */
  static from(saved: SavedPostings): Postings {
    const postings = new Postings()
    postings.#saved = new SavedLists(saved)
    postings.#sorted = [...saved.words]
    postings.#unlearned = saved.words
    for (const length of saved.lengths) {
      postings.#lengths.push(length)
      postings.#words += length
    }
    postings.#sections = saved.lengths.length
    return postings
  }

  /** Puts down the lists of these sections, numbered anew in their order. Words that nothing holds any more are left out. */
  save(sections: readonly number[]): SavedPostings {
    const places = new Map(sections.map((section, place) => [section, place]))
    const lists = [...new Set([...this.#saved.words, ...this.#held.keys()])].sort().map((word) => {
      const list = this.#held.get(word) ?? this.#read(word)
      const kept = list.flatMap((packed): [number, number][] => {
        const place = places.get(packed >> WEIGHT_BITS)
        return place === undefined ? [] : [[place, packed & MOST_WEIGHT]]
      })
      return [word, kept] as const
    })
    const forms = new Map([...this.#forms].map(([stem, words]) => [stem, new Set(words)]))
    for (const [stem, words] of this.#saved.stems()) forms.set(stem, new Set([...(forms.get(stem) ?? []), ...words]))
    const lengths = Uint32Array.from(sections, (section) => this.#lengths[section] ?? 0)
    return { ...putDown(lists, forms), lengths }
  }

  /** The list of a word that was put down, without what was taken out since. */
  #read(word: string): number[] {
    const list: number[] = []
    this.#saved.each(word, (section, weight) => {
      if (!this.#dead.has(section)) list.push((section << WEIGHT_BITS) | weight)
    })
    return list
  }

  /** The list of a word, read where it was not yet. */
  #list(word: string): number[] | undefined {
    const held = this.#held.get(word)
    if (held) return held
    const read = this.#read(word)
    if (read.length === 0) return undefined
    this.#held.set(word, read)
    return read
  }

  /** Puts a section in: each of its words with its weight, how many words it has, and the stem of a word in its language. */
  add(section: number, weights: ReadonlyMap<string, number>, length: number, stemOf: (word: string) => string): void {
    for (const [word, weight] of weights) {
      const stem = stemOf(word)
      if (stem !== word) this.#stemmed(stem, word)
      const packed = (section << WEIGHT_BITS) | Math.min(weight, MOST_WEIGHT)
      const held = this.#list(word)
      if (held) held.push(packed)
      else {
        this.#held.set(word, [packed])
        this.#learn(word)
      }
    }
    this.#lengths[section] = length
    this.#sections++
    this.#words += length
  }

  /**
   * Takes out the sections from one number to before another, with their words; of what was put down nobody knows those any more. A word is
   * remembered, and proposed only while something holds it.
   */
  remove(from: number, to: number, words: Iterable<string> | null): void {
    if (words === null) for (let section = from; section < to; section++) this.#dead.add(section)
    for (const word of words ?? this.#held.keys()) {
      const held = this.#held.get(word)
      if (!held) continue
      // Sections come in by their number, so that what goes stands together.
      const first = placeOf(held, from << WEIGHT_BITS)
      held.splice(first, placeOf(held, to << WEIGHT_BITS) - first)
    }
    for (let section = from; section < to; section++) this.#words -= this.#lengths[section] ?? 0
    this.#sections -= to - from
  }

  /** The sections with all, all but one or any of the terms, and how well they fit. */
  find(terms: readonly Term[], how: How): Fit[] {
    const size = this.#lengths.length
    const usual = this.#words / Math.max(1, this.#sections)
    const fits = new Float64Array(size)
    const weights = new Float64Array(size)
    const held = new Uint8Array(size)
    for (const term of terms) {
      const sections = this.#gather(term, weights)
      const rare = Math.max(LEAST_RARE, Math.log((this.#sections - sections.length + 0.5) / (sections.length + 0.5)))
      for (const section of sections) {
        const weight = weights[section] ?? 0
        const long = 1 - B + (B * (this.#lengths[section] ?? 0)) / usual
        fits[section] = (fits[section] ?? 0) + (rare * weight * (K + 1)) / (weight + K * long)
        held[section] = (held[section] ?? 0) + 1
        weights[section] = 0
      }
    }
    const least = how === 'all' ? terms.length : how === 'most' ? terms.length - 1 : 1
    const found: Fit[] = []
    for (let section = 0; section < size; section++)
      if ((held[section] ?? 0) >= least) found.push({ section, fit: fits[section] ?? 0 })
    return found
  }

  /** How many sections hold a term, counted up to `COUNTED`; sections with two of its words count twice. */
  count(term: Term): number {
    let held = 0
    for (const word of this.#expand(term)) {
      held += this.#count(word)
      if (held >= COUNTED) return COUNTED
    }
    return held
  }

  /** What a word that nothing holds was probably meant to be, the likeliest first. */
  corrections(typed: string): string[] {
    if (!isCorrectable(typed)) return []
    const near = nearest(typed, this.#candidates(typed))
    return likeliest(
      near,
      near.map(({ word }) => this.#count(word)),
    )
  }

  /** Words that begin so and that very few sections hold. */
  rareWords(start: string): RareWord[] {
    return [...this.#beginning(start)]
      .filter((word) => word !== start && isCorrectable(word))
      .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
      .slice(0, BEGINNING_ALIKE)
      .filter((word) => this.#count(word) < RARELY)
      .map((word) => ({ word, sections: (this.#list(word) ?? []).map((packed) => packed >> WEIGHT_BITS) }))
      .filter(({ sections }) => sections.length > 0)
  }

  readonly #count = (word: string): number => {
    const held = this.#held.get(word)
    if (held || this.#dead.size > 0) return (held ?? this.#list(word))?.length ?? 0
    return this.#saved.count(word)
  }

  /** Adds the weights of a term's words up for each section, and answers which sections those are. */
  #gather(term: Term, weights: Float64Array): number[] {
    const sections: number[] = []
    for (const word of this.#expand(term)) {
      for (const packed of this.#list(word) ?? []) {
        const section = packed >> WEIGHT_BITS
        const before = weights[section] ?? 0
        if (before === 0) sections.push(section)
        weights[section] = before + (packed & MOST_WEIGHT)
      }
    }
    return sections
  }

  /** The words that a term stands for: its spellings in all their forms, and what begins like it. */
  #expand({ spellings, prefix }: Term): string[] {
    const words = new Set<string>()
    for (const spelling of spellings) {
      words.add(spelling)
      for (const form of this.#forms.get(spelling) ?? []) words.add(form)
      for (const form of this.#saved.formsOf(spelling)) words.add(form)
    }
    if (prefix) for (const word of this.#beginning(spellings[0] ?? '')) words.add(word)
    return [...words]
  }

  *#beginning(start: string): Iterable<string> {
    if (this.#fresh.length > UNSORTED) {
      this.#sorted = [...this.#sorted, ...this.#fresh].sort()
      this.#fresh = []
    }
    for (const word of this.#fresh) if (word.startsWith(start)) yield word
    for (let at = placeOf(this.#sorted, start); this.#sorted[at]?.startsWith(start); at++) yield this.#sorted[at] ?? ''
  }

  #stemmed(stem: string, word: string): void {
    const forms = this.#forms.get(stem)
    if (forms) forms.add(word)
    else this.#forms.set(stem, new Set([word]))
  }

  #learn(word: string): void {
    this.#fresh.push(word)
    this.#likeOthers(word)
  }

  #likeOthers(word: string): void {
    if (!isCorrectable(word)) return
    const alike = this.#alike.get(word.length) ?? { words: [], letters: [] }
    alike.words.push(word)
    alike.letters.push(lettersOf(word))
    this.#alike.set(word.length, alike)
  }

  /** Words of about the same length and letters: each slip changes at most two of the letters that a word has. */
  *#candidates(typed: string): Iterable<string> {
    for (const word of this.#unlearned) this.#likeOthers(word)
    this.#unlearned = []
    const slips = slipsIn(typed)
    const letters = lettersOf(typed)
    for (let length = typed.length - slips; length <= typed.length + slips; length++) {
      const alike = this.#alike.get(length)
      if (!alike) continue
      for (const [n, other] of alike.letters.entries())
        if (bitsIn(other ^ letters) <= 2 * slips) yield alike.words[n] ?? ''
    }
  }
}

/** Which letters a word has, a bit for each; letters far apart share one. */
function lettersOf(word: string): number {
  let letters = 0
  for (let i = 0; i < word.length; i++) letters |= 1 << (word.charCodeAt(i) & 31)
  return letters
}

function bitsIn(number: number): number {
  let bits = 0
  for (let left = number; left !== 0; left &= left - 1) bits++
  return bits
}
