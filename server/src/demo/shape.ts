import type { Attendance, CommunitySettings, GatheringKind, Role, TrialOutcome, Visibility } from '@commonplace/domain'

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
  /** What a story tried, and what came of it. Those pages stand before it. */
  readonly tried?: readonly { readonly page: File; readonly outcome: TrialOutcome }[]
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

/** Something that the community meets for, again and again, by the clocks of its town. */
export interface DemoGathering<Person extends string> {
  readonly title: string
  readonly kind: GatheringKind
  readonly about: string
  readonly place: string
  readonly rule: string
  /** On the first day of the week, from 0 for Sunday, that lies at least so many days back. */
  readonly since: { readonly daysAgo: number; readonly weekday: number; readonly time: string }
  readonly minutes: number
  /** Who plans it, and hosts it where nobody takes turns. */
  readonly host: Person
  readonly inTurn?: boolean
  readonly sheet?: string
  /** What people said of the next time. */
  readonly answers: Readonly<Partial<Record<Person, Attendance>>>
  readonly showings: readonly { readonly by: Person; readonly title: string; readonly minutes: number }[]
}

/** Agreements are in the order of the statements, from 1 to 5. */
export interface DemoPulse<Person extends string> {
  readonly by: Person
  readonly daysAgo: number
  readonly days: number
  readonly statements: readonly string[]
  readonly replies: Readonly<
    Partial<Record<Person, { readonly agreements: readonly number[]; readonly comment?: string }>>
  >
}

/** Entered once, by a page that was written meanwhile, and confirmed. */
export interface DemoChallenge<Person extends string, File extends string> {
  readonly by: Person
  readonly title: string
  readonly goal: string
  readonly how: string
  readonly badge: string
  readonly daysAgo: number
  readonly days: number
  readonly entry: {
    readonly by: Person
    readonly page: File
    readonly daysAgo: number
    readonly confirmed: readonly Person[]
  }
}

export interface DemoThanks<Person extends string, File extends string> {
  readonly from: Person
  readonly to: Person
  readonly page: File
  readonly words: string
  readonly daysAgo: number
}

/** A thought of the week; without `daysAgo` it waits in the queue. */
export interface DemoThought<Person extends string> {
  readonly by: Person
  readonly words: string
  readonly more?: string
  readonly daysAgo?: number
  readonly replies?: readonly { readonly by: Person; readonly words: string }[]
}

export interface DemoCommunity<Person extends string, File extends string> {
  readonly slug: string
  readonly visibility: Visibility
  readonly settings: CommunitySettings
  readonly people: Readonly<Record<Person, DemoPerson>>
  readonly pages: readonly DemoPage<Person, File>[]
  readonly questions: readonly DemoQuestion<Person, File>[]
  readonly gatherings: readonly DemoGathering<Person>[]
  readonly pulses: readonly DemoPulse<Person>[]
  /** Who takes turns at hosting. */
  readonly rota: readonly Person[]
  readonly charter: { readonly page: File; readonly signed: readonly Person[] }
  readonly challenges: readonly DemoChallenge<Person, File>[]
  readonly thanks: readonly DemoThanks<Person, File>[]
  readonly thoughts: readonly DemoThought<Person>[]
}
