import type { Kind } from '@commonplace/domain'

// What the menus of the editor look up. Handed in, so that the editor knows neither network nor store, and works the same offline.

export interface FoundPage {
  readonly id: string
  readonly title: string
  readonly kind: Kind
}
export interface FoundQuestion {
  readonly id: string
  readonly title: string
  readonly accepted: boolean
}
export interface FoundMember {
  readonly id: string
  readonly name: string
}

export interface Lookup {
  pages(words: string): Promise<readonly FoundPage[]>
  questions(words: string): Promise<readonly FoundQuestion[]>
  members(words: string): Promise<readonly FoundMember[]>
  /** The page that an address of this site leads to, or null. */
  pageAt(address: string): Promise<FoundPage | null>
  /** Makes an empty page and gives its id, or null where that was not possible. */
  createPage(title: string): Promise<FoundPage | null>
}
