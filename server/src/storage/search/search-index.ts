import type { Found, How, Term } from '@commonplace/domain/search'
import type { Kysely } from 'kysely'
import type { Schema } from '../schema.ts'
import type { Filter } from './filter.ts'

/** Which sections are wanted, and how many at most. */
export interface Wanted {
  readonly terms: readonly Term[]
  readonly how: How
  readonly filter: Filter
  readonly limit: number
}
/** Which things are wanted by their titles: those that hold all the terms, and what is called exactly so. */
export type Called = Pick<Wanted, 'terms' | 'filter' | 'limit'> & { readonly exact: string }

/** A section as it goes into the index: folded, and with the stems of its words beside them. */
export interface IndexedSection {
  readonly id: number
  readonly docId: number
  readonly place: number
  readonly anchor: string
  readonly heading: string
  readonly text: string
  readonly folded: Parts
  readonly words: Parts
  /** What narrows a search, see `marksOf`; they are asked for among the tags. */
  readonly marks: readonly string[]
}

interface Parts {
  readonly title: string
  readonly heading: string
  readonly tags: string
  readonly text: string
}

/** What differs between the engines: the inverted indexes over sections and titles. `community` is its number, see `shareOf`. */
export interface SearchIndex {
  find(db: Kysely<Schema>, community: number, wanted: Wanted): Promise<readonly Found[]>
  called(db: Kysely<Schema>, community: number, called: Called): Promise<readonly Found[]>
  /** Things that are about all of the stems, see `stemsIn`, by their first sections. */
  within(
    db: Kysely<Schema>,
    community: number,
    wanted: { readonly stems: readonly string[]; readonly filter: Filter; readonly limit: number },
  ): Promise<readonly Found[]>
  /** How many sections hold each of the terms, counted up to `cap`. */
  counts(db: Kysely<Schema>, community: number, terms: readonly Term[], cap: number): Promise<readonly number[]>
  /** For each word up to `most` of the sections that hold it. */
  holding(
    db: Kysely<Schema>,
    community: number,
    words: readonly string[],
    most: number,
  ): Promise<readonly (readonly number[])[]>
  /** For each stem, how many things are about it, counted up to `counted`; and which that may be seen, where they are fewer than `listed`. */
  about(
    db: Kysely<Schema>,
    community: number,
    stems: readonly string[],
    most: { readonly listed: number; readonly counted: number; readonly filter: Filter },
  ): Promise<readonly { readonly docs: readonly number[]; readonly count: number }[]>
  add(db: Kysely<Schema>, sections: readonly IndexedSection[]): Promise<void>
  /** Keeps the words of a thing's title, see `Called`. */
  addTitle(db: Kysely<Schema>, community: number, docId: number, words: readonly string[]): Promise<void>
  /** Keeps what a thing is about, see `stemsIn`. */
  addStems(db: Kysely<Schema>, community: number, docId: number, stems: ReadonlyMap<string, number>): Promise<void>
  remove(db: Kysely<Schema>, docId: number): Promise<void>
}

const SHARE = 2 ** 36

/** A stem, or a word of a title, as it stands in the index: of its own community only. */
export const stemKey = (community: number, stem: string) => `${community}.${stem}`

/** The ids that sections of a community may have. */
export const shareOf = (community: number) => ({ from: community * SHARE, below: (community + 1) * SHARE })

/** For `most`: each way to leave one of the terms out. */
export const leavingOneOut = <T>(terms: readonly T[]): readonly (readonly T[])[] =>
  terms.map((_, out) => terms.filter((_, i) => i !== out))
