import type { ShownRef } from '../shown.ts'

export interface ResolvedPage {
  readonly href: string
  /** What the page is called now; the title in the text may be older. */
  readonly title?: string
}

export interface ResolvedImage {
  readonly src: string
  readonly width?: number
  readonly height?: number
}

export interface ResolvedQuestion {
  readonly href: string
  readonly title: string
  /** A line under the title: how many answers, whether one is accepted. */
  readonly note?: string
  /** The first words of the accepted answer. */
  readonly excerpt?: string
}

export interface ResolvedAdoption {
  readonly state: string
  /** Whose answer it is, in a sentence. */
  readonly byline: string
  /** What is said instead where the words are not those that were woven in. */
  readonly altered?: string
  readonly href: string | null
  /** Left out where the block is a copy: the answer lives elsewhere, and nothing is decided here. */
  readonly here?: {
    /** Where to read of what happened since it was woven in. */
    readonly href: string | null
    readonly mayDecide: boolean
  }
}

/** Why the words of a shown section are here, or are not. `apart` leaves them to the device that has the page itself. */
export const SHOWN_STATES = ['shown', 'absent', 'gone', 'trashed', 'cycle', 'deep', 'many', 'apart'] as const
export type ShownState = (typeof SHOWN_STATES)[number]

export interface ResolvedShown {
  readonly state: ShownState
  /** The page it comes from, as it is called today; empty where the reader is not to know. */
  readonly title: string
  readonly heading: string
  readonly href: string | null
  /** Its words, drawn already for this reader: safe to show as they are. */
  readonly html: string
  /** It stands in a kept state of a text, and is shown as it is today all the same. */
  readonly kept?: boolean
}

/** A section whose words are left to the device that draws it. */
export const APART: ResolvedShown = { state: 'apart', title: '', heading: '', href: null, html: '' }

/** The few words the reading page says by itself. */
export interface HtmlWords {
  readonly table: string
  readonly code: string
  readonly embed: (site: string) => string
  readonly adopted: {
    readonly byline: (answeredBy: string, adoptedBy: string) => string
    readonly hidden: string
    readonly altered: (answeredBy: string) => string
    readonly moved: Readonly<Record<string, string>>
    readonly look: string
    readonly decide: Readonly<Record<'update' | 'keep' | 'detach' | 'remove', string>>
  }
  readonly card: {
    readonly answers: (count: number) => string
    readonly accepted: (answers: string) => string
    readonly bySection: string
  }
  readonly shown: {
    readonly from: string
    readonly now: string
    readonly said: Readonly<Record<ShownState, string>>
  }
  readonly callouts: { readonly note: string; readonly tip: string; readonly warning: string; readonly danger: string }
}

export const ENGLISH: HtmlWords = {
  table: 'Table',
  code: 'Code',
  embed: (site) => `Show from ${site}`,
  adopted: {
    byline: (answeredBy, adoptedBy) => `Answered by ${answeredBy} · adopted by ${adoptedBy}`,
    hidden: 'Answer hidden',
    altered: (answeredBy) => `Changed here: no longer the words of ${answeredBy}`,
    moved: {
      'answer-changed': 'The answer has changed since.',
      'page-moved-on': 'The text around this answer has changed since.',
      hidden: 'The answer was withdrawn.',
      altered: 'The words of this answer were changed here.',
    },
    look: 'See what changed',
    decide: { update: 'Update', keep: 'Keep as it is', detach: 'Detach', remove: 'Take it out' },
  },
  card: {
    answers: (count) => (count === 0 ? 'No answer yet' : `${count} ${count === 1 ? 'answer' : 'answers'}`),
    accepted: (answers) => `${answers}, one accepted`,
    bySection: 'Answered by a section of a page',
  },
  shown: {
    from: 'From',
    now: 'as it is today',
    said: {
      shown: '',
      absent: 'A section of another page belongs here. It is not there any more, or it is not visible to you.',
      gone: 'The section that was shown here is not in that page any more.',
      trashed: 'The page that was shown here is in the trash.',
      cycle: 'Shown here, this would show itself: it leads back to the page it stands in. Read it there.',
      deep: 'A section in a section in a section is as deep as is shown here. Read this one there.',
      many: 'As much of other pages is shown here as can be. This one is not.',
      apart: 'A section of another page belongs here. It is shown where that page is kept on this device too.',
    },
  },
  callouts: { note: 'Note', tip: 'Tip', warning: 'Warning', danger: 'Danger' },
}

export interface HtmlOptions {
  /** Null shows the words without a link. */
  readonly resolvePage?: (pageId: string, heading: string | null) => ResolvedPage | null
  readonly resolveImage?: (src: string) => ResolvedImage | string | null
  readonly resolveQuestion?: (questionId: string) => ResolvedQuestion | null
  readonly resolveAdoption?: (adoptionId: string) => ResolvedAdoption | null
  /** Null says that it is not there, or not for this reader. */
  readonly resolveShown?: (ref: ShownRef) => ResolvedShown | null
  /** A formula as HTML that is safe to show, or null where it cannot be drawn. Left out: its source is shown. */
  readonly drawFormula?: (source: string, alone: boolean) => string | null
  /** Code as HTML with its words in classes, or null for a language nobody knows. Left out: plain. */
  readonly colourCode?: (source: string, language: string) => string | null
  /** Whether blocks carry `data-id`, so that a window can keep its place when the editor opens. Default true. */
  readonly blockIds?: boolean
  /** Whether headings carry an id for links into the page. Default true; not where the words of another page are shown. */
  readonly headingIds?: boolean
  readonly words?: HtmlWords
}
