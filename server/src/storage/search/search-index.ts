import type { Kysely } from 'kysely'
import type { SearchQuery } from '../../ports/search.ts'
import type { Schema } from '../schema.ts'

/** One asked word: any of these folded spellings, the last word of a query also as the beginning of a longer one. */
export interface Term {
  readonly spellings: readonly string[]
  readonly prefix: boolean
}

/** Which sections are wanted: those with all the terms, or those with any. `inTitle` looks at titles only. */
export interface Wanted {
  readonly terms: readonly Term[]
  readonly how: 'all' | 'any'
  readonly inTitle: boolean
}

export type Filter = Pick<SearchQuery, 'kind' | 'tag' | 'status'>

/** A section that was found, with what ranking needs of its thing. */
export interface Found {
  readonly section: number
  readonly doc: number
  /** How well the words fit, from the engine: higher is better, comparable only within one answer. */
  readonly fit: number
  readonly title: string
  readonly status: string | null
  readonly accepted: number
}

/** The folded words of a section as they go into the index. */
export interface IndexedSection {
  readonly id: number
  readonly docId: number
  readonly place: number
  readonly anchor: string
  readonly heading: string
  readonly text: string
  readonly folded: { readonly title: string; readonly heading: string; readonly tags: string; readonly text: string }
}

/** What differs between the engines: the inverted index over sections. `community` is its number, see `shareOf`. */
export interface SearchIndex {
  find(db: Kysely<Schema>, community: number, wanted: Wanted, filter: Filter, limit: number): Promise<readonly Found[]>
  /** How many sections hold each of the terms, counted up to `cap`. */
  counts(db: Kysely<Schema>, community: number, terms: readonly Term[], cap: number): Promise<readonly number[]>
  add(db: Kysely<Schema>, sections: readonly IndexedSection[]): Promise<void>
  remove(db: Kysely<Schema>, docId: number): Promise<void>
}

const SHARE = 2 ** 36

/** The ids that sections of a community may have. */
export const shareOf = (community: number) => ({ from: community * SHARE, below: (community + 1) * SHARE })
