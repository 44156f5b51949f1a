import type { CommunitySettings, Role, Visibility } from '@commonplace/domain'

// The demo community as plain data. People are named by short names, pages by their file, days are days before now.

export interface DemoPerson {
  readonly name: string
  readonly role: Role
  readonly joinedDaysAgo: number
}

/** How a page read at an earlier time: the page as it stands, less some sections, with some words as they were. */
export interface DemoVersion<Person extends string> {
  readonly by: Person
  readonly daysAgo: number
  /** Headings whose sections were not there yet. */
  readonly without?: readonly string[]
  /** Words as they are now, and as they were then. */
  readonly reading?: readonly (readonly [now: string, then: string])[]
  /** A name given to this version. */
  readonly name?: string
}

export interface DemoPage<Person extends string, File extends string> {
  readonly file: File
  readonly parent: File | null
  readonly steward?: Person
  readonly reviewEvery?: number
  /** Oldest first; the last one is the page as it stands. */
  readonly versions: readonly DemoVersion<Person>[]
}

export interface DemoAnswer<Person extends string, File extends string> {
  readonly by: Person
  readonly daysAgo: number
  readonly text: string
  readonly votes?: readonly Person[]
  readonly acceptedBy?: Person
  /** Woven into a page, under a heading of it, after the page was last written. */
  readonly adopted?: { readonly page: File; readonly heading: string; readonly by: Person; readonly daysAgo: number }
}

export interface DemoQuestion<Person extends string, File extends string> {
  readonly title: string
  readonly by: Person
  readonly daysAgo: number
  readonly tags: readonly string[]
  readonly text: string
  /** The words of a page that made somebody ask. */
  readonly askedFrom?: { readonly page: File; readonly quote: string }
  readonly answers: readonly DemoAnswer<Person, File>[]
}

export interface DemoCommunity<Person extends string, File extends string> {
  readonly slug: string
  readonly visibility: Visibility
  readonly settings: CommunitySettings
  readonly people: Readonly<Record<Person, DemoPerson>>
  readonly pages: readonly DemoPage<Person, File>[]
  readonly questions: readonly DemoQuestion<Person, File>[]
}
