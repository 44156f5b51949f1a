import type { DocNode, ResolvedLink } from '@commonplace/document'

/** What the addresses of a text lead to, where that is a page. */
export type KnownLinks = ReadonlyMap<string, ResolvedLink>

export interface ReadText {
  readonly json: DocNode
  /** Addresses of links in it, each once, that nothing was known of. */
  readonly addresses: readonly string[]
}

/** Reads Markdown without holding anybody up: a long or strange text takes a parser seconds, and some would take it for ever. */
export interface MarkdownReader {
  /** Refuses a text that takes too long. */
  read(source: string, known: KnownLinks): Promise<ReadText>
}
