import { applyJson, readBody } from '@commonplace/document'
import type { Adoption, DocumentId, MemberId } from '@commonplace/domain'
import { holdsWordsOf, withdrawnIn, withoutAnswers } from '../derive/withdrawn.ts'
import type { Documents } from '../ports/documents.ts'
import type { Store } from '../ports/store.ts'

interface Tools {
  readonly store: Store
  readonly documents: Documents
}

const PIECE = 100

/**
 * Takes the words of withdrawn answers out of the live documents that they were woven into. Whoever may read a page may open its document,
 * so what is only left out when a page is shown would still be read there.
 */
export async function hideWithdrawn(tools: Tools): Promise<void> {
  const { store } = tools
  for (;;) {
    const adoptions = await store.read.adoptions.withdrawn(PIECE)
    if (adoptions.length === 0) return
    for (const adoption of adoptions) {
      for (const document of await documentsWith(store, adoption)) await hideIn(tools, document, adoption.adoptedBy)
      // Pinned to nothing: the block holds no words, and this adoption is done with.
      await store.change((writes) => writes.adoptions.change(adoption.id, { pinnedRevision: '' }))
    }
  }
}

/** The page it was put in, and whatever its block was copied to. */
async function documentsWith({ read }: Store, { id, pageId, communityId }: Adoption): Promise<DocumentId[]> {
  const page = await read.pages.byId(pageId)
  return [...new Set([...(page ? [page.documentId] : []), ...(await read.documents.holding(communityId, id))])]
}

/** Empties the blocks of withdrawn answers in one document, where they still hold words. */
export async function hideIn({ store, documents }: Tools, id: DocumentId, by: MemberId): Promise<void> {
  const json = await documents.read(id, (doc) => readBody(doc))
  const hidden = await withdrawnIn(store.read, json)
  if (!holdsWordsOf(json, hidden)) return
  await documents.edit(id, by, (doc) => {
    applyJson(doc, withoutAnswers(readBody(doc), hidden, ''), null)
  })
}
