import * as Y from 'yjs'
import type { StoredDocument } from './ports.ts'

/** The parts of a document in the order they were kept; together they are all of it. */
export function partsOf({ snapshot, updates }: StoredDocument): readonly Uint8Array[] {
  const after = updates.map(({ update }) => update)
  return snapshot ? [snapshot, ...after] : after
}

/** Builds a document of its parts. */
export function docOf(parts: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const part of parts) Y.applyUpdate(doc, part)
  })
  return doc
}

/**
 * All that is kept of a document as one state, which may stand in the place of it. Always made by way of a document: merging updates as
 * bytes keeps every one of them for ever. Takes as long as the document is large, so engines do it in a thread of its own.
 */
export function foldedState(stored: StoredDocument): Uint8Array {
  const doc = docOf(partsOf(stored))
  try {
    if (doc.store.pendingStructs || doc.store.pendingDs)
      throw new Error('The log holds what stands on something missing')
    return Y.encodeStateAsUpdate(doc)
  } finally {
    doc.destroy()
  }
}
