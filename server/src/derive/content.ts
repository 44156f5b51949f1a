import { type DerivedContent, type DocNode, deriveContent, revisionOf } from '@commonplace/document'
import type { DocumentId, Instant } from '@commonplace/domain'
import type { Content } from '../ports/documents.ts'

export interface Derived {
  readonly content: Content
  readonly found: DerivedContent
}

/**
 * All that is derived from a body. `shown` is the body without what was withdrawn: its words are what can be found; the body itself and
 * its revision are kept whole.
 */
export function deriveBody(id: DocumentId, json: DocNode, shown: DocNode, seq: number, at: Instant): Derived {
  const found = deriveContent(shown)
  const { text, lead, headings, words } = found
  const content = {
    documentId: id,
    seq,
    json: JSON.stringify(json),
    text,
    lead,
    headings,
    words,
    revision: revisionOf(json),
    derivedAt: at,
  }
  return { content, found }
}

/** The stored body as data. */
export const bodyOfContent = (content: Pick<Content, 'json'>): DocNode => JSON.parse(content.json) as DocNode
