/** The words of a page a question is asked from, with the words around them. */
export interface Quoted {
  readonly pageId: string
  readonly quote: string
  readonly before: string
  readonly after: string
}

let last: Quoted | null = null

/** Hands the words selected on a page to the screen that asks about them. */
export function keepQuoted(quoted: Quoted): void {
  last = quoted
}

/** The words around a quote, where it was selected in this window; else none: the quote alone is found too. */
export function quotedFrom(pageId: string, quote: string): Quoted {
  return last?.pageId === pageId && last.quote === quote ? last : { pageId, quote, before: '', after: '' }
}
