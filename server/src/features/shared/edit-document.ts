import { Refusal } from '@commonplace/api'
import { InvalidDocumentError, TooDeepError, UnknownContentError } from '@commonplace/document'
import type { DocumentId, MemberId } from '@commonplace/domain'
import type * as Y from 'yjs'
import type { Documents } from '../../ports/documents.ts'
import { say } from '../../words/say.ts'

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
  if (error instanceof UnknownContentError) return new Refusal('conflict', say('unknownContent', error.content))
  if (error instanceof TooDeepError) return new Refusal('bad-input', say('tooDeep'), { field: 'markdown' })
  if (error instanceof InvalidDocumentError)
    return new Refusal('bad-input', say('noDocumentText', error.detail), { field: 'markdown' })
  return error
}
