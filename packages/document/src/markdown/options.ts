import type { DocNode } from '../json.ts'

/** Where a link leads once it is brought in: a page of the community, or another address. */
export type ResolvedLink =
  | { readonly pageId: string; readonly title: string; readonly heading?: string | null }
  | { readonly href: string }

export interface MarkdownReadOptions {
  /** Called for every link. `href` is as written, or the `Page#part` of `[[…]]`. Null leaves the link as it is. */
  readonly resolveLink?: (href: string, form: 'link' | 'wiki') => ResolvedLink | null
  /** Called for every picture. Null leaves the source as it is. */
  readonly resolveImage?: (src: string) => string | null
  /** Leaves the first heading in the text: for questions and answers, whose title stands elsewhere. */
  readonly keepTitle?: boolean
  /** Leaves a link that would show a section of another page as words: for what is said in a margin, where no page is shown. */
  readonly wordsOnly?: boolean
}

export interface MarkdownDocument {
  readonly json: DocNode
  /** The fields at the head of the file, word for word, without their fences. */
  readonly frontMatter: string | null
  /** The first heading of level 1; it is taken out of the text where it stood at the head of it. */
  readonly title: string | null
  /** Sentences on what could not be carried over. */
  readonly lost: readonly string[]
}

export interface MarkdownWriteOptions {
  /** Put above the text as a heading of level 1. */
  readonly title?: string
  /** Put at the head of the file between `---`. */
  readonly frontMatter?: string
  /** The address of a page in the written files; null writes `[[Title]]`, the default. */
  readonly pageHref?: (pageId: string, heading: string | null) => string | null
  readonly questionHref?: (questionId: string) => string | null
  readonly imageSource?: (src: string) => string
}
