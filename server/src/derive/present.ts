import { type DocNode, readBody, readMeta, type WrittenRun, writtenRuns } from '@commonplace/document'
import type { DocumentId, MemberId, PageFields } from '@commonplace/domain'
import type { Documents } from '../ports/documents.ts'
import type { Reads } from '../ports/store.ts'

/** A document as it stands at one place of its log. */
export interface Present {
  readonly json: DocNode
  readonly fields: PageFields
  readonly seq: number
}

/** The same, with what tells whose its words are. */
export interface Standing extends Present {
  /** The client ids that its words were written under, in the order they stand. */
  readonly runs: readonly WrittenRun[]
}

/** The live state, read in one moment. */
export const presentOf = (documents: Documents, id: DocumentId): Promise<Standing> =>
  documents.read(id, (doc, seq) => ({ json: readBody(doc), fields: readMeta(doc), seq, runs: writtenRuns(doc) }))

/**
 * Who wrote what is not derived yet, after those who are known to have. An act that keeps a version must name whoever was typing
 * meanwhile, not only who acted.
 */
export async function writersOf(reads: Reads, id: DocumentId, known: readonly MemberId[]): Promise<MemberId[]> {
  const content = await reads.documents.content(id)
  const unsettled = await reads.documents.writersAfter(id, content?.seq ?? 0)
  return [...new Set([...known, ...unsettled])]
}
