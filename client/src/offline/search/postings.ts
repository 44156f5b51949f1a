import { COUNTED, type How, isCorrectable, likeliest, nearest, slipsIn, type Term } from '@commonplace/domain/search'

/** A section's number stands above how much a word weighs in it, both in one small integer. */
const WEIGHT_BITS = 8
const MOST_WEIGHT = 2 ** WEIGHT_BITS - 1
/** Of Okapi's BM25, as the server's engines have them. */
const K = 1.2
const B = 0.75
/** What stands in more than half of all sections says next to nothing, but not the opposite. */
const LEAST_RARE = 1e-6
/** What fewer sections hold is a rare word. */
const RARE = 4
const LOOKED_THROUGH = 80
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

  /** Puts a section in: each of its words with its weight, how many words it has, and the stem of a word in its language. */
  add(section: number, weights: ReadonlyMap<string, number>, length: number, stemOf: (word: string) => string): void {
    for (const [word, weight] of weights) {
      const stem = stemOf(word)
      if (stem !== word) this.#stemmed(stem, word)
      const packed = (section << WEIGHT_BITS) | Math.min(weight, MOST_WEIGHT)
      const held = this.#held.get(word)
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

  /** Takes out the sections from one number to before another. A word is remembered, and proposed only while something holds it. */
  remove(from: number, to: number, words: Iterable<string>): void {
    for (const word of words) {
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

  /** Words that begin so and that very few sections hold, the rarest first. */
  rareWords(start: string): string[] {
    return [...this.#beginning(start)]
      .sort((a, b) => b.length - a.length)
      .slice(0, LOOKED_THROUGH)
      .map((word) => ({ word, count: this.#count(word) }))
      .filter(({ count }) => count > 0 && count < RARE)
      .sort((a, b) => a.count - b.count)
      .map(({ word }) => word)
  }

  readonly #count = (word: string): number => this.#held.get(word)?.length ?? 0

  /** Adds the weights of a term's words up for each section, and answers which sections those are. */
  #gather(term: Term, weights: Float64Array): number[] {
    const sections: number[] = []
    for (const word of this.#expand(term)) {
      for (const packed of this.#held.get(word) ?? []) {
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
    if (!isCorrectable(word)) return
    const alike = this.#alike.get(word.length) ?? { words: [], letters: [] }
    alike.words.push(word)
    alike.letters.push(lettersOf(word))
    this.#alike.set(word.length, alike)
  }

  /** Words of about the same length and letters: each slip changes at most two of the letters that a word has. */
  *#candidates(typed: string): Iterable<string> {
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

/** Where in an ordered list the first stands that is not below. */
function placeOf<T extends string | number>(ordered: readonly T[], wanted: T): number {
  let [from, to] = [0, ordered.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((ordered[middle] as T) < wanted) from = middle + 1
    else to = middle
  }
  return from
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
