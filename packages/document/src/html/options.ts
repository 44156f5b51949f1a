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
}

export interface ResolvedAdoption {
  readonly state: string
  /** Whose answer it is, in a sentence. */
  readonly byline: string
  readonly href: string | null
}

/** The few words the reading page says by itself. */
export interface HtmlWords {
  readonly table: string
  readonly code: string
  readonly callouts: { readonly note: string; readonly tip: string; readonly warning: string; readonly danger: string }
}

export const ENGLISH: HtmlWords = {
  table: 'Table',
  code: 'Code',
  callouts: { note: 'Note', tip: 'Tip', warning: 'Warning', danger: 'Danger' },
}

export interface HtmlOptions {
  /** Null shows the words without a link. */
  readonly resolvePage?: (pageId: string, heading: string | null) => ResolvedPage | null
  readonly resolveImage?: (src: string) => ResolvedImage | string | null
  readonly resolveQuestion?: (questionId: string) => ResolvedQuestion | null
  readonly resolveAdoption?: (adoptionId: string) => ResolvedAdoption | null
  /** Whether blocks carry `data-id`, so that a window can keep its place when the editor opens. Default true. */
  readonly blockIds?: boolean
  readonly words?: HtmlWords
}
