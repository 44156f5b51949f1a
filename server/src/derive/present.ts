import { type DocNode, readBody, readMeta } from '@commonplace/document'
import type { DocumentId, PageFields } from '@commonplace/domain'
import type { Documents } from '../ports/documents.ts'

/** A document as it stands at one place of its log. */
export interface Present {
  readonly json: DocNode
  readonly fields: PageFields
  readonly seq: number
}

/** The live state, read in one moment. */
export const presentOf = (documents: Documents, id: DocumentId): Promise<Present> =>
  documents.read(id, (doc, seq) => ({ json: readBody(doc), fields: readMeta(doc), seq }))
