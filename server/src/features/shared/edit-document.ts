import { Refusal } from '@commonplace/api'
import { InvalidDocumentError, TooDeepError, UnknownContentError } from '@commonplace/document'
import type { DocumentId, MemberId } from '@commonplace/domain'
import type * as Y from 'yjs'
import type { Documents } from '../../ports/documents.ts'

/** Changes a live document the way a keystroke does; what the document itself refuses comes back as words for the person. */
export async function editDocument<T>(
  documents: Documents,
  id: DocumentId,
  by: MemberId,
  fn: (doc: Y.Doc) => T,
): Promise<T> {
  try {
    return await documents.edit(id, by, fn)
  } catch (error) {
    throw inWords(error)
  }
}

/** Runs what reads or makes a document out of what somebody sent. */
export async function withDocumentWords<T>(fn: () => Promise<T>): Promise<T> {
  try {
    return await fn()
  } catch (error) {
    throw inWords(error)
  }
}

function inWords(error: unknown): unknown {
  if (error instanceof UnknownContentError) return new Refusal('conflict', error.message)
  if (error instanceof TooDeepError || error instanceof InvalidDocumentError)
    return new Refusal('bad-input', error.message, { field: 'markdown' })
  return error
}
