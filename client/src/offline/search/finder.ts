import type { PageShape, QuestionShape, SearchHit } from '@commonplace/api'
import type { SearchFilter } from '@commonplace/domain/search'

export type { SearchFilter }

export interface Hits {
  readonly items: SearchHit[]
  readonly total: number
}

/** What was put on the device, changed there or taken off, by its ids. */
export interface Changed {
  readonly pages: readonly string[]
  readonly questions: readonly string[]
}

/** Pages and questions with what waits to be sent in them. */
export interface Laid {
  readonly pages: readonly PageShape[]
  readonly questions: readonly QuestionShape[]
  /** What will be taken away. */
  readonly gone: readonly string[]
}

/** Search over the communities that are kept here. */
export interface Finder {
  /** Null where nothing of the community is kept. */
  search(slug: string, text: string, filter: SearchFilter, from: number, most: number): Promise<Hits | null>
  similar(slug: string, text: string, most: number): Promise<SearchHit[]>
  /** Puts what waits over what is kept; what was put there before and waits no longer is as it is kept. */
  lay(slug: string, laid: Laid): Promise<void>
  /** Looks anew at what changed on the device. */
  follow(slug: string, changed: Changed): Promise<void>
  /** Makes ready, and puts the index down for the next start. */
  prepare(slug: string): Promise<void>
  /** Begins anew from what is on the device when it is next asked. */
  forget(slug: string): Promise<void>
}
