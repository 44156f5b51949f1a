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
  callouts: { note: 'Note', tip: 'Tip', warning: 'Warning', danger: 'Danger' },
}

export interface HtmlOptions {
  /** Null shows the words without a link. */
  readonly resolvePage?: (pageId: string, heading: string | null) => ResolvedPage | null
  readonly resolveImage?: (src: string) => ResolvedImage | string | null
  readonly resolveQuestion?: (questionId: string) => ResolvedQuestion | null
  readonly resolveAdoption?: (adoptionId: string) => ResolvedAdoption | null
  /** A formula as HTML that is safe to show, or null where it cannot be drawn. Left out: its source is shown. */
  readonly drawFormula?: (source: string, alone: boolean) => string | null
  /** Code as HTML with its words in classes, or null for a language nobody knows. Left out: plain. */
  readonly colourCode?: (source: string, language: string) => string | null
  /** Whether blocks carry `data-id`, so that a window can keep its place when the editor opens. Default true. */
  readonly blockIds?: boolean
  readonly words?: HtmlWords
}
