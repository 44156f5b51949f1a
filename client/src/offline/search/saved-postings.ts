import { Bytes } from './bytes.ts'
import { placeOf } from './place-of.ts'

/** Posting lists as they are put down: words in order, and the lists of all of them behind each other, in few bytes. */
export interface SavedPostings {
  readonly words: readonly string[]
  /** For each word, where its list ends. */
  readonly ends: Uint32Array
  /** For each word, how many sections hold it. */
  readonly counts: Uint32Array
  readonly lists: Uint8Array
  /** How many words each section has. */
  readonly lengths: Uint32Array
  /** A stem and the words that have it, with tabs between, in order. */
  readonly stems: readonly string[]
}

export const NOTHING_SAVED: SavedPostings = {
  words: [],
  ends: new Uint32Array(),
  counts: new Uint32Array(),
  lists: new Uint8Array(),
  lengths: new Uint32Array(),
  stems: [],
}

type List = readonly (readonly [section: number, weight: number])[]

/** Writes lists down, each by the steps from section to section. Most words weigh one, which takes no byte of its own. */
export function putDown(
  all: readonly (readonly [word: string, list: List])[],
  forms: ReadonlyMap<string, ReadonlySet<string>>,
): Omit<SavedPostings, 'lengths'> {
  const held = all.filter(([, list]) => list.length > 0)
  const words = held.map(([word]) => word)
  const known = new Set(words)
  const bytes = new Bytes()
  const ends = held.map(([, list]) => {
    let last = -1
    for (const [section, weight] of list) {
      bytes.put(((section - last) << 1) | (weight > 1 ? 1 : 0))
      if (weight > 1) bytes.put(weight)
      last = section
    }
    return bytes.at
  })
  const stems = [...forms]
    .map(([stem, some]) => [stem, ...[...some].filter((word) => known.has(word))])
    .filter(({ length }) => length > 1)
    .map((line) => line.join('\t'))
    .sort()
  const counts = Uint32Array.from(held, ([, list]) => list.length)
  return { words, ends: Uint32Array.from(ends), counts, lists: bytes.all(), stems }
}

/** Reads lists that were put down, each when it is asked for. */
export class SavedLists {
  readonly #saved: SavedPostings

  constructor(saved: SavedPostings) {
    this.#saved = saved
  }

  get words(): readonly string[] {
    return this.#saved.words
  }

  count(word: string): number {
    const at = placeOf(this.words, word)
    return this.words[at] === word ? (this.#saved.counts[at] ?? 0) : 0
  }

  each(word: string, tell: (section: number, weight: number) => void): void {
    const { ends, lists } = this.#saved
    const at = placeOf(this.words, word)
    if (this.words[at] !== word) return
    const end = ends[at] ?? 0
    const bytes = new Bytes(lists, at === 0 ? 0 : ends[at - 1])
    for (let section = -1; bytes.at < end; ) {
      const step = bytes.next()
      section += step >> 1
      tell(section, step & 1 ? bytes.next() : 1)
    }
  }

  /** The words of a stem. */
  formsOf(stem: string): readonly string[] {
    const start = `${stem}\t`
    const line = this.#saved.stems[placeOf(this.#saved.stems, start)]
    return line?.startsWith(start) ? line.split('\t').slice(1) : []
  }

  *stems(): Iterable<readonly [stem: string, words: readonly string[]]> {
    for (const line of this.#saved.stems) {
      const [stem = '', ...words] = line.split('\t')
      yield [stem, words]
    }
  }
}
